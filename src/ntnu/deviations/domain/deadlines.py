"""When a term ends, and how late a case is. Terms run in Norwegian calendar days."""

from collections.abc import Callable
from datetime import date
from datetime import timedelta
from zoneinfo import ZoneInfo

#: Terms run in Norwegian days and hours.
OSLO = ZoneInfo("Europe/Oslo")
#: Days after the closing in which the reporter may say that the matter is not solved.
NOT_SOLVED_DAYS = 30
#: Working days in which a report gets its receipt form.
RECEIPT_WORKING_DAYS = 3
#: Days before a hearing's deadline on which those are reminded who have not answered.
HEARING_REMINDER_DAYS = 2


def response_due(submitted: date, days: int) -> date:
    """The day by which the reporter has an answer: the day of submission + ``days``.

    The procedure asks for four weeks (28 days), after the Public Administration Act § 11a.
    """
    return submitted + timedelta(days=days)


def add_working_days(start: date, days: int, is_holiday: Callable[[date], bool]) -> date:
    """The day ``days`` working days after ``start``; Saturdays, Sundays and holidays do not count."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and not is_holiday(day):
            days -= 1
    return day


def days_left(due: date, today: date) -> int:
    """Days until ``due``: 0 on the day itself, negative when it has passed."""
    return (due - today).days


def is_late(due: date, today: date) -> bool:
    """A case is late from the day after its due date."""
    return today > due
