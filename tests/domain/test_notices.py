"""Who is told when: the specification's list of mails, typed in, by what each action plans."""

import pytest
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.consequences import with_consequences
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.preview import may_be_told
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.procedure import ACTIONS
from tests.domain.case_parts import move_to
from tests.domain.case_parts import READERS
from tests.domain.mails import kind_of
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import HF
from tests.domain.world import IDI
from tests.domain.world import NOW
from tests.domain.world import TODAY
from tests.domain.world import WORLD


def told(act, facts, data, actor="recipient.ie") -> set[tuple[str, str]]:
    """(kind, person) of the mails that are sent."""
    plan = ACTIONS[act].plan(facts, data, Moment(actor, NOW, TODAY, WORLD))
    sent = notices.deliverable(
        plan.notices, actor, lambda notice: may_be_told(notice, plan.after, WORLD, READERS), kind_of
    )
    return {(notice.kind, notice.to) for notice in sent}


APPROVE = {"unit": "IDI", "case_worker": "worker.idi"}


@pytest.mark.parametrize(
    ("act", "facts", "data", "actor", "expected"),
    [
        (
            "approve",
            case(),
            APPROVE,
            "recipient.ie",
            {
                ("assigned", "worker.idi"),
                ("forwarded_at_unit", "manager.idi"),
                ("forwarded_at_unit", "manager.ie"),
            },
        ),
        (
            "approve",
            case(),
            {**APPROVE, "personnel_like": True, "head_consulted": TODAY},
            "recipient.ie",
            {("assigned", "worker.idi")},
        ),
        (
            "change_unit",
            case(department=IDI),
            {"faculty": "HF", "reason": "x"},
            "recipient.ie",
            {("new_report", "recipient.hf"), ("reported_at_unit", "manager.hf"), ("moved", "kari")},
        ),
        (
            "not_approve",
            case(),
            {"reason_code": "hse", "text": "x", "where_instead": "y"},
            "recipient.ie",
            {("not_approved", "kari")},
        ),
        (
            "reregister",
            case("in_process", coworkers=(assignment("worker.iik"),)),
            {"text": "x"},
            "recipient.ie",
            {("reregistered", "kari"), ("access_ended", "worker.idi"), ("access_ended", "worker.iik")},
        ),
        ("accept", case("forwarded"), {"severity": "low"}, "worker.idi", {("in_process", "kari")}),
        ("update_process", case("in_process"), {"risk": "x"}, "worker.idi", set()),
        (
            "send_back",
            case("in_process", coworkers=(assignment("worker.iik"),)),
            {"reason": "x"},
            "worker.idi",
            {("new_report", "recipient.ie"), ("access_ended", "worker.iik")},
        ),
        (
            "reassign",
            case("forwarded"),
            {"case_worker": "second.idi", "reason": "x"},
            "recipient.ie",
            {("assigned", "second.idi"), ("access_ended", "worker.idi")},
        ),
        (
            "add_coworker",
            case("forwarded"),
            {"person": "worker.iik"},
            "worker.idi",
            {("access_given", "worker.iik")},
        ),
        (
            "remove_coworker",
            case("forwarded", coworkers=(assignment("worker.iik"),)),
            {"person": "worker.iik"},
            "worker.idi",
            {("access_ended", "worker.iik")},
        ),
        (
            "close",
            case("in_process"),
            {"conclusion": "x", "text": "y", "measures_text": "z", "solved": "yes"},
            "worker.idi",
            {("closed", "kari")},
        ),
        (
            "reopen",
            case("closed"),
            {"reason": "x"},
            "recipient.ie",
            {("reopened", "kari"), ("reopened", "worker.idi")},
        ),
        (
            "reopen",
            case("closed"),
            {"reason": "x", "case_worker": "second.idi"},
            "recipient.ie",
            {
                ("reopened", "kari"),
                ("reopened", "second.idi"),
                ("access_ended", "worker.idi"),
            },
        ),
        ("reopen", case("not_approved"), {"reason": "x"}, "recipient.ie", {("reopened", "kari")}),
    ],
)
def test_who_is_told(act, facts, data, actor, expected):
    assert told(act, facts, data, actor) == expected


def test_line_managers_of_a_received_report():
    # No department named: the faculty's only. One named: that department's too.
    assert {n.to for n in notices.reported_at_unit(case(), WORLD)} == {"manager.ie"}
    named = list(notices.reported_at_unit(case(department=IDI), WORLD))
    assert {n.to for n in named} == {"manager.ie", "manager.idi"}
    assert {n.kind for n in named} == {"reported_at_unit"} and {n.unit for n in named} == {IDI}


def test_a_recipient_who_reports_is_not_told_of_her_own_report():
    assert list(notices.new_report(case(reporter="recipient.ie"), WORLD)) == []


def test_the_recused_are_told_nothing():
    assert list(notices.new_report(case(recused=("recipient.ie",)), WORLD)) == []


def test_the_reporter_is_told_in_the_language_she_chose():
    assert notices.to_reporter("closed", case(reply_language="nn")).language == "nn"


def test_nobody_is_told_twice_and_only_those_who_may_see():
    plan = [notices.access_given("a"), notices.access_given("a"), notices.access_given("b")]
    assert [n.to for n in notices.deliverable(plan, "x", lambda notice: notice.to == "a", kind_of)] == ["a"]


def test_who_becomes_case_worker_gets_one_mail_of_it():
    part = notices.access_given("a", "Measure Responsible", "m1")
    plan = [notices.access_given("a"), Notice("assigned", "a"), part, notices.access_given("b")]
    sent = notices.deliverable(iter(plan), "x", lambda notice: True, kind_of)
    assert [(n.kind, n.to) for n in sent] == [("assigned", "a"), ("access_given", "b")]


@pytest.mark.parametrize("kind", ("reopened", "measure_assigned", "hearing_opened", "hearing_changed"))
def test_what_is_to_be_done_and_the_access_for_it_are_one_mail(kind):
    plan = [Notice(kind, "a", part="p1"), notices.access_given("a", part="p1"), notices.access_given("b")]
    assert [(n.kind, n.to) for n in notices.deliverable(plan, "x", lambda notice: True, kind_of)] == [
        (kind, "a"),
        ("access_given", "b"),
    ]
    # What they may not see tells them nothing: then it is said apart.
    found = notices.deliverable(plan, "x", lambda notice: notice.kind != kind, kind_of)
    assert [(n.kind, n.to) for n in found] == [("access_given", "a"), ("access_given", "b")]


def test_two_mails_of_a_kind_that_lead_to_two_places_are_both_sent():
    plan = [Notice("measure_due", "a", part=part) for part in ("m1", "m2", "m1")]
    assert [n.part for n in notices.deliverable(plan, "x", lambda notice: True, kind_of)] == ["m1", "m2"]


def test_the_end_of_access_is_told_to_who_sees_no_more():
    [notice] = notices.deliverable(notices.access_ended(["a"]), "x", lambda notice: False, kind_of)
    assert notice.kind == "access_ended"


def test_the_case_goes_to_the_new_faculty():
    moment = Moment("recipient.ie", NOW, TODAY, WORLD)
    plan = ACTIONS["change_unit"].plan(case(department=IDI), {"faculty": "HF", "reason": "x"}, moment)
    plan = with_consequences(plan, moment)
    assert (move_to(plan), plan.after.faculty, plan.after.unit) == ("hf-uid", HF, HF)
    assert plan.after.department is None
