"""Ready, or why not: every obstacle, and all of them at once."""

import pytest
from datetime import date
from ntnu.deviations.domain.obstacles import department_obstacles
from ntnu.deviations.domain.obstacles import faculty_obstacles
from ntnu.deviations.domain.obstacles import is_elsewhere
from ntnu.deviations.domain.obstacles import state_obstacles
from ntnu.deviations.messages import codes
from ntnu.deviations.procedure import ACTIONS
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import IE
from tests.domain.world import TODAY
from tests.domain.world import WORLD

APPROVE = {"unit": "IDI", "case_worker": "worker.idi"}


def readiness(act, facts) -> list:
    """What keeps it from being done, whatever is filled in: asks nothing of the moment."""
    return ACTIONS[act].readiness(facts, None)


def found(act, facts, **data) -> set[tuple[str, str | None]]:
    return {(o.code, o.field) for o in ACTIONS[act].check(facts, data, WORLD, TODAY)}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, set()),
        ({"unit": "IE", "case_worker": "worker.ie"}, set()),
        # A faculty's case workers may be chosen at its departments, not the other way round.
        ({"case_worker": "worker.ie"}, set()),
        ({"unit": "IE"}, {("not_case_worker", "case_worker")}),
        ({"unit": "NOPE"}, {("unknown_unit", "unit")}),
        ({"unit": "HF"}, {("unit_elsewhere", "unit"), ("not_case_worker", "case_worker")}),
        ({"unit": "OLD"}, {("inactive_unit", "unit"), ("not_case_worker", "case_worker")}),
        ({"case_worker": "nobody"}, {("unknown_person", "case_worker")}),
        ({"case_worker": "kari"}, {("is_reporter", "case_worker")}),
        ({"case_worker": "worker.iik"}, {("not_case_worker", "case_worker")}),
        ({"target": date(2026, 11, 22)}, {("date_past", "target")}),
        ({"target": TODAY}, set()),
        ({"personnel_like": True}, {("head_not_consulted", "head_consulted")}),
        ({"personnel_like": True, "head_consulted": TODAY}, set()),
        ({"head_consulted": date(2026, 11, 24)}, {("date_future", "head_consulted")}),
        ({"assessment_deviation": False}, {("assessed_no_deviation", "assessment_deviation")}),
        ({"assessment_unacceptable": True}, {("assessed_unacceptable", "assessment_unacceptable")}),
        (
            {"unit": "NOPE", "case_worker": "nobody", "target": date(2020, 1, 1)},
            {("unknown_unit", "unit"), ("unknown_person", "case_worker"), ("date_past", "target")},
        ),
    ],
)
def test_approve(changes, expected):
    assert found("approve", case(), **{**APPROVE, **changes}) == expected


def test_a_recused_person_is_no_case_worker():
    assert found("approve", case(recused=("worker.idi",)), **APPROVE) == {("is_recused", "case_worker")}


@pytest.mark.parametrize(
    ("faculty", "expected"),
    [
        ("HF", set()),
        ("IE", {("same_faculty", "faculty")}),
        ("IDI", {("not_a_faculty", "faculty")}),
        ("SHUT", {("inactive_unit", "faculty")}),
        ("EMPTY", {("no_recipient", "faculty")}),
        ("NOPE", {("unknown_unit", "faculty")}),
    ],
)
def test_change_unit(faculty, expected):
    assert found("change_unit", case(), faculty=faculty, reason="x") == expected


def test_a_faculty_whose_only_recipient_reports_has_nobody_to_receive_it():
    assert [o.code for o in faculty_obstacles("HF", "recipient.hf", WORLD)] == ["no_recipient"]


@pytest.mark.parametrize(
    ("department", "code"),
    [("IDI", []), ("HF", ["unknown_unit"]), ("OLD", ["inactive_unit"]), ("NOPE", ["unknown_unit"])],
)
def test_department_of_a_report(department, code):
    assert [o.code for o in department_obstacles(department, IE, WORLD)] == code


def test_department_of_another_faculty():
    assert [o.code for o in department_obstacles("IDI", WORLD.unit("HF"), WORLD)] == ["department_elsewhere"]


def test_people_on_a_case():
    facts = case("forwarded", coworkers=(assignment("worker.iik"),))
    assert found("reassign", facts, case_worker="second.idi") == set()
    assert found("reassign", facts, case_worker="worker.idi") == {("already_case_worker", "case_worker")}
    # A co-worker may come from any unit.
    assert found("add_coworker", facts, person="worker.ie") == set()
    assert found("add_coworker", facts, person="worker.iik") == {("already_on_case", "person")}
    assert found("add_coworker", facts, person="kari") == {("is_reporter", "person")}
    assert found("add_coworker", facts, person="nobody") == {("unknown_person", "person")}
    assert found("remove_coworker", facts, person="worker.iik") == set()
    assert found("remove_coworker", facts, person="worker.idi") == {("not_coworker", "person")}


def test_reopening_needs_a_case_worker_who_can():
    closed = case("closed")
    assert found("reopen", closed, reason="x") == set()
    gone = closed.but(case_worker=assignment("left.ntnu"))
    assert found("reopen", gone, reason="x") == {("case_worker_needed", "case_worker")}
    assert found("reopen", closed.but(case_worker=None), reason="x") == {
        ("case_worker_needed", "case_worker")
    }
    assert found("reopen", gone, reason="x", case_worker="second.idi") == set()
    assert found("reopen", case("not_approved"), reason="x") == set()


def test_an_update_of_nothing():
    assert found("update_process", case("in_process")) == {("nothing_given", None)}
    assert found("update_process", case("in_process"), risk="Liten") == set()


def test_a_severity_that_was_given_can_be_changed_and_not_taken_away():
    rated = case("in_process", severity="high")
    assert found("update_process", rated, severity="low") == set()
    assert found("update_process", rated, severity=None, risk="Liten") == {("required", "severity")}
    # Before the case is taken on there may be none yet, and the form sends none.
    assert found("update_process", case("forwarded"), severity=None, risk="Liten") == set()


def test_the_state_is_an_obstacle_with_the_state_in_it():
    [obstacle] = state_obstacles(ACTIONS["accept"].rule, case("closed"))
    assert (obstacle.code, obstacle.words) == ("wrong_state", {"state": "closed"})
    assert state_obstacles(ACTIONS["accept"].rule, case("forwarded")) == []


def test_nothing_to_do_it_on():
    assert [o.code for o in readiness("remove_coworker", case("forwarded"))] == ["no_coworkers"]
    helped = case("forwarded", coworkers=(assignment("worker.iik"),))
    assert readiness("remove_coworker", helped) == []
    # In another state the action is none at all: that alone is told.
    wrong = readiness("remove_coworker", case("closed"))
    assert [o.code for o in wrong] == ["wrong_state"]
    assert is_elsewhere(wrong) and not is_elsewhere(readiness("remove_coworker", case("forwarded")))


def test_every_obstacle_has_words():
    known = codes()
    assert {o.code for o in readiness("remove_coworker", case("forwarded"))} <= known
    for act, facts, data in (
        ("approve", case(), {"unit": "HF", "case_worker": "kari", "personnel_like": True}),
        ("change_unit", case(), {"faculty": "EMPTY"}),
        ("remove_coworker", case("forwarded"), {"person": "x"}),
    ):
        assert {o.code for o in ACTIONS[act].check(facts, data, WORLD, TODAY)} <= known


def test_a_case_is_not_sent_where_all_who_could_receive_it_are_kept_out():
    to_hf = {"faculty": "HF", "reason": "x"}
    assert found("change_unit", case(recused=("recipient.hf",)), **to_hf) == {
        ("recipients_recused", "faculty")
    }
    # A deputy named at IE is nobody at HF, but receives what is sent back to IE.
    facts = case("forwarded", recused=("recipient.ie", "recipient.hf"))
    named = facts.but(deputies=(assignment("ola"),))
    assert ("recipients_recused", "faculty") in found("change_unit", named, **to_hf)
    assert found("send_back", facts, reason="x") == {("recipients_recused", None)}
    assert found("send_back", named, reason="x") == set()
    assert found("send_back", case("forwarded"), reason="x") == set()
