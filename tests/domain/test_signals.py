"""What waits for whom, and since when."""

import pytest
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.domain import signals as rule
from ntnu.deviations.domain.grants import exclusion_key
from ntnu.deviations.domain.parts import Said
from ntnu.deviations.domain.signal import URGENCY
from tests.domain.case_parts import BEFORE
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import question
from tests.domain.waiting import AT_FACULTY
from tests.domain.waiting import BOTH
from tests.domain.waiting import CALENDAR
from tests.domain.waiting import codes
from tests.domain.waiting import given
from tests.domain.waiting import said
from tests.domain.waiting import the
from tests.domain.waiting import waiting
from tests.domain.waiting import WORKER
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import NOW

MANAGERS = {"unit:idi-uid:Line Manager", "unit:ie-uid:Line Manager"}
SUBMITTED = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
DUE = date(2026, 12, 16)
REFUSED = ((BEFORE, "recipient.ie"),)
SENDER = {"recipient.ie"}


@pytest.mark.parametrize(
    "facts, step, who, since, until",
    [
        (case("received"), "fill_in_receipt", {AT_FACULTY}, SUBMITTED, date(2026, 11, 23)),
        (
            case("received", received_since=NOW),
            "fill_in_receipt",
            {AT_FACULTY},
            NOW,
            date(2026, 11, 26),
        ),
        (case("forwarded"), "accept", WORKER, BEFORE, DUE),
        (case("in_process"), "close", WORKER, BEFORE, DUE),
        (case("in_process", step_since=NOW), "close", WORKER, NOW, DUE),
        (case("in_process", closer="recipient"), "close_by_recipient", BOTH | WORKER, BEFORE, DUE),
        (case("forwarded", case_worker=None, assessed=BEFORE), "name_case_worker", BOTH, BEFORE, DUE),
        (case("in_process", case_worker=None, step_since=NOW), "name_case_worker", BOTH, NOW, DUE),
        (case("closed"), None, set(), None, None),
        (case("not_approved"), None, set(), None, None),
        (case("reregistered"), None, set(), None, None),
    ],
)
def test_what_moves_a_case_on_by_state(facts, step, who, since, until):
    found = waiting(facts)
    assert rule.step(facts, CALENDAR) == step
    assert [signal.code for signal in found] == ([step] if step else [])
    assert {one for signal in found for one in signal.who} == who
    assert [(signal.since, signal.until) for signal in found] == ([(since, until)] if step else [])


def test_it_never_waits_for_who_reported_it_nor_for_the_recused():
    own = case("received", reporter="recipient.ie", reporter_excluded=True)
    assert set(the(own, "fill_in_receipt").who) == {f"{AT_FACULTY}:{exclusion_key(['recipient.ie'])}"}
    recused = case("received", recused=("recipient.ie",))
    assert set(the(recused, "fill_in_receipt").who) == {f"{AT_FACULTY}:{exclusion_key(['recipient.ie'])}"}
    asked = holding(case("in_process", recused=("ola", "manager.idi")), measure(), hearing())
    key = exclusion_key(["ola", "manager.idi"])
    asked = asked.but(parts=asked.whole.put(measure(asked=NOW)))
    assert {one.code: set(one.who) for one in waiting(asked)} == {
        "give_statement": {"per"},
        "agree": {f"{group}:{key}" for group in MANAGERS},
        "close": WORKER,
    }


def test_it_waits_for_a_deputy_too():
    facts = case("received", recused=("recipient.ie",), deputies=(assignment("ola"),))
    who = set(the(facts, "fill_in_receipt").who)
    assert who == {f"{AT_FACULTY}:{exclusion_key(['recipient.ie'])}", "ola"}


@pytest.mark.parametrize(
    "state, parts, more, code, who, since, until",
    [
        ("received", [question()], {}, "answer_question", {"kari"}, BEFORE, None),
        (
            "in_process",
            [question(), said("answer", "a1", NOW, of="q1")],
            {},
            "read_answer",
            {"recipient.ie", *WORKER},
            NOW,
            None,
        ),
        (
            "received",
            [question(), said("answer", "a1", NOW, of="q1")],
            {},
            "read_answer",
            {"recipient.ie", AT_FACULTY},
            NOW,
            None,
        ),
        ("received", [said("information", "i1", NOW)], {}, "read_information", {AT_FACULTY}, NOW, None),
        ("forwarded", [said("information", "i1", NOW)], {}, "read_information", WORKER, NOW, None),
        ("closed", [], {"not_solved": NOW}, "not_solved", BOTH, NOW, date(2026, 12, 23)),
        ("not_approved", [], {"not_solved": NOW}, "not_solved", {AT_FACULTY}, NOW, date(2026, 12, 23)),
        ("in_process", [], {"reopened": NOW}, "reopened", WORKER, NOW, None),
        ("in_process", [measure(asked=NOW)], {}, "agree", MANAGERS, NOW, date(2026, 12, 1)),
        (
            "in_process",
            [measure(asked=BEFORE, objection=Said("question", "manager.ie", NOW))],
            {},
            "answer_manager",
            WORKER,
            NOW,
            None,
        ),
        (
            "in_process",
            [measure(objection=Said("declined", "manager.ie", NOW))],
            {},
            "measure_declined",
            WORKER,
            NOW,
            None,
        ),
        (
            "received",
            [measure(request=Said("date", "ola", NOW, date(2026, 12, 9)))],
            {},
            "date_asked",
            {AT_FACULTY},
            NOW,
            None,
        ),
        (
            "forwarded",
            [measure(request=Said("handed_back", "ola", NOW))],
            {},
            "handed_back",
            WORKER,
            NOW,
            None,
        ),
        ("in_process", [measure("done", reported=NOW)], {}, "measure_done", WORKER, NOW, None),
        ("in_process", [hearing()], {}, "give_statement", {"per", "ola"}, BEFORE, None),
        ("in_process", [hearing(statements=given("per"))], {}, "give_statement", {"ola"}, BEFORE, None),
        (
            "in_process",
            [hearing(statements=given("per", "ola"))],
            {},
            "close_hearing",
            {"recipient.ie", *WORKER},
            NOW - timedelta(minutes=9),
            None,
        ),
        ("received", [measure()], {}, "carry_out", {"ola"}, BEFORE, date(2026, 12, 1)),
        ("in_process", [], {"refused": REFUSED}, "mail_refused", SENDER | WORKER, BEFORE, None),
        (
            "not_approved",
            [],
            {"refused": REFUSED},
            "mail_refused",
            {"recipient.ie", AT_FACULTY},
            BEFORE,
            None,
        ),
    ],
)
def test_what_else_waits(state, parts, more, code, who, since, until):
    found = the(holding(case(state), *parts).but(**more), code)
    assert (set(found.who), found.since, found.until) == (who, since, until)


@pytest.mark.parametrize(
    "facts",
    [
        holding(case("closed"), measure(), hearing("draft"), question(), said("information", "i1")),
        holding(case("reregistered"), measure("done"), question()).but(refused=REFUSED),
        holding(case("closed"), measure("done")).but(anonymised=NOW, not_solved=NOW),
        holding(case("not_approved"), question()),
    ],
)
def test_what_is_finished_waits_for_nobody(facts):
    assert codes(facts, LATER) == []


@pytest.mark.parametrize(
    "change",
    [
        {"agreed": NOW, "agreed_by": "manager.idi"},
        {"asked": None},
        {"state": "cancelled"},
    ],
)
def test_a_manager_is_not_asked_twice(change):
    assert "agree" not in codes(holding(case("in_process"), measure(asked=NOW).but(**change)))


def test_nor_where_it_is_like_a_matter_of_personnel():
    facts = holding(case("in_process", personnel_like=True), measure(asked=NOW))
    assert codes(facts) == ["carry_out", "close"]


def test_the_most_urgent_is_first():
    facts = holding(case("received"), question(), said("information", "i1", NOW), measure(), hearing())
    first = ["answer_question", "give_statement", "read_information"]
    assert codes(facts) == [*first, "fill_in_receipt", "carry_out"]
    assert sorted(URGENCY) == sorted(set(URGENCY))
