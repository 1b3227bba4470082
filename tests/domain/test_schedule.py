"""When each reminder is due: typed in from the specification, with Norway's real holidays."""

import pytest
from datetime import date
from datetime import datetime
from datetime import timedelta
from ntnu.deviations.calendar import calendar_of
from ntnu.deviations.domain.parts import Statement
from ntnu.deviations.domain.schedule import due_at
from ntnu.deviations.domain.schedule import next_due
from ntnu.deviations.domain.schedule import schedule
from ntnu.deviations.domain.schedule import with_sent
from tests.domain.due import DEADLINE
from tests.domain.due import hearing
from tests.domain.due import measure
from tests.domain.due import OPENED
from tests.domain.due import utc
from tests.domain.due import with_parts
from tests.domain.world import case

NORWAY = calendar_of("Europe/Oslo", "NO")


def planned(facts) -> dict[str, datetime]:
    """What is next in each series: key -> moment."""
    return {item.key: item.at for item in schedule(facts, NORWAY)}


def keys(facts, now: datetime) -> list[str]:
    """What is to be sent at ``now``."""
    return [item.key for item in due_at(facts, now, NORWAY)]


@pytest.mark.parametrize(
    ("received", "reminded"),
    [
        # an ordinary week, over a weekend, from a weekend
        (date(2026, 11, 23), utc(2026, 11, 26, 6)),
        (date(2026, 11, 20), utc(2026, 11, 25, 6)),
        (date(2026, 11, 21), utc(2026, 11, 25, 6)),
        # Easter 2026: Maundy Thursday is 2 April, Easter Monday 6 April
        (date(2026, 4, 1), utc(2026, 4, 9, 5)),
        (date(2026, 3, 30), utc(2026, 4, 7, 5)),
        # 1 May is a Friday in 2026
        (date(2026, 4, 30), utc(2026, 5, 6, 5)),
        # 17 May: a Monday in 2027, and a Wednesday in 2028
        (date(2027, 5, 14), utc(2027, 5, 20, 5)),
        (date(2028, 5, 15), utc(2028, 5, 19, 5)),
        # Ascension Day 2026 is Thursday 14 May
        (date(2026, 5, 13), utc(2026, 5, 19, 5)),
        # Christmas Eve is a working day; 25 and 26 December are not, nor is 1 January
        (date(2026, 12, 23), utc(2026, 12, 29, 6)),
        (date(2026, 12, 30), utc(2027, 1, 5, 6)),
    ],
)
def test_a_receipt_form_is_asked_for_after_three_working_days(received, reminded):
    at_noon = utc(received.year, received.month, received.day, 11)
    facts = case(received_since=at_noon, due=date(2030, 1, 1))
    assert planned(facts)[f"receipt:{received}"] == reminded


def test_a_late_evening_counts_for_the_day_it_is_in_norway():
    # 23.30 in Norway on Monday, and half an hour after midnight on Tuesday.
    monday, tuesday = utc(2026, 11, 23, 22, 30), utc(2026, 11, 23, 23, 30)
    assert planned(case(received_since=monday))["receipt:2026-11-23"] == utc(2026, 11, 26, 6)
    assert planned(case(received_since=tuesday))["receipt:2026-11-24"] == utc(2026, 11, 27, 6)


@pytest.mark.parametrize("state", ["forwarded", "in_process", "closed", "not_approved", "reregistered"])
def test_only_a_case_that_is_received_waits_for_a_receipt_form(state):
    assert not [key for key in planned(case(state, received_since=OPENED)) if "receipt" in key]


#: A case that is due on 16 December: day -> what the mails say; week -1 is a week before.
WEEKS = [
    (utc(2026, 12, 9, 6), "deadline:2026-12-16:-1"),
    (utc(2026, 12, 16, 6), "deadline:2026-12-16:0"),
    (utc(2026, 12, 23, 6), "deadline:2026-12-16:1"),
    (utc(2026, 12, 30, 6), "deadline:2026-12-16:2"),
    (utc(2027, 1, 6, 6), "deadline:2026-12-16:3"),
    # Summer time began on 28 March: still seven in the morning.
    (utc(2027, 3, 31, 5), "deadline:2026-12-16:15"),
]


@pytest.mark.parametrize("state", ["received", "forwarded", "in_process"])
@pytest.mark.parametrize(("moment", "key"), WEEKS)
def test_the_deadline_a_week_before_on_the_day_and_every_week_after(state, moment, key):
    facts = case(state, sent=frozenset({"delayed:2026-12-16"}))
    assert key in keys(facts, moment)
    assert key not in keys(facts, moment - timedelta(seconds=1))


@pytest.mark.parametrize(("moment", "key"), WEEKS)
def test_of_the_weeks_that_were_missed_only_the_last_is_sent(moment, key):
    facts = case("in_process", sent=frozenset({"delayed:2026-12-16"}))
    assert keys(facts, moment + timedelta(days=3)) == [key]


def test_the_reporter_is_told_of_the_delay_on_the_day_after():
    assert planned(case())["delayed:2026-12-16"] == utc(2026, 12, 17, 6)


def test_after_a_preliminary_response_all_goes_by_the_new_date():
    facts = case("in_process", due=date(2027, 2, 1), sent=frozenset({"deadline:2026-12-16:1"}))
    assert planned(facts) == {
        "deadline:2027-02-01:-1": utc(2027, 1, 25, 6),
        "delayed:2027-02-01": utc(2027, 2, 2, 6),
    }


@pytest.mark.parametrize("state", ["closed", "not_approved", "reregistered"])
def test_a_finished_case_has_no_deadline(state):
    assert planned(case(state)) == {} and next_due(case(state), NORWAY) is None


def test_a_hearing_is_reminded_of_two_days_before_and_ends_at_its_deadline():
    about = "h1:2026-11-23T09:00:00+00:00"
    found = planned(with_parts(hearings=[hearing()]))
    assert found[f"hearing_reminder:{about}:{DEADLINE.isoformat()}"] == utc(2026, 12, 5, 6)
    assert found[f"hearing_end:{about}"] == DEADLINE


def test_a_later_deadline_of_a_hearing_is_reminded_of_anew():
    first = with_parts(hearings=[hearing()], sent=frozenset(planned(with_parts(hearings=[hearing()]))))
    assert not [key for key in planned(first) if "hearing_reminder" in key]
    later = utc(2026, 12, 21, 15)
    extended = first.but(parts=first.whole.put(hearing(deadline=later)))
    found = {key: when for key, when in planned(extended).items() if "hearing_reminder" in key}
    assert list(found.values()) == [utc(2026, 12, 19, 6)]


@pytest.mark.parametrize("state", ["draft", "closed"])
def test_a_hearing_that_is_not_open_has_no_reminder(state):
    assert not [key for key in planned(with_parts(hearings=[hearing(state=state)])) if "hearing" in key]


def test_who_has_answered_is_not_reminded():
    answers = tuple(Statement(person, person, OPENED) for person in ("ola", "per"))
    found = planned(with_parts(hearings=[hearing(statements=answers)]))
    assert not [key for key in found if "hearing_reminder" in key]
    assert [key for key in found if "hearing_end" in key]


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        (utc(2026, 12, 1, 6), 0),
        (utc(2026, 12, 8, 6), 1),
        (utc(2026, 12, 15, 6), 2),
        (utc(2026, 12, 22, 6), 3),
    ],
)
@pytest.mark.parametrize("state", ["planned", "in_progress"])
def test_a_measure_at_its_date_and_every_week_after(state, moment, week):
    facts = with_parts(measures=[measure(state=state)], due=date(2030, 1, 1))
    assert keys(facts, moment) == [f"measure:m1:2026-12-01:{week}"]


@pytest.mark.parametrize("case_state", ["in_process", "closed"])
def test_the_effect_is_evaluated_at_its_date_also_when_the_case_is_closed(case_state):
    done = measure(state="done", evaluate_on=date(2027, 3, 1))
    facts = with_parts(case_state, measures=[done], due=date(2030, 1, 1))
    assert planned(facts)["evaluation:m1:2027-03-01"] == utc(2027, 3, 1, 6)


@pytest.mark.parametrize("changes", [{"state": "evaluated"}, {"state": "cancelled"}, {"state": "done"}])
def test_a_measure_that_is_finished_or_has_no_date_reminds_of_nothing(changes):
    found = planned(with_parts(measures=[measure(**changes)]))
    assert {key.split(":")[0] for key in found} == {"deadline", "delayed"}


def test_what_was_sent_is_kept_by_its_last_key_and_dropped_when_it_is_over():
    facts = with_parts(measures=[measure()], received_since=OPENED, state="received")
    sent = frozenset()
    for day in range(0, 70):
        now = utc(2026, 11, 24, 8) + timedelta(days=day)
        facts = facts.but(sent=sent)
        sent = with_sent(facts, due_at(facts, now, NORWAY), NORWAY)
    assert sent == {
        "receipt:2026-11-23",
        "deadline:2026-12-16:6",
        "delayed:2026-12-16",
        "measure:m1:2026-12-01:8",
    }
    # The preliminary response moves the deadline, and the case is worked on: two of them are over.
    later = facts.but(state="in_process", due=date(2027, 5, 3), sent=sent)
    assert with_sent(later, [], NORWAY) == {"measure:m1:2026-12-01:8"}


def test_facts_without_the_parts_tell_nothing():
    with pytest.raises(ValueError):
        schedule(case(parts=None), NORWAY)
