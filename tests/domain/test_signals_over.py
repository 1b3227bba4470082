"""When what waits begins, and when it is over."""

import pytest
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from tests.domain.case_parts import BEFORE
from tests.domain.case_parts import DEADLINE
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import moment
from tests.domain.case_parts import planned
from tests.domain.case_parts import question
from tests.domain.waiting import codes
from tests.domain.waiting import said
from tests.domain.waiting import the
from tests.domain.waiting import WORKER
from tests.domain.world import case
from tests.domain.world import NOW

LATER = NOW + timedelta(hours=1)
REFUSED = ((BEFORE, "recipient.ie"),)


def test_it_is_over_when_the_time_is():
    asked = holding(case("in_process"), hearing())
    instant = timedelta(microseconds=1)
    assert "give_statement" in codes(asked, DEADLINE - instant)
    assert codes(asked, DEADLINE) == ["read_statements", "close"]
    assert set(the(asked, "read_statements", DEADLINE).who) == {"recipient.ie", *WORKER}
    ended = holding(case("in_process"), hearing("closed", ended=DEADLINE))
    assert codes(ended, DEADLINE) == ["read_statements", "close"]
    closed_by_hand = holding(case("in_process"), hearing("closed", ended=NOW))
    assert codes(closed_by_hand, DEADLINE) == ["close"]
    unhappy = case("closed", not_solved=NOW)
    assert codes(unhappy, NOW + timedelta(days=30) - instant) == ["not_solved"]
    assert codes(unhappy, NOW + timedelta(days=30)) == []
    refused = case("closed", refused=REFUSED)
    assert codes(refused, BEFORE + timedelta(days=60) - instant) == ["mail_refused"]
    assert codes(refused, BEFORE + timedelta(days=60)) == []


@pytest.mark.parametrize("state", ["in_process", "closed"])
def test_an_evaluation_waits_from_its_day(state):
    done = measure("done", evaluate_on=date(2026, 12, 1))
    facts = holding(case(state), done)
    base = ["close"] if state == "in_process" else []
    midnight = datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
    assert codes(facts, midnight - timedelta(seconds=1)) == base
    assert codes(facts, midnight) == ["propose_evaluation", "evaluate", *base]
    assert set(the(facts, "propose_evaluation", midnight).who) == {"ola"}
    assert set(the(facts, "evaluate", midnight).who) == WORKER
    proposed = holding(case(state), measure("done", evaluate_on=date(2026, 12, 1), proposed="yes"))
    assert codes(proposed, midnight) == ["evaluate", *base]
    early = holding(case(state), done.but(proposed="yes", proposed_at=NOW))
    assert codes(early, NOW) == ["evaluate", *base]
    own = holding(case(state), measure("done", evaluate_on=date(2026, 12, 1), responsible="worker.idi"))
    assert codes(own, midnight) == ["evaluate", *base]


LONG_AGO = BEFORE - timedelta(days=9)
NEWS = {
    "read_answer": ([question(author="worker.idi"), said("answer", "a1", BEFORE, of="q1")], {}),
    "read_information": ([said("information", "i1", BEFORE)], {}),
    "read_statements": (
        [hearing("closed", ended=LONG_AGO, deadline=LONG_AGO, opened_by="worker.idi")],
        {},
    ),
    "reopened": ([], {"reopened": BEFORE}),
    "mail_refused": ([], {"refused": ((BEFORE, "worker.idi"),)}),
}


@pytest.mark.parametrize("code", NEWS)
@pytest.mark.parametrize(
    "actor, role, act, ends",
    [
        ("worker.idi", "Case Worker", "add_message", True),
        ("second.idi", "Case Worker", "add_message", True),
        ("recipient.ie", "Notification Recipient", "add_message", False),
        ("kari", "Reporter", "add_information", False),
    ],
)
def test_news_end_when_one_of_those_they_wait_for_does_anything(code, actor, role, act, ends):
    came, more = NEWS[code]
    facts = holding(case("in_process"), *came).but(**more)
    since = the(facts, code).since
    plan = planned(act, facts, moment(actor, role=role), text="Mer.", audience="internal")
    assert (code in codes(plan.after)) is not ends
    assert plan.changes.get("attended", ()) == (((code, NOW),) if ends else ())
    if not ends:
        assert the(plan.after, code).since == since


def test_what_comes_afterwards_is_news_again():
    facts = holding(case("in_process"), *NEWS["read_information"][0])
    plan = planned(
        "add_message", facts, moment("worker.idi", role="Case Worker"), text="N.", audience="internal"
    )
    again = plan.after.but(parts=plan.after.whole.put(said("information", "i2", LATER)))
    assert the(again, "read_information", LATER).since == LATER


def test_a_step_waits_since_it_came():
    approved = planned("accept", case("forwarded"), moment("worker.idi", role="Case Worker"), severity="low")
    assert the(approved.after, "close").since == NOW
    assert approved.changes["step_since"] == NOW
    worker = moment("worker.idi", role="Case Worker")
    noted = planned("add_message", approved.after, worker, text="N.", audience="internal")
    assert "step_since" not in noted.changes
