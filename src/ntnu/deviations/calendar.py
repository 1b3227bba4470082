"""An institution's calendar: its time zone, the holidays of its country, and its own free days."""

import holidays
import re
from datetime import date
from functools import cache
from ntnu.deviations.domain.deadlines import Calendar
from ntnu.deviations.setting_lines import BadLine
from zoneinfo import available_timezones
from zoneinfo import ZoneInfo

#: 2026-12-28, or 12-28 for every year.
_DAY = re.compile(r"(\d{4}-)?\d\d-\d\d")
#: A leap year, which has every day.
_LEAP = "2024-"


@cache
def calendar_of(zone: str, region: str, own_days: tuple[str, ...] = ()) -> Calendar:
    """The calendar of a zone (``Europe/Oslo``), of a country or a part of one (``NO``, ``DE-BY``), and of the
    institution's own free days (see :func:`are_days`)."""
    own = [_ends(line) for line in own_days if line.strip()]

    def is_holiday(day: date) -> bool:
        return day in _public(region, day.year) or any(_is_within(day, *ends) for ends in own)

    return Calendar(ZoneInfo(zone), is_holiday)


@cache
def _public(region: str, year: int) -> holidays.HolidayBase:
    # A whole year at a time: another thread could see a year that is half filled.
    country, _dash, part = region.partition("-")
    return holidays.country_holidays(country, subdiv=part or None, years=year)


def _ends(line: str) -> tuple[str, str]:
    """The first and the last day of a line."""
    first, _bar, last = (part.strip() for part in line.partition("|"))
    return first, last or first


def _is_within(day: date, first: str, last: str) -> bool:
    told = day.isoformat()[-len(first) :]
    # A period that recurs every year may include New Year.
    return first <= told <= last if first <= last else told >= first or told <= last


def is_zone(name: str) -> bool:
    """Constraint: a time zone of the tz database."""
    if name not in available_timezones():
        raise BadLine("bad_zone")
    return True


def is_region(code: str) -> bool:
    """Constraint: a country whose holidays are known (ISO 3166-1), perhaps with a part of it (3166-2)."""
    try:
        if code.endswith("-"):
            raise ValueError(code)
        _public(code, 2026)
    except (NotImplementedError, ValueError):
        raise BadLine("bad_region") from None
    return True


def are_days(lines: list[str]) -> bool:
    """Constraint: on each line a day (``2026-12-28``, or ``12-28`` for every year), or the first and the last
    of several, with a bar between."""
    for number, line in enumerate(lines, 1):
        first, last = _ends(line)
        if line.strip() and not (
            len(first) == len(last)
            and all(map(_is_day, (first, last)))
            and (first <= last or len(first) == len("12-28"))
        ):
            raise BadLine("bad_day", line=number)
    return True


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(f"{_LEAP}{text}"[-10:]))
    except ValueError:
        return False
