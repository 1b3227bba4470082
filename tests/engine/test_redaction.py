"""What is redacted is gone from fields, files, lists and log; the log tells who, when, why and how much."""

import pytest
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from tests import parts
from tests.engine.later_acts import NOON
from tests.engine.test_nothing_happens import named
from tests.engine.unchanged import picture
from tests.house import at

NAME = "Professor Olsen"
SECRET = f"{NAME} kom aldri til timen."


def redact(house, case, target, who="worker.idi"):
    with at(NOON):
        house.act(case, who, "redact", target=target, reason="Et navn")


def reasons(case) -> str:
    return repr([(entry.action, dict(entry.why)) for entry in caselog.entries(case)])


def everything(house) -> str:
    return repr(picture(house))


def texts(house, case):
    """Each kind of text of a case, and how it is named: target -> what holds it."""
    measure = parts.measure(house, case, description=SECRET)
    hearing = parts.hearing(house, case, question="Kom hun?")
    return {
        "message": parts.with_files(
            house, case, "worker.idi", "add_message", (), text=SECRET, audience="reporter"
        ),
        "measure": measure,
        "statement": parts.statement(house, hearing, text=SECRET),
        "hearing": parts.hearing(house, case, question=SECRET),
    }


@pytest.mark.parametrize("kind", ("message", "measure", "statement", "hearing"))
def test_a_part(house, kind):
    case = house.case("in_process")
    part = texts(house, case)[kind]
    redact(house, case, f"uid:{part.UID()}")
    held = getattr(part, {"measure": "description", "hearing": "question"}.get(kind, "text"))
    assert held == "" and part.redacted[:2] == (NOON, "worker.idi")
    assert case.redactions == ((f"uid:{part.UID()}", NOON, "worker.idi", len(SECRET)),)
    entry = caselog.entries(case)[-1]
    assert (entry.actor, entry.action) == ("worker.idi", "redact")
    assert {name: entry.why[name] for name in ("target", "reason", "length")} == {
        "target": f"uid:{part.UID()}",
        "reason": "Et navn",
        "length": len(SECRET),
    }
    assert caselog.verify(case) == []
    # What is empty now cannot be redacted again.
    before = picture(house)
    with pytest.raises(InvalidData) as caught:
        redact(house, case, f"uid:{part.UID()}")
    assert named(caught.value.errors) == [("target", "already_redacted")]
    assert picture(house) == before


@pytest.mark.parametrize("field", ("what_happened", "title", "consequence", "place"))
def test_what_was_reported(house, field):
    case = house.case("in_process", **{field: SECRET})
    redact(house, case, f"field:{field}")
    assert getattr(case, field) == (case.number if field == "title" else "")
    assert NAME not in everything(house) + reasons(case)
    # Nor can it be found.
    for name in ("Title", "SearchableText"):
        assert not house.portal.portal_catalog.unrestrictedSearchResults(**{name: "Olsen"})
    assert NAME not in repr(index_of(house.register).rows_of_uid(case.UID()))


def test_a_file(house):
    case = house.case("in_process")
    file = parts.attachment(house, case)
    redact(house, case, f"uid:{file.UID()}")
    assert (file.file, file.title) == (None, "")
    assert case.redactions[0][3] == len(parts.FILE.data)
    assert "plan.txt" not in everything(house)


def test_files_within_parts(house):
    case = house.case("in_process")
    hearing = parts.hearing(house, case)
    said = parts.statement(house, hearing, files=(parts.FILE,))
    (file,) = said.objectValues()
    redact(house, case, f"uid:{file.UID()}")
    assert find_part(case, file.UID()).file is None and said.text


def test_a_copy_in_the_log_goes_too_and_the_log_tells_so(house):
    case = house.case("in_process")
    conclusion = f"{SECRET} Vi tok det opp."
    closing = {"text": "Takk.", "measures_text": "Samtale.", "solved": "yes"}
    case = house.act(case, "worker.idi", "close", conclusion=conclusion, **closing)
    closed = caselog.entries(case)[-1]
    assert closed.why["conclusion"] == conclusion
    redact(house, case, "field:conclusion")
    assert NAME not in everything(house) + reasons(case)
    entries = {entry.seq: entry for entry in caselog.entries(case)}
    assert entries[closed.seq].erased and not entries[closed.seq].why
    told = [entry for entry in entries.values() if entry.action == "payload_erased"]
    assert [(entry.actor, entry.why["seq"], entry.why["reason"]) for entry in told] == [
        ("worker.idi", closed.seq, "Et navn")
    ]
    # That it was erased is told, and is no fault.
    assert [(problem.seq, problem.reason) for problem in caselog.verify(case)] == [(closed.seq, "erased")]


def test_a_short_text_takes_nothing_else_of_the_log_with_it(house):
    case = house.case("in_process", place="A")
    case = house.act(case, "worker.idi", "reassign", case_worker="second.idi", reason="Avtalt med AnsA.")
    redact(house, case, "field:place", "recipient.ie")
    assert [entry.seq for entry in caselog.entries(case) if entry.erased] == []


def test_what_is_written_anew_can_be_redacted_anew(house):
    case = house.case("in_process")
    for text in (SECRET, f"{SECRET} Igjen."):
        house.act(case, "worker.idi", "update_process", cause=text)
        redact(house, case, "field:cause")
        assert case.cause == ""
    assert [row[3] for row in case.redactions] == [len(SECRET), len(SECRET) + 7]


def test_a_proposed_evaluation_is_a_text_of_its_measure(house):
    case = house.case("in_process")
    made = house.act(parts.measure(house, case), "ola", "finish", evidence="Gjort.")
    house.act(made, "ola", "evaluate", result="no", effect=SECRET)
    redact(house, case, f"uid:{made.UID()}")
    assert NAME not in everything(house) + reasons(case)


def test_an_earlier_proposal_is_a_text_of_its_measure_too(house):
    case = house.case("in_process")
    made = house.act(parts.measure(house, case), "ola", "finish", evidence="Gjort.")
    house.act(made, "ola", "evaluate", result="no", effect=SECRET)
    house.act(made, "ola", "evaluate", result="no", effect="Planen ble ikke fulgt.")
    redact(house, case, f"uid:{made.UID()}")
    assert NAME not in everything(house) + reasons(case)


def test_what_is_in_the_log_alone_is_a_text_of_its_measure_too(house):
    case = house.case("in_process")
    made = parts.measure(house, case, description="")
    house.act(made, "worker.idi", "ask_agreement")
    house.act(made, "manager.idi", "decline", reason=SECRET)
    # Nothing that was said stands any more.
    house.act(made, "worker.idi", "ask_agreement")
    redact(house, case, f"uid:{made.UID()}")
    assert NAME not in everything(house) + reasons(case)
    with pytest.raises(InvalidData) as caught:
        redact(house, case, f"uid:{made.UID()}")
    assert named(caught.value.errors) == [("target", "already_redacted")]


@pytest.mark.parametrize(
    "target", ("field:number", "field:reporter", "field:nope", "uid:nope", "nope", "uid:")
)
def test_what_cannot_be_redacted(house, target):
    case = house.case("in_process")
    before = picture(house)
    with pytest.raises(InvalidData) as caught:
        redact(house, case, target)
    assert named(caught.value.errors) == [("target", "unknown_target")]
    assert picture(house) == before


def test_a_part_of_another_case(house):
    case, other = house.case("in_process"), house.case("in_process")
    part = parts.message(house, other)
    with pytest.raises(InvalidData) as caught:
        redact(house, case, f"uid:{part.UID()}")
    assert named(caught.value.errors) == [("target", "unknown_target")]
    assert part.text == "Sjekk planen."
