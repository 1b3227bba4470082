"""Norway's holidays: working days are counted without them."""

import holidays
from datetime import date
from functools import cache


@cache
def _of_year(year: int):
    return holidays.country_holidays("NO", years=year)


def is_holiday(day: date) -> bool:
    """Is ``day`` a public holiday in Norway? Sundays are counted apart, as Saturdays are."""
    return day in _of_year(day.year)
