"""Some words of a text are redacted: they are gone from everywhere, and the rest of the text stays."""

import pytest
from ntnu.deviations.access.index import index_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from tests import parts
from tests.engine.later_acts import NOON
from tests.engine.test_nothing_happens import named
from tests.engine.test_redaction import everything
from tests.engine.test_redaction import NAME
from tests.engine.test_redaction import reasons
from tests.engine.test_redaction import redact
from tests.engine.test_redaction import SECRET
from tests.engine.test_redaction import texts
from tests.engine.unchanged import picture
from tests.house import at


def only(house, case, target, words, who="worker.idi", **more):
    with at(NOON):
        house.act(case, who, "redact", target=target, words=words, reason="Et navn", **more)


def test_some_words_of_a_text(house):
    case = house.case("in_process", what_happened=f"{SECRET} {NAME} beklaget.", title=f"Om {NAME}")
    only(house, case, "field:what_happened", NAME)
    only(house, case, "field:title", NAME)
    assert case.what_happened == "[redacted] kom aldri til timen. [redacted] beklaget."
    assert case.title == "Om [redacted]"
    assert NAME not in everything(house) + reasons(case)
    for name in ("Title", "SearchableText"):
        assert not house.portal.portal_catalog.unrestrictedSearchResults(**{name: "Olsen"})
    assert "olsen" not in repr(index_of(house.register).rows_of_uid(case.UID())).lower()
    told = [dict(entry.why) for entry in caselog.entries(case) if entry.action == "redact"]
    assert [(why["target"], why["length"]) for why in told] == [
        ("field:what_happened", 2 * len(NAME)),
        ("field:title", len(NAME)),
    ]
    assert caselog.verify(case) == []


def test_one_occurrence_of_some_words(house):
    case = house.case("in_process", what_happened="Kari kom. Kari gikk. Kari kom igjen.")
    only(house, case, "field:what_happened", "Kari", occurrence=2)
    assert case.what_happened == "Kari kom. [redacted] gikk. Kari kom igjen."


@pytest.mark.parametrize("kind", ("message", "measure", "statement", "hearing"))
def test_some_words_of_a_part(house, kind):
    case = house.case("in_process")
    part = texts(house, case)[kind]
    only(house, case, f"uid:{part.UID()}", NAME)
    held = getattr(part, {"measure": "description", "hearing": "question"}.get(kind, "text"))
    assert held == "[redacted] kom aldri til timen."
    # The rest of it can still be redacted.
    redact(house, case, f"uid:{part.UID()}")


def test_a_sentence_in_the_log_with_the_words_goes_too(house):
    case = house.case("in_process", what_happened="Ola Dunk var der.")
    case = house.act(case, "worker.idi", "reassign", case_worker="second.idi", reason="Ola Dunk er her.")
    only(house, case, "field:what_happened", "Ola Dunk", "second.idi")
    assert "Dunk" not in everything(house) + reasons(case)
    # Who was given the case is an id, and no sentence: the other entries stay.
    assert [entry.action for entry in caselog.entries(case) if entry.erased] == ["reassign"]


def test_a_proposed_evaluation_loses_the_words_too(house):
    case = house.case("in_process")
    made = house.act(parts.measure(house, case), "ola", "finish", evidence=f"{NAME} sa ja.")
    house.act(made, "ola", "evaluate", result="no", effect=SECRET)
    only(house, case, f"uid:{made.UID()}", NAME)
    assert NAME not in everything(house) + reasons(case)


@pytest.mark.parametrize(
    "words, more, fault",
    (
        ("Hansen", {}, ("words", "no_such_words")),
        ("olsen", {}, ("words", "no_such_words")),
        (NAME, {"occurrence": 2}, ("occurrence", "no_such_occurrence")),
        ("", {"occurrence": 1}, ("words", "words_missing")),
        (NAME, {"occurrence": 0}, ("occurrence", "too_small")),
        (NAME, {"reason": f"Det er {NAME}."}, ("reason", "reason_tells")),
    ),
)
def test_words_that_cannot_be_redacted(house, words, more, fault):
    case = house.case("in_process", what_happened=SECRET)
    before = picture(house)
    with pytest.raises(InvalidData) as caught:
        house.act(
            case,
            "worker.idi",
            "redact",
            **{"target": "field:what_happened", "words": words, "reason": "Et navn", **more},
        )
    assert named(caught.value.errors) == [fault]
    assert picture(house) == before


def test_words_of_a_file(house):
    case = house.case("in_process")
    file = parts.attachment(house, case)
    with pytest.raises(InvalidData) as caught:
        only(house, case, f"uid:{file.UID()}", "plan")
    assert named(caught.value.errors) == [("words", "file_has_no_words")]


def test_an_identity_number_is_among_the_words_that_may_be_sent(house):
    case = house.case("in_process", what_happened="Nummeret var her.")
    number = "13097248022"
    case.what_happened = f"Nummeret {number} var her."
    only(house, case, "field:what_happened", number)
    assert case.what_happened == "Nummeret [redacted] var her."
    assert number not in everything(house) + reasons(case)


@pytest.mark.parametrize("said", ["Ola Dunks feil.", "OLA DUNK var der.", "Det var Ola\nDunk som sa det."])
def test_also_as_the_log_spells_them(house, said):
    case = house.case("in_process", what_happened="Ola Dunk var der.")
    case = house.act(case, "worker.idi", "reassign", case_worker="second.idi", reason=said)
    only(house, case, "field:what_happened", "Ola Dunk", "second.idi")
    assert "dunk" not in (everything(house) + reasons(case)).casefold()
