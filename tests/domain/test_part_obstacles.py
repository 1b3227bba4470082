"""Ready, or why not, on measures, hearings, the dialogue and the deadline."""

import ast
import pytest
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.domain.part_obstacles import closing_obstacles
from ntnu.deviations.domain.plan import Refused
from ntnu.deviations.messages import codes
from tests.domain.case_parts import action
from tests.domain.case_parts import answer_to
from tests.domain.case_parts import DEADLINE
from tests.domain.case_parts import found
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import moment
from tests.domain.case_parts import question
from tests.domain.world import case
from tests.domain.world import NOW
from tests.domain.world import TODAY
from tests.source import calls
from tests.source import modules
from tests.source import PACKAGE

YESTERDAY, A_SECOND = TODAY - timedelta(days=1), timedelta(seconds=1)
MEASURE = {"title": "x", "kind": "preventive", "responsible": "ola", "due": date(2026, 12, 1)}
HEARING = {"title": "x", "purpose": "clarify_process", "question": "?", "participants": ["per"]}


def wrong(act, facts, data, actor="worker.idi", part=None, **more):
    return found(action(act).obstacles(facts, data, moment(actor, part, **more)))


def test_a_case_is_not_closed_over_hearings_and_measures_and_each_is_named():
    facts = holding(
        case("in_process"),
        measure("planned", "m1", title="Rutine"),
        measure("in_progress", "m2", title="Kurs"),
        measure("done", "m3"),
        measure("evaluated", "m4"),
        measure("cancelled", "m5"),
        hearing("open", "h1", title="Fagmiljøet"),
        hearing("draft", "h2"),
        hearing("closed", "h3"),
    )
    obstacles = closing_obstacles(facts, NOW)
    assert [(o.code, o.field, dict(o.words)) for o in obstacles] == [
        ("hearing_open", None, {"title": "Fagmiljøet"}),
        ("measure_unfinished", None, {"title": "Rutine"}),
        ("measure_unfinished", None, {"title": "Kurs"}),
    ]
    assert found(action("close").readiness(facts, moment("worker.idi"))) == found(obstacles)
    # In another state all of it is told, the state first.
    early = action("close").readiness(facts.but(state="forwarded"), moment("worker.idi"))
    assert found(early)[0] == ("wrong_state", None) and len(early) == 4


def test_a_hearing_past_its_deadline_is_in_no_bodys_way():
    facts = holding(case("in_process"), hearing())
    assert found(closing_obstacles(facts, DEADLINE - A_SECOND)) == [("hearing_open", None)]
    assert closing_obstacles(facts, DEADLINE) == []


def test_a_case_that_has_become_a_notification_is_closed_over_them():
    facts = holding(case("in_process"), hearing(), measure())
    assert action("close_as_notification").readiness(facts, moment("worker.idi")) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"due": TODAY}, []),
        ({"due": YESTERDAY}, [("date_past", "due")]),
        ({"responsible": "nobody"}, [("unknown_person", "responsible")]),
        ({"responsible": "kari"}, [("is_reporter", "responsible")]),
        ({"responsible": "per"}, [("is_recused", "responsible")]),
        ({"responsible": "kari", "due": YESTERDAY}, [("is_reporter", "responsible"), ("date_past", "due")]),
    ],
)
def test_a_measure(changes, expected):
    facts = holding(case("in_process", recused=("per",)), measure())
    assert wrong("add_measure", facts, {**MEASURE, **changes}) == expected
    if changes:
        assert wrong("Measure.change", facts, changes, part="m1") == expected


def test_a_change_of_nothing():
    facts = holding(case("in_process"), measure())
    assert wrong("Measure.change", facts, {}, part="m1") == [("nothing_given", None)]
    assert wrong("Measure.change", facts, {"title": None, "due": None}, part="m1") == [
        ("nothing_given", None)
    ]


def test_nobody_is_asked_to_agree_where_there_is_no_line_manager():
    facts = holding(case("in_process"), measure())
    assert wrong("Measure.ask_agreement", facts, {}, part="m1") == []
    alike = facts.but(personnel_like=True)
    assert wrong("Measure.ask_agreement", alike, {}, part="m1") == [("no_line_manager", None)]
    kept_out = facts.but(recused=("manager.idi", "manager.ie"))
    assert wrong("Measure.ask_agreement", kept_out, {}, part="m1") == [("no_line_manager", None)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"deadline": NOW + A_SECOND}, []),
        ({"deadline": NOW}, [("moment_past", "deadline")]),
        ({"deadline": datetime(2026, 1, 1, tzinfo=UTC)}, [("moment_past", "deadline")]),
        ({"participants": ["nobody"]}, [("unknown_person", "participants")]),
        ({"participants": ["kari"]}, [("is_reporter", "participants")]),
        ({"participants": ["ola"]}, [("is_recused", "participants")]),
        (
            {"participants": ["kari", "ola", "nobody", "per"]},
            [
                ("is_reporter", "participants"),
                ("is_recused", "participants"),
                ("unknown_person", "participants"),
            ],
        ),
        # Who of a group reported or is kept out is not told: she is left out.
        ({"participants": ["group.idi"]}, []),
        ({"shared": ["m1", "f1"]}, []),
        ({"shared": ["h1"]}, [("unknown_part", "shared")]),
        ({"shared": ["m1", "of-another-case"]}, [("unknown_part", "shared")]),
    ],
)
def test_a_hearing(changes, expected):
    facts = holding(case("in_process", recused=("ola",)), measure(), hearing())
    assert wrong("add_hearing", facts, {**HEARING, **changes}) == expected


def test_opening_needs_somebody_and_a_moment_to_come():
    draft = hearing("draft", asked=("group.idi",))
    facts = holding(case("in_process"), draft)
    assert wrong("Hearing.open", facts, {}, part="h1") == []
    assert wrong("Hearing.open", facts, {"deadline": NOW}, part="h1") == [("moment_past", "deadline")]
    late = holding(case("in_process"), draft.but(deadline=NOW))
    assert wrong("Hearing.open", late, {}, part="h1") == [("moment_past", "deadline")]
    assert wrong("Hearing.open", late, {"deadline": DEADLINE}, part="h1") == []
    # The group holds worker.idi, kari (who reported) and ola: of these nobody is left.
    alone = facts.but(recused=("worker.idi", "ola"))
    assert wrong("Hearing.open", alone, {}, part="h1") == [("no_participants", "participants")]


def test_who_was_named_and_is_kept_out_since():
    # Left out without a word, as of a group: the others are asked.
    facts = holding(case("in_process", recused=("ola",)), hearing("draft"))
    assert wrong("Hearing.open", facts, {}, part="h1") == []


def test_asking_again_needs_a_moment_to_come():
    facts = holding(case("in_process"), hearing("closed", deadline=NOW - timedelta(days=9)))
    assert wrong("Hearing.ask_again", facts, {}, part="h1") == []
    assert wrong("Hearing.ask_again", facts, {"deadline": NOW}, part="h1") == [("moment_past", "deadline")]
    nobody = holding(case("in_process"), hearing("closed", participants=(), removed=("per", "ola")))
    assert wrong("Hearing.ask_again", nobody, {}, part="h1") == [("no_participants", "participants")]


def test_only_who_takes_part_is_taken_out():
    facts = holding(case("in_process"), hearing())
    assert wrong("Hearing.remove_participant", facts, {"person": "per"}, part="h1") == []
    assert wrong("Hearing.remove_participant", facts, {"person": "kari"}, part="h1") == [
        ("not_participant", "person")
    ]


def test_answers():
    facts = holding(case(), question("q1"), question("q2"), answer_to("q1"))
    assert wrong("answer", facts, {"question": "q2"}, "kari") == []
    assert wrong("answer", facts, {"question": "q1"}, "kari") == [("question_answered", "question")]
    for other in ("answer-q1", "nothing"):
        assert wrong("answer", facts, {"question": other}, "kari") == [("unknown_question", "question")]
    assert action("answer").readiness(facts, moment("kari")) == []
    done = holding(case(), question("q1"), answer_to("q1"))
    assert found(action("answer").readiness(done, moment("kari"))) == [("no_question", None)]


@pytest.mark.parametrize("state", ["closed", "not_approved"])
def test_not_solved_is_said_within_thirty_days(state):
    closed = case(state, closed=NOW)
    in_time, too_late = NOW + timedelta(days=30), NOW + timedelta(days=30, seconds=1)
    ready = action("not_solved").readiness
    assert ready(closed, moment("kari", now=in_time)) == []
    (obstacle,) = ready(closed, moment("kari", now=too_late))
    assert (obstacle.code, dict(obstacle.words)) == ("too_late_not_solved", {"days": "30"})
    assert found(ready(closed.but(withdrawn=True), moment("kari"))) == [("case_withdrawn", None)]
    assert found(ready(case("in_process"), moment("kari"))) == [("wrong_state", None)]


@pytest.mark.parametrize(
    ("today", "expected", "code"),
    [
        (TODAY, YESTERDAY, ["date_past"]),
        # The case is due on 16 December: an earlier day is no delay.
        (TODAY, TODAY, ["not_after_due"]),
        (TODAY, date(2026, 12, 16), ["not_after_due"]),
        (TODAY, date(2026, 12, 17), []),
        (date(2026, 12, 20), date(2026, 12, 19), ["date_past"]),
        (date(2026, 12, 20), date(2026, 12, 20), []),
    ],
)
def test_the_day_of_a_preliminary_response(today, expected, code):
    at = moment("worker.idi", today=today)
    obstacles = action("preliminary_response").obstacles(case("in_process"), {"expected": expected}, at)
    assert found(obstacles) == [(name, "expected") for name in code]


def test_redacting():
    at = moment("worker.idi", redactable=lambda: {"field:cause": 12, "uid:m1": 0})
    ask = action("redact").obstacles
    assert ask(case("in_process"), {"target": "field:cause"}, at) == []
    assert found(ask(case("in_process"), {"target": "uid:m1"}, at)) == [("already_redacted", "target")]
    assert found(ask(case("in_process"), {"target": "field:due"}, at)) == [("unknown_target", "target")]


def test_sending_again_what_nobody_refused():
    ready = action("send_again").readiness
    assert found(ready(case("closed"), moment("worker.idi"))) == [("nothing_refused", None)]
    at = moment("worker.idi", refused=lambda: (Refused("message", "kari"),))
    assert ready(case("closed"), at) == []
    assert found(ready(case("reregistered"), at)) == [("wrong_state", None)]


def test_adding_no_file():
    assert wrong("add_attachment", case(), {"audience": "internal"}) == [("required", "attachments")]
    assert wrong("add_attachment", case(), {"audience": "internal"}, files=("a file",)) == []


def test_every_obstacle_there_is_has_words():
    told = {
        call.args[0].value
        for path in modules(PACKAGE)
        for name, call in calls(path)
        if name == "Obstacle" and isinstance(call.args[0], ast.Constant)
    }
    assert {"hearing_open", "no_participants", "question_answered", "recused_has_measure"} <= told
    assert told <= codes()
