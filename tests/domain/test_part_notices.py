"""Who is mailed by actions on measures, hearings, dialogue and deadline: mails 9 to 11, 14 and 15."""

import pytest
from datetime import date
from ntnu.deviations.domain.notices import from_reporter
from tests.domain.case_parts import answer_to
from tests.domain.case_parts import BEFORE
from tests.domain.case_parts import DEADLINE
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import moment
from tests.domain.case_parts import planned
from tests.domain.case_parts import question
from tests.domain.case_parts import sent
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import WORLD

MEASURE = {"title": "x", "kind": "preventive", "responsible": "ola", "due": date(2026, 12, 1)}
WORKER, RECIPIENT = "Case Worker", "Notification Recipient"
IN_PROCESS = case("in_process")
WITH_MEASURE = holding(IN_PROCESS, measure())
RECEIVED_WITH_MEASURE = holding(case(), measure())

#: Action, the case, who does it, her role, its data -> kind and reader of every mail.
TOLD = [
    ("add_measure", case(), "recipient.ie", RECIPIENT, MEASURE, {"measure_assigned"}, {"ola"}),
    # Her own measure: who acts is not told.
    ("add_measure", IN_PROCESS, "worker.idi", WORKER, {**MEASURE, "responsible": "worker.idi"}, set(), set()),
    ("Measure.start", WITH_MEASURE, "ola", "Measure Responsible", {}, set(), set()),
    (
        "Measure.finish",
        WITH_MEASURE,
        "ola",
        "Measure Responsible",
        {"evidence": "x"},
        {"measure_done"},
        {"worker.idi"},
    ),
    # No case worker yet: the recipients.
    (
        "Measure.finish",
        RECEIVED_WITH_MEASURE,
        "ola",
        "Measure Responsible",
        {"evidence": "x"},
        {"measure_done"},
        {"recipient.ie"},
    ),
    (
        "Measure.ask_agreement",
        WITH_MEASURE,
        "worker.idi",
        WORKER,
        {},
        {"measure_agree"},
        {"manager.idi", "manager.ie"},
    ),
    ("Measure.agree", WITH_MEASURE, "manager.idi", "Line Manager", {}, {"measure_agreed"}, {"worker.idi"}),
    ("Measure.change", WITH_MEASURE, "worker.idi", WORKER, {"title": "y"}, {"measure_changed"}, {"ola"}),
    ("Measure.cancel", WITH_MEASURE, "worker.idi", WORKER, {"reason": "x"}, {"measure_cancelled"}, {"ola"}),
    (
        "Measure.evaluate",
        holding(case("closed"), measure("done")),
        "ola",
        "Measure Responsible",
        {"result": "no", "effect": "x"},
        {"measure_evaluate"},
        {"worker.idi"},
    ),
    # Decided: she sees the measure of a closed case no more.
    (
        "Measure.evaluate",
        holding(case("closed"), measure("done")),
        "worker.idi",
        WORKER,
        {"result": "no", "effect": "x"},
        {"access_ended"},
        {"ola"},
    ),
    ("request_information", case(), "recipient.ie", RECIPIENT, {"text": "x"}, {"question"}, {"kari"}),
    (
        "add_message",
        case(),
        "recipient.ie",
        RECIPIENT,
        {"text": "x", "audience": "reporter"},
        {"message"},
        {"kari"},
    ),
    ("add_message", IN_PROCESS, "worker.idi", WORKER, {"text": "x", "audience": "internal"}, set(), set()),
    ("add_attachment", IN_PROCESS, "worker.idi", WORKER, {"audience": "reporter"}, set(), set()),
    ("add_information", case(), "kari", "Reporter", {"text": "x"}, {"information"}, {"recipient.ie"}),
    ("add_information", IN_PROCESS, "kari", "Reporter", {"text": "x"}, {"information"}, {"worker.idi"}),
    ("withdraw", case(), "kari", "Reporter", {"reason": "x"}, {"withdrawn"}, {"recipient.ie"}),
    ("withdraw", case("forwarded"), "kari", "Reporter", {"reason": "x"}, {"withdrawn"}, {"worker.idi"}),
    # Recipients are told, and deputies are recipients of this case.
    (
        "not_solved",
        case("closed", closed=BEFORE, deputies=(assignment("ola"),)),
        "kari",
        "Reporter",
        {"text": "x"},
        {"not_solved"},
        {"recipient.ie", "ola"},
    ),
    (
        "preliminary_response",
        IN_PROCESS,
        "worker.idi",
        WORKER,
        {"reason": "x", "expected": date(2027, 1, 9), "text": "x"},
        {"preliminary_response"},
        {"kari"},
    ),
    ("close_as_notification", case(), "recipient.ie", RECIPIENT, {"comment": "x"}, {"closed"}, {"kari"}),
]


@pytest.mark.parametrize(("act", "facts", "actor", "role", "data", "kinds", "readers"), TOLD)
def test_who_is_told(act, facts, actor, role, data, kinds, readers):
    plan = planned(act, facts, moment(actor, "m1" if "." in act else None, role), **data)
    assert set(sent(plan)) == {(kind, to) for kind in kinds for to in readers}


def test_another_takes_a_measure_over():
    plan = planned("Measure.change", WITH_MEASURE, moment("worker.idi", "m1"), responsible="per")
    assert sent(plan) == [("access_ended", "ola"), ("measure_assigned", "per")]


def test_mails_about_a_measure_lead_to_it_and_tell_no_more_than_it():
    plan = planned("add_measure", case(), moment("recipient.ie"), **MEASURE)
    assert {notice.part for notice in plan.notices} == {"new-1"}
    (assigned,) = [notice for notice in plan.notices if notice.kind == "measure_assigned"]
    assert dict(assigned.words) == {
        "measure": "x",
        "measure_due": date(2026, 12, 1),
        "responsible": "Name of ola",
    }


@pytest.mark.parametrize(
    ("act", "part", "actor", "data", "expected"),
    [
        (
            "open",
            hearing("draft"),
            "worker.idi",
            {},
            [
                ("hearing_opened", "ola"),
                ("hearing_opened", "per"),
            ],
        ),
        ("give_statement", hearing(), "per", {"text": "x"}, [("statement_given", "recipient.ie")]),
        ("remove_participant", hearing(), "worker.idi", {"person": "per"}, [("access_ended", "per")]),
        (
            "close",
            hearing(),
            "worker.idi",
            {},
            [("access_ended", "ola"), ("access_ended", "per"), ("hearing_closed", "recipient.ie")],
        ),
        ("close", hearing(), "recipient.ie", {}, [("access_ended", "ola"), ("access_ended", "per")]),
        ("close", hearing("draft"), "worker.idi", {}, []),
        # Who is new in a group that is asked again is asked for the first time.
        (
            "ask_again",
            hearing("closed", asked=("ola", "worker.ie")),
            "recipient.ie",
            {},
            [
                ("hearing_changed", "ola"),
                ("hearing_opened", "worker.ie"),
            ],
        ),
    ],
)
def test_who_is_told_of_a_hearing(act, part, actor, data, expected):
    plan = planned(f"Hearing.{act}", holding(IN_PROCESS, part), moment(actor, "h1"), **data)
    assert sent(plan) == expected


def test_a_statement_that_is_changed_is_not_told_again():
    facts = holding(IN_PROCESS, hearing())
    first = planned("Hearing.give_statement", facts, moment("per", "h1"), text="x")
    (notice,) = first.notices
    assert dict(notice.words) == {
        "hearing": "Hva nå?",
        "deadline": DEADLINE,
        "purpose": "consider_measures",
        "who": "Name of per",
    }
    again = planned("Hearing.give_statement", first.after, moment("per", "h1"), text="y")
    assert sent(again) == []


def told_of_an_answer(facts, asked_by) -> list[tuple[str, str]]:
    facts = holding(facts, question("q1", asked_by))
    return sent(planned("answer", facts, moment("kari"), question="q1", text="x"))


def test_an_answer_goes_to_who_asked():
    helped = case("in_process", coworkers=(assignment("worker.iik"),))
    for person in ("recipient.ie", "worker.idi", "worker.iik"):
        assert told_of_an_answer(helped, person) == [("answer", person)]
    assert told_of_an_answer(case(deputies=(assignment("ola"),)), "ola") == [("answer", "ola")]


def test_an_answer_goes_to_somebody_who_may_read_it():
    # Who asked has left the case, is kept out of it, or it has gone to another faculty.
    assert told_of_an_answer(case("in_process"), "second.idi") == [("answer", "worker.idi")]
    assert told_of_an_answer(case(), "worker.idi") == [("answer", "recipient.ie")]
    kept_out = case("in_process", recused=("recipient.ie",), deputies=(assignment("ola"),))
    assert told_of_an_answer(kept_out, "recipient.ie") == [("answer", "worker.idi")]
    moved = planned("change_unit", case(), moment("recipient.ie"), faculty="HF", reason="x").after
    assert told_of_an_answer(moved, "recipient.ie") == [("answer", "recipient.hf")]


def test_a_statement_is_told_to_somebody_who_may_read_it():
    asked = hearing(opened_by="second.idi")
    facts = holding(IN_PROCESS, asked)
    given = planned("Hearing.give_statement", facts, moment("per", "h1"), text="x")
    assert sent(given) == [("statement_given", "worker.idi")]
    assert ("hearing_closed", "worker.idi") in sent(planned("Hearing.close", facts, moment("ola", "h1")))


def test_the_first_question_that_is_answered_closes_no_other():
    facts = holding(case(), question("q1"), question("q2"), answer_to("q1"))
    assert [message.uid for message in facts.whole.open_questions()] == ["q2"]


def test_without_a_question_the_case_worker_is_told():
    assert [n.to for n in from_reporter("information", IN_PROCESS, WORLD)] == ["worker.idi"]
