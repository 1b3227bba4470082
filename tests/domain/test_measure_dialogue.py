"""What a line manager and the responsible say about a measure: mails, signals, and what becomes of it."""

import pytest
from dataclasses import replace
from datetime import date
from ntnu.deviations.domain.parts import Said
from tests.domain.case_parts import action
from tests.domain.case_parts import BEFORE
from tests.domain.case_parts import found
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import moment
from tests.domain.case_parts import planned
from tests.domain.case_parts import sent
from tests.domain.waiting import codes
from tests.domain.world import case
from tests.domain.world import NOW

WORKER, MANAGER, RESPONSIBLE = "Case Worker", "Line Manager", "Measure Responsible"
REASON, TEXT, DAY = {"reason": "x"}, {"text": "x"}, date(2026, 12, 9)
PLANNED, ASKED = measure(), measure(asked=BEFORE)
UNSURE = measure(asked=BEFORE, objection=Said("question", "manager.ie", BEFORE))
LATER = measure(request=Said("date", "ola", BEFORE, DAY))
BACK = measure(request=Said("handed_back", "ola", BEFORE))

#: Action, the measure, who does it and by which role, the data -> kind and reader of every mail.
TOLD = [
    ("decline", ASKED, "manager.idi", MANAGER, REASON, [("measure_declined", "worker.idi")]),
    ("ask", ASKED, "manager.idi", MANAGER, TEXT, [("measure_question", "worker.idi")]),
    # Nobody but the one who asked.
    ("answer", UNSURE, "worker.idi", WORKER, TEXT, [("measure_answered", "manager.ie")]),
    ("ask_date", PLANNED, "ola", RESPONSIBLE, {**REASON, "due": DAY}, [("measure_date_asked", "worker.idi")]),
    ("accept_date", LATER, "worker.idi", WORKER, {}, [("measure_changed", "ola")]),
    ("keep_date", LATER, "worker.idi", WORKER, REASON, [("measure_date_kept", "ola")]),
    ("hand_back", PLANNED, "ola", RESPONSIBLE, REASON, [("measure_handed_back", "worker.idi")]),
]


@pytest.mark.parametrize(("act", "part", "actor", "role", "data", "mails"), TOLD)
def test_who_is_mailed(act, part, actor, role, data, mails):
    facts = holding(case("in_process"), part)
    assert sent(planned(f"Measure.{act}", facts, moment(actor, "m1", role), **data)) == mails


def after(act, part, actor, role, **data):
    """The measure after the action."""
    plan = planned(f"Measure.{act}", holding(case("in_process"), part), moment(actor, "m1", role), **data)
    return plan.after.whole.measure("m1")


def test_what_becomes_of_an_agreement_that_is_asked_for():
    declined = after("decline", ASKED, "manager.idi", MANAGER, **REASON)
    assert (declined.objection, declined.asked) == (Said("declined", "manager.idi", NOW), None)
    again = after("ask_agreement", declined, "worker.idi", WORKER)
    assert (again.objection, again.asked) == (None, NOW)
    answered = after("answer", UNSURE, "worker.idi", WORKER, **TEXT)
    assert (answered.objection, answered.asked) == (Said("answered", "manager.ie", BEFORE), NOW)
    agreed = after("agree", declined, "manager.ie", MANAGER)
    assert (agreed.objection, agreed.agreed_by) == (None, "manager.ie")


def test_a_date_is_accepted_as_a_change_and_ends_an_agreement():
    agreed = replace(LATER, asked=BEFORE, agreed=BEFORE, agreed_by="manager.ie")
    accepted = after("accept_date", agreed, "worker.idi", WORKER)
    assert (accepted.due, accepted.request, accepted.agreed, accepted.asked) == (DAY, None, None, None)
    kept = after("keep_date", LATER, "worker.idi", WORKER, **REASON)
    assert (kept.due, kept.request) == (PLANNED.due, Said("kept", "ola", BEFORE, DAY))


@pytest.mark.parametrize(
    ("part", "data", "stands"),
    [
        (BACK, {"responsible": "worker.idi"}, False),
        (BACK, {"due": date(2027, 1, 9)}, True),
        (BACK, {"title": "y"}, True),
        (LATER, {"responsible": "worker.idi"}, False),
        (LATER, {"due": date(2027, 1, 9)}, False),
        (LATER, {"title": "y"}, True),
    ],
)
def test_which_change_answers_what_the_responsible_asked_for(part, data, stands):
    assert (after("change", part, "worker.idi", WORKER, **data).request is not None) is stands


@pytest.mark.parametrize(
    ("act", "part", "data", "wrong"),
    [
        ("ask_date", PLANNED, {**REASON, "due": PLANNED.due}, [("same_date", "due")]),
        ("ask_date", PLANNED, {**REASON, "due": date(2026, 1, 9)}, [("date_past", "due")]),
        ("ask_date", BACK, {**REASON, "due": DAY}, []),
        (
            "accept_date",
            replace(LATER, request=Said("date", "ola", BEFORE, date(2026, 1, 9))),
            {},
            [("date_past", None)],
        ),
    ],
)
def test_which_date_will_do(act, part, data, wrong):
    facts = holding(case("in_process"), part)
    assert found(action(f"Measure.{act}").obstacles(facts, data, moment("x", "m1"))) == wrong


def test_who_asked_first_waits_for_the_answer_and_who_handed_back_for_nothing():
    asks = Said("question", "manager.ie", NOW)
    facts = holding(case("in_process"), measure(asked=BEFORE, objection=asks))
    assert codes(facts) == ["answer_manager", "carry_out", "close"]
    again = holding(case("in_process"), measure(asked=NOW, objection=replace(asks, kind="answered")))
    assert codes(again) == ["agree", "carry_out", "close"]
    back = holding(case("in_process"), measure(request=Said("handed_back", "ola", NOW)))
    assert codes(back) == ["handed_back", "close"]
    kept = holding(case("in_process"), measure(request=Said("kept", "ola", NOW, date(2026, 12, 9))))
    assert codes(kept) == ["carry_out", "close"]


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (measure(objection=Said("declined", "manager.ie", BEFORE)), "measure_declined"),
        (measure("done", reported=BEFORE, evaluate_on=date(2027, 3, 1)), "measure_done"),
    ],
)
def test_what_is_only_news_is_over_when_one_of_them_does_anything(part, code):
    facts = holding(case("in_process"), part)
    assert code in codes(facts)
    assert code not in codes(facts.but(attended=((code, NOW),)))


def test_what_was_asked_about_a_measure_that_is_over_waits_for_nobody():
    asked = {"objection": Said("question", "manager.ie", NOW), "request": Said("date", "ola", NOW)}
    for state in ("done", "evaluated", "cancelled"):
        facts = holding(case("in_process"), measure(state, asked=NOW, evaluate_on=date(2027, 3, 1), **asked))
        assert codes(facts) == ["close"], state


def test_who_reported_it_done_is_news_only_if_they_do_not_work_on_the_case():
    begun = measure("in_progress")
    assert after("finish", begun, "ola", RESPONSIBLE, evidence="x").reported == NOW
    assert after("finish", begun, "worker.idi", WORKER, evidence="x").reported is None
