"""What each action changes in the facts: typed in, with no Plone running."""

import pytest
from datetime import date
from ntnu.deviations.domain.consequences import with_consequences
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.procedure import ACTIONS
from tests.domain.case_parts import moment
from tests.domain.case_parts import move_to
from tests.domain.case_parts import planned
from tests.domain.case_parts import transition
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import NOW
from tests.domain.world import TODAY
from tests.domain.world import WORLD


def plan(act, facts, actor="recipient.ie", **data):
    return ACTIONS[act].plan(facts, data, Moment(actor, NOW, TODAY, WORLD))


def moved(made):
    """Where the case moves, when all has been thought of."""
    return move_to(with_consequences(made, Moment(made.actor, NOW, TODAY, WORLD)))


def test_approve_to_a_department_moves_the_case():
    made = plan("approve", case(), unit="IDI", case_worker="worker.idi", closer="recipient")
    assert (transition(made), moved(made), made.after.state) == ("approve", "idi-uid", "forwarded")
    assert made.changes["case_worker"] == ("worker.idi", NOW, "recipient.ie")
    assert made.changes["closer"] == "recipient"


def test_approve_at_the_faculty_moves_nothing():
    assert moved(plan("approve", case(), unit="IE", case_worker="worker.ie")) is None


def test_the_target_date_does_not_move_the_deadline():
    made = plan("approve", case(), unit="IE", case_worker="worker.ie", target=date(2027, 1, 1))
    assert made.after.due == date(2026, 12, 16) and "due" not in made.changes


def test_no_act_moves_the_deadline():
    acts = [
        plan("change_unit", case(), faculty="HF", reason="x"),
        plan("accept", case("forwarded"), severity="low"),
        plan("send_back", case("in_process"), reason="x"),
        plan("reopen", case("closed"), reason="x"),
    ]
    assert {made.after.due for made in acts} == {date(2026, 12, 16)}


def test_sending_back_ends_every_assignment():
    facts = case("in_process", coworkers=(assignment("worker.iik"),), personnel_like=True)
    made = plan("send_back", facts, actor="worker.idi", reason="x")
    assert (moved(made), made.after.state, made.after.workers) == ("ie-uid", "received", ())
    assert made.changes == {"case_worker": None, "coworkers": (), "personnel_like": False}


def test_a_new_case_worker_who_was_co_worker_is_that_no_more():
    facts = case("forwarded", coworkers=(assignment("second.idi"), assignment("worker.iik")))
    made = plan("reassign", facts, case_worker="second.idi", reason="x")
    assert made.after.workers == ("second.idi", "worker.iik")
    assert {n.kind for n in made.notices if n.to == "second.idi"} == {"assigned"}


#: Action that finishes a case -> where it starts from, and what is filled in.
FINISHING = {
    "close": ("in_process", {"conclusion": "x", "text": "y", "measures_text": "z", "solved": "no"}),
    "close_as_notification": ("forwarded", {"comment": "x"}),
    "not_approve": ("received", {"reason_code": "hse", "text": "x", "where_instead": "y"}),
    "reregister": ("in_process", {"text": "x"}),
    "withdraw": ("received", {"reason": "x"}),
}


@pytest.mark.parametrize("act", FINISHING)
def test_whatever_finishes_a_case_keeps_when_and_when_first(act):
    (state, data), earlier = FINISHING[act], assignment("x").since
    for first, kept in ((None, NOW), (earlier, earlier)):
        made = planned(act, case(state, first_closed=first), moment("recipient.ie"), **data)
        assert (made.after.closed, made.after.first_closed) == (NOW, kept)
        assert (made.changes["closed"], made.changes["first_closed"]) == (NOW, kept)


def test_the_first_closing_date_is_kept():
    earlier = assignment("x").since
    reopened = plan("reopen", case("closed", first_closed=earlier, closed=NOW), reason="x")
    assert reopened.after.first_closed == earlier and reopened.after.closed is None
    assert "first_closed" not in reopened.changes


def test_reopening_goes_to_where_the_case_was():
    assert transition(plan("reopen", case("closed"), reason="x")) == "reopen"
    back = plan("reopen", case("not_approved"), reason="x")
    assert (transition(back), back.after.state) == ("reopen_not_approved", "received")


def test_reregistering_leaves_no_word_of_the_matter_in_the_log():
    made = plan("reregister", case("forwarded"), text="Noe alvorlig")
    assert made.changes["handed_over"] is True and made.after.workers == ()
    assert dict(made.why) == {"text_length": 12}


def test_an_update_changes_what_was_given_only():
    kept = plan("update_process", case("in_process"), risk="Liten", severity=None)
    assert kept.changes == {"risk": "Liten"}
    made = plan("update_process", case("in_process"), risk="Liten", recurring=False, related=["A", "B"])
    assert made.changes == {"risk": "Liten", "recurring": False, "related": ("A", "B")}
    assert transition(made) is None
