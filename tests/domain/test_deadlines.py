"""When a term ends, typed in."""

import pytest
from datetime import date
from ntnu.deviations.domain.deadlines import Calendar
from ntnu.deviations.domain.deadlines import is_late
from ntnu.deviations.domain.deadlines import response_due

#: Easter 2026: Maundy Thursday to Easter Monday.
EASTER = {date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 5), date(2026, 4, 6)}


def test_four_weeks_after_the_day_of_submission():
    assert response_due(date(2026, 11, 18), 28) == date(2026, 12, 16)
    # Over the end of summer time, and over the turn of the year.
    assert response_due(date(2026, 10, 12), 28) == date(2026, 11, 9)
    assert response_due(date(2026, 12, 20), 28) == date(2027, 1, 17)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 23), 3, date(2026, 11, 26)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 4, 1), 3, date(2026, 4, 9)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_working_days(start, days, end):
    assert Calendar(is_holiday=EASTER.__contains__).add_working_days(start, days) == end


def test_a_case_is_late_the_day_after():
    due = date(2026, 12, 16)
    assert not is_late(due, due) and is_late(due, date(2026, 12, 17))
