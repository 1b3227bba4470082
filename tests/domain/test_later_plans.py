"""What the actions of the dialogue, the deadline and the closing change: typed in, with no Plone running."""

import pytest
from datetime import date
from ntnu.deviations.domain.plan import Redaction
from ntnu.deviations.engine.file_parts import Upload
from tests.domain.case_parts import BEFORE
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import moment
from tests.domain.case_parts import parts_of
from tests.domain.case_parts import planned
from tests.domain.case_parts import question
from tests.domain.case_parts import transition
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import NOW
from tests.domain.world import TODAY

FILES = (Upload("plan.pdf", b"%PDF"), Upload("liste.csv", b"a;b"))


@pytest.mark.parametrize(
    ("act", "state", "actor", "data", "kind", "shared"),
    [
        ("request_information", "received", "recipient.ie", {"text": "Når?"}, "question", True),
        ("add_message", "received", "recipient.ie", {"text": "x", "audience": "internal"}, "note", False),
        ("add_message", "received", "recipient.ie", {"text": "x", "audience": "reporter"}, "message", True),
        ("answer", "received", "kari", {"text": "I går", "question": "q1"}, "answer", True),
        ("add_information", "received", "kari", {"text": "Og mer"}, "information", True),
        ("not_solved", "closed", "kari", {"text": "Nei"}, "not_solved", True),
    ],
)
def test_a_message(act, state, actor, data, kind, shared):
    facts = holding(case(state, closed=BEFORE), question("q1"))
    plan = planned(act, facts, moment(actor, files=FILES), **data)
    written = plan.after.whole.messages[-1]
    assert (written.uid, written.kind, written.author, written.at) == ("new-1", kind, actor, NOW)
    assert written.question == ("q1" if act == "answer" else None)
    message, *files = parts_of(plan)
    assert (message.kind, message.uid, message.shared) == ("DeviationMessage", "new-1", shared)
    assert message.attributes["text"] == data["text"]
    assert [(f.inside, f.shared) for f in files] == [("new-1", shared)] * 2
    assert (transition(plan), plan.after.state, plan.part) == (None, state, "new-1")
    # The log keeps that something was written, not what.
    assert data["text"] not in repr(dict(plan.why))


def test_what_was_not_solved_is_noted_on_the_case():
    plan = planned("not_solved", holding(case("closed", closed=BEFORE)), moment("kari"), text="Nei")
    assert plan.after.not_solved == NOW and plan.changes == {"not_solved": NOW}


@pytest.mark.parametrize(("audience", "shared"), [("internal", False), ("reporter", True)])
def test_files_of_the_case(audience, shared):
    plan = planned("add_attachment", case(), moment("worker.idi", files=FILES), audience=audience)
    assert [(f.kind, f.inside, f.shared) for f in parts_of(plan)] == [
        ("DeviationAttachment", None, shared)
    ] * 2
    assert dict(plan.why) == {"attachments": 2, "audience": audience}
    assert plan.after == plan.before


# deadline and closing -----------------------------------------------------------------------------


def test_a_preliminary_response_moves_the_deadline_and_nothing_else_does():
    later = date(2027, 1, 20)
    said = {"reason": "Venter på sensor", "expected": later, "text": "Det tar lengre tid."}
    plan = planned("preliminary_response", case("in_process"), moment("worker.idi"), **said)
    assert (plan.after.due, plan.after.preliminary, plan.after.state) == (later, TODAY, "in_process")
    assert plan.changes == {"due": later, "preliminary": TODAY, "preliminary_text": "Det tar lengre tid."}
    assert dict(plan.why) == {
        "reason": "Venter på sensor",
        "text": "Det tar lengre tid.",
        "from": "2026-12-16",
        "to": "2027-01-20",
    }
    (notice,) = plan.notices
    assert dict(notice.words) == {"expected": later, "text": "Det tar lengre tid."}


@pytest.mark.parametrize("state", ("received", "forwarded"))
def test_a_withdrawn_case_is_closed(state):
    plan = planned("withdraw", case(state), moment("kari"), reason="Det ordnet seg")
    assert (transition(plan), plan.after.state, plan.after.withdrawn) == ("withdraw", "closed", True)
    assert plan.changes == {"withdrawn": True, "closed": NOW, "first_closed": NOW}


def test_closed_as_a_notification_case():
    facts = case("in_process", first_closed=BEFORE)
    plan = planned("close_as_notification", facts, moment("worker.idi"), comment="Følges opp som varsel.")
    assert (transition(plan), plan.after.state) == ("close_as_notification", "closed")
    assert plan.changes == {
        "text_to_reporter": "Følges opp som varsel.",
        "measures_text": "",
        "solved": None,
        "closed": NOW,
        "first_closed": BEFORE,
    }


def test_redacting_takes_one_thing_and_tells_its_length():
    at = moment("worker.idi", redactable=lambda: {"field:title": 21, "uid:q1": 8})
    plan = planned("redact", case("closed"), at, target="field:title", reason="Et navn")
    assert plan.each(Redaction) == (Redaction("field:title", 21, "Et navn"),)
    assert dict(plan.why) == {"target": "field:title", "reason": "Et navn", "length": 21}
    # A case is called something: mails and lists have its number.
    assert plan.after.title == "AVVIK-2026-000412"
    assert planned("redact", case("closed"), at, target="uid:q1", reason="x").after == case("closed")


def test_reopening_answers_what_the_reporter_said_of_the_closing():
    facts = case("closed", closed=BEFORE, first_closed=BEFORE, withdrawn=True, not_solved=NOW)
    plan = planned("reopen", facts, moment("recipient.ie"), reason="x")
    assert (plan.after.withdrawn, plan.after.not_solved, plan.after.closed) == (False, None, None)
    assert plan.after.first_closed == BEFORE
    assert (plan.changes["withdrawn"], plan.changes["not_solved"]) == (False, None)


def test_a_deputy_stands_in_for_the_recipients_of_one_faculty():
    facts = case(deputies=(assignment("ola"),))
    moved = planned("change_unit", facts, moment("recipient.ie"), faculty="HF", reason="x")
    assert (moved.after.deputies, moved.changes["deputies"]) == ((), ())
    assert planned(
        "send_back", case("in_process", deputies=(assignment("ola"),)), moment("x"), reason="x"
    ).after.deputies


def test_acts_on_parts_leave_the_case_as_it_is():
    facts = holding(case("in_process"), measure(), hearing())
    for act, part, data in (
        ("Measure.start", "m1", {}),
        ("Measure.cancel", "m1", {"reason": "x"}),
        ("Measure.ask_agreement", "m1", {}),
        ("Hearing.give_statement", "h1", {"text": "x"}),
    ):
        plan = planned(act, facts, moment("per", part, "Case Worker"), **data)
        assert plan.after.but(parts=facts.parts) == facts, act
        assert plan.changes == {}, act
