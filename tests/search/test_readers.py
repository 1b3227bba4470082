"""Nobody finds, counts or gets a facet by a word that they may not read; what is gone is gone at once."""

import pytest
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.upkeep import settle
from tests.parts import attachment
from tests.parts import hearing
from tests.parts import measure
from tests.parts import statement
from tests.register import APPROVE

#: Words found nowhere else. Those of the report, of what was said to the reporter, and of the casework.
REPORT = {"xenontitle", "xenonhappened", "xenonconsequence", "XEN4711", "xenonplace"}
SAID = {"xenonmessage", "xenonasking", "xenonpreliminary"}
CASEWORK = {"xenonnote", "xenoncause", "kryptonmemo", "xenonmeasure", "xenonhearing", "xenonstatement"}
#: In no text that is searched.
NOWHERE = {"plan.txt", "kari", "Kari Nordmann", "worker.idi"}
EVERYTHING = REPORT | SAID | CASEWORK

READS = {
    "recipient.ie": EVERYTHING,
    "recipient.idi": EVERYTHING,
    "worker.idi": EVERYTHING,
    "manager.idi": EVERYTHING,
    "technician": EVERYTHING,
    "kari": REPORT | SAID,
    # Takes part in the hearing.
    "per": REPORT,
    # Carries out the measure, or has no role on the case.
    **dict.fromkeys(
        ("ola", "second.idi", "recipient.hf", "archivist", "eqs", "siteadmin", "reader", "speakup"), set()
    ),
}


@pytest.fixture(params=["just written", "settled"])
def case(house, request):
    made = house.case(
        "in_process",
        approve={**APPROVE, "note": "xenonnote"},
        title="Om xenontitle",
        what_happened="Det er xenonhappened her.",
        consequence="xenonconsequence",
        course_code="XEN4711",
        place="xenonplace",
    )
    worker = "worker.idi"
    house.act(made, worker, "update_process", severity="high", cause="xenoncause")
    house.act(made, worker, "add_message", audience="internal", text="kryptonmemo")
    house.act(made, worker, "add_message", audience="reporter", text="xenonmessage")
    house.act(made, worker, "request_information", text="xenonasking")
    house.act(
        made, worker, "preliminary_response", reason="Mye.", expected="2099-01-01", text="xenonpreliminary"
    )
    measure(house, made, description="xenonmeasure")
    statement(house, hearing(house, made, question="xenonhearing"), text="xenonstatement")
    attachment(house, made)
    if request.param == "settled":
        settle(index_of(house.register))
    return made


def found(house, person, text, view="all") -> bool:
    """Is the case found? Rows, number and facets agree."""
    told = search(house.register, house.user(person), view, {"text": text}, "relevance", facets=True)
    counts = [sum(told.facets.get(name, {}).values()) for name in ("state", "unit", "theme")]
    assert [len(told.rows), *counts] == [told.total] * 4
    return told.total > 0


@pytest.mark.parametrize("person", READS)
def test_each_finds_what_they_read(house, case, person):
    assert {word for word in EVERYTHING if found(house, person, word)} == READS[person]
    assert not any(found(house, person, word) for word in NOWHERE)
    for view in ("mine", "unit", "waiting", "late"):
        assert {word for word in EVERYTHING if found(house, person, word, view)} <= READS[person]


@pytest.mark.parametrize("person", ["kari", "per", "second.idi"])
def test_nor_by_a_part_or_another_spelling_of_it(house, case, person):
    ways = ["xenoncaus", "cause", "xenoncauze", "xenoncause xenonnote", "xenontitle xenoncause"]
    assert [text for text in ways if found(house, "worker.idi", text)] == ways
    assert [text for text in ways if found(house, person, text)] == []


def test_the_order_tells_nothing_of_what_is_hidden(house, case):
    """A word that is rare in what kari reads, and common in what she does not."""
    few = house.report("kari", title="Argon", what_happened="Neon.")
    house.report("kari", title="Helium helium", what_happened="Argon. Neon.")
    asked = {"text": "argon neon"}

    def order():
        return [
            row.title for row in search(house.register, house.user("kari"), "all", asked, "relevance").rows
        ]

    before = order()
    for text in ("Helium.", "Argon.", "Argon argon neon helium."):
        house.act(case, "worker.idi", "add_message", audience="internal", text=text)
    for _more in range(3):
        house.report("per", title="Argon", what_happened="Argon.")
    assert order() == before == [few.title, "Helium helium"]


def test_what_is_redacted_is_gone_at_once(house, case):
    note = next(part for part in case.objectValues() if getattr(part, "text", "") == "kryptonmemo")
    for target, word in ((f"uid:{note.UID()}", "kryptonmemo"), ("field:what_happened", "xenonhappened")):
        assert found(house, "recipient.ie", word)
        house.act(case, "recipient.ie", "redact", target=target, reason="Det skulle ikke stå der.")
        assert not found(house, "recipient.ie", word) and not found(house, "recipient.ie", word[:-2])
        assert _kept(house, word) == []
    house.act(case, "recipient.ie", "redact", target="field:title", reason="Det skulle ikke stå der.")
    assert not found(house, "recipient.ie", "xenontitle")
    assert found(house, "recipient.ie", "xenoncause")


def _kept(house, word: str) -> list[str]:
    """Where the index still has the word."""
    words = index_of(house.register).words
    stems = [stem for layer in words.settled for stem in (*layer.forwards, *layer.backwards)]
    return [stem for stem in stems if stem in (word, word[::-1])]


def test_what_was_handed_over_or_deleted_is_found_by_nobody(house, case):
    house.act(case, "recipient.ie", "reregister", text="xenonhanded")
    for word in (*EVERYTHING, "xenonhanded"):
        assert not any(found(house, person, word) for person in ("recipient.ie", "kari", "technician"))
        assert _kept(house, word.casefold()) == []


def test_a_recused_person_finds_nothing(house, case):
    house.act(case, "recipient.ie", "recuse", person="second.ie", reason="Nær slekt.")
    assert not any(found(house, "second.ie", word) for word in EVERYTHING)
    assert found(house, "recipient.ie", "xenoncause")
