"""When a term ends, and how late a case is. Terms run in calendar days of the institution."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import tzinfo
from datetime import UTC
from zoneinfo import ZoneInfo

#: Days after the closing in which the reporter may say that the matter is not solved.
NOT_SOLVED_DAYS = 30
#: Working days in which a report gets its receipt form.
RECEIPT_WORKING_DAYS = 3
#: Days before a hearing's deadline on which participants without an answer are reminded.
HEARING_REMINDER_DAYS = 2
#: Days after which a mail that was refused is not kept any more.
REFUSED_MAIL_DAYS = 60


def _no_holiday(day: date) -> bool:
    return False


@dataclass(frozen=True)
class Calendar:
    """The days and hours of the institution: its time zone, and which days are holidays there."""

    zone: tzinfo = ZoneInfo("Europe/Oslo")
    is_holiday: Callable[[date], bool] = _no_holiday

    def day_of(self, moment: datetime) -> date:
        """The day on which ``moment`` (aware) falls."""
        return moment.astimezone(self.zone).date()

    def at(self, day: date, clock: time) -> datetime:
        """The moment (UTC) at which clocks show ``clock`` on ``day``."""
        return datetime.combine(day, clock, self.zone).astimezone(UTC)

    def add_working_days(self, start: date, days: int) -> date:
        """The day ``days`` working days after ``start``; Saturdays, Sundays and holidays do not count."""
        day = start
        while days > 0:
            day += timedelta(days=1)
            if day.weekday() < 5 and not self.is_holiday(day):
                days -= 1
        return day


def response_due(submitted: date, days: int) -> date:
    """The day by which the reporter should have an answer: the day of submission + ``days``.

    The procedure requires four weeks (28 days), after the Public Administration Act § 11a.
    """
    return submitted + timedelta(days=days)


def is_late(due: date, today: date) -> bool:
    """A case is late from the day after its due date."""
    return today > due
