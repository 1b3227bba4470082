"""A month or a year, as figures are asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from ntnu.deviations.domain.deadlines import Calendar

_KEY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")
#: No register is older, and none looks further ahead.
_FIRST, _LAST = 1900, 9000


@dataclass(frozen=True)
class Period:
    """The month ``month`` (1 to 12) of a year, or the whole year."""

    year: int
    month: int | None = None

    @property
    def key(self) -> str:
        """``2026`` or ``2026-10``."""
        return str(self.year) if self.month is None else f"{self.year}-{self.month:02}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, 1)

    @property
    def after(self) -> date:
        """The first day that comes after it."""
        if self.month is None:
            return date(self.year + 1, 1, 1)
        return date(self.year + self.month // 12, self.month % 12 + 1, 1)

    @property
    def before(self) -> "Period":
        """The same a year earlier."""
        return Period(self.year - 1, self.month)

    def is_over(self, today: date) -> bool:
        return today >= self.after

    def until(self, today: date) -> date:
        """The day after the last that has figures on the day ``today``: the period's end, else tomorrow."""
        return min(self.after, max(date.fromordinal(today.toordinal() + 1), self.first))


def period_of(key: object) -> Period | None:
    """The period that a key names; None for what names none."""
    found = _KEY.fullmatch(key) if isinstance(key, str) else None
    if found is None or not _FIRST <= int(found[1]) < _LAST:
        return None
    return Period(int(found[1]), int(found[2]) if found[2] else None)


def periods_over(since: date, today: date) -> Iterator[Period]:
    """Every month, and every year, that is over on the day ``today``, from the one of ``since`` on."""
    for year in range(since.year, today.year + 1):
        months = range(since.month if year == since.year else 1, 13)
        for period in (*(Period(year, month) for month in months), Period(year)):
            if period.is_over(today):
                yield period


def begins(day: date, calendar: Calendar) -> int:
    """The moment at which a day begins at the institution, in seconds."""
    return int(calendar.at(day, time()).timestamp())


def day_at(seconds: int, calendar: Calendar) -> int:
    """The day (as ordinal) at the institution on which a moment in seconds falls."""
    return datetime.fromtimestamp(seconds, calendar.zone).toordinal()
