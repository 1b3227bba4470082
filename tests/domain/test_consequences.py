"""What follows from an action whatever act it is: hearings end, access ends and is told, a term begins."""

import pytest
from datetime import timedelta
from tests.domain.case_parts import BEFORE
from tests.domain.case_parts import DEADLINE
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import moment
from tests.domain.case_parts import parts_of
from tests.domain.case_parts import planned
from tests.domain.case_parts import sent
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import NOW

CLOSE = {"conclusion": "x", "solved": "yes", "text": "y", "measures_text": "z"}
#: Action, the state it starts from, who does it, its data. After these no hearing goes on.
ENDS = {
    "approve, to a department": (
        "approve",
        "received",
        "second",
        {"unit": "IDI", "case_worker": "worker.idi"},
    ),
    "change_unit": ("change_unit", "received", "second", {"faculty": "HF", "reason": "x"}),
    "not_approve": (
        "not_approve",
        "received",
        "second",
        {"reason_code": "hse", "text": "x", "where_instead": "y"},
    ),
    "send_back": ("send_back", "in_process", "worker.idi", {"reason": "x"}),
    "withdraw": ("withdraw", "forwarded", "kari", {"reason": "x"}),
    "close_as_notification": ("close_as_notification", "in_process", "worker.idi", {"comment": "x"}),
    "reregister": ("reregister", "in_process", "worker.idi", {"text": "x"}),
}
#: After these it does.
GOES_ON = {
    "approve, at the faculty": ("approve", "received", "second", {"unit": "IE", "case_worker": "worker.ie"}),
    "accept": ("accept", "forwarded", "worker.idi", {"severity": "low"}),
    "update_process": ("update_process", "in_process", "worker.idi", {"cause": "x"}),
    "reassign": ("reassign", "in_process", "worker.idi", {"case_worker": "second.idi", "reason": "x"}),
    "preliminary_response": (
        "preliminary_response",
        "in_process",
        "worker.idi",
        {"reason": "x", "text": "x", "expected": NOW.date() + timedelta(days=60)},
    ),
    "request_information": ("request_information", "in_process", "worker.idi", {"text": "x"}),
}


def done(row, *found, **changes):
    act, state, actor, data = row
    return planned(act, holding(case(state, **changes), *found), moment(actor), **data)


@pytest.mark.parametrize("name", ENDS)
def test_hearings_end(name):
    plan = done(ENDS[name], hearing(), hearing("draft", "h2"), hearing("closed", "h3"))
    assert [h.state for h in plan.after.whole.hearings] == ["closed", "draft", "closed"]
    assert plan.after.hearing_access == () == plan.changes["hearing_access"]
    (change,) = parts_of(plan)
    assert (change.uid, change.transition, change.own) == ("h1", "close", False)
    assert dict(change.changes) == {"ended": NOW}


@pytest.mark.parametrize("name", GOES_ON)
def test_hearings_go_on(name):
    plan = done(GOES_ON[name], hearing())
    assert plan.after.whole.find("h1").state == "open" and len(plan.after.hearing_access) == 2
    assert "hearing_access" not in plan.changes
    assert not {part.uid for part in parts_of(plan)} & {"h1"}


@pytest.mark.parametrize("name", ENDS)
def test_who_took_part_and_who_asked_are_told(name):
    told = sent(done(ENDS[name], hearing()))
    assert {to for kind, to in told if kind == "access_ended"} >= {"ola", "per"}
    # recipient.ie opened it; where the case has gone to another faculty she sees it no more.
    seen = name != "change_unit"
    assert (("hearing_closed", "recipient.ie") in told) is seen


def test_who_ends_her_own_hearing_is_not_told():
    row = ("approve", "received", "recipient.ie", {"unit": "IDI", "case_worker": "worker.idi"})
    assert "hearing_closed" not in {kind for kind, _to in sent(done(row, hearing()))}


def test_one_whose_deadline_has_passed_ended_then():
    late = hearing(deadline=NOW - timedelta(hours=2))
    plan = done(ENDS["send_back"], late)
    assert dict(parts_of(plan)[0].changes) == {"ended": NOW - timedelta(hours=2)}


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("change_unit", True),
        ("send_back", True),
        ("approve, to a department", False),
        ("withdraw", False),
    ],
)
def test_a_case_that_waits_for_a_receipt_form_waits_from_now(name, begins):
    plan = done(ENDS[name], received_since=BEFORE)
    assert plan.after.received_since == (NOW if begins else BEFORE)
    assert plan.changes.get("received_since") == (NOW if begins else None)


def test_a_case_not_approved_waits_anew_when_it_is_reopened():
    plan = planned("reopen", case("not_approved", received_since=BEFORE), moment("recipient.ie"), reason="x")
    assert plan.changes["received_since"] == NOW
    again = planned("add_message", plan.after, moment("recipient.ie"), text="x", audience="internal")
    assert "received_since" not in again.changes


# who is told that access has ended, or begun again -------------------------------------------------


def ended(plan) -> set[str]:
    return {to for kind, to in sent(plan) if kind == "access_ended"}


def test_a_measure_that_is_done_is_still_hers_after_the_closing_for_the_evaluation():
    row = ("close", "in_process", "worker.idi", CLOSE)
    assert ended(done(row, measure("done"))) == set()
    for state in ("evaluated", "cancelled"):
        assert ended(done(row, measure(state))) == {"ola"}


def test_a_measure_that_another_takes_over():
    facts = holding(case("in_process"), measure())
    plan = planned("Measure.change", facts, moment("worker.idi", "m1"), responsible="per")
    assert ended(plan) == {"ola"}
    # She has another one on the case.
    two = holding(case("in_process"), measure(), measure("done", "m2"))
    assert ended(planned("Measure.change", two, moment("worker.idi", "m1"), responsible="per")) == set()


def test_who_has_another_place_on_the_case_is_not_told_that_hers_has_ended():
    row = ENDS["close_as_notification"]
    # By the hearing and as case worker; as deputy; by a measure to be evaluated.
    assert (
        ended(done(("close", "in_process", "x", CLOSE), measure("evaluated", responsible="worker.idi")))
        == set()
    )
    assert ended(done(row, hearing(), deputies=(assignment("per"),))) == {"ola"}
    assert ended(done(row, hearing(), measure("done", responsible="per"))) == {"ola"}
    helping = holding(case("in_process", coworkers=(assignment("ola"),)), measure())
    left = planned("remove_coworker", helping, moment("worker.idi"), person="ola")
    assert ended(left) == set()


def test_a_recusal_is_never_told():
    facts = holding(case(), hearing(), measure("done", responsible="per"))
    plan = planned("recuse", facts, moment("recipient.ie"), person="per", reason="x")
    assert sent(plan) == []


def test_an_access_that_ended_by_the_clock_is_told_by_who_takes_it_away():
    facts = holding(case("in_process"), hearing())
    plan = planned("close_as_notification", facts, moment("worker.idi", now=DEADLINE), comment="x")
    assert ended(plan) == {"ola", "per"}
    # Asked again, they have it again.
    late = moment("worker.idi", "h1", now=DEADLINE)
    assert ended(planned("Hearing.ask_again", facts, late)) == set()


def test_measures_of_a_case_that_is_opened_again():
    facts = holding(
        case("closed", withdrawn=True),
        measure("evaluated", "m0"),
        measure(),
        measure("done", "m2", responsible="per"),
    )
    plan = planned("reopen", facts, moment("recipient.ie"), reason="x")
    given = [(n.to, n.part, n.words["role"]) for n in plan.notices if n.kind == "access_given"]
    # per has seen hers all the time.
    # What is evaluated is no task any more.
    assert given == [("ola", "m1", "Measure Responsible")]
    assert ("access_given", "ola") in sent(plan)
