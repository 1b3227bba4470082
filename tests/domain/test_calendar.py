"""The institution's calendar: zone, holidays of its country, days of its own."""

import pytest
from datetime import date
from datetime import datetime
from datetime import time
from datetime import UTC
from ntnu.deviations.calendar import are_days
from ntnu.deviations.calendar import calendar_of
from ntnu.deviations.calendar import is_region
from ntnu.deviations.setting_lines import BadLine

CHRISTMAS = ("12-27 | 12-30",)
NEW_YEAR = ("12-30 | 01-03",)
ONCE = ("2026-12-28 | 2027-01-02", " ", "2026-06-23")


def test_a_day_begins_in_its_zone():
    evening = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    assert calendar_of("Europe/Oslo", "NO").day_of(evening) == date(2026, 12, 1)
    assert calendar_of("America/New_York", "US").day_of(evening) == date(2026, 11, 30)
    assert calendar_of("America/New_York", "US").at(date(2026, 6, 1), time(7)) == datetime(
        2026, 6, 1, 11, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("region", "own_days", "day", "free"),
    [
        ("NO", (), date(2028, 5, 17), True),
        ("NO", (), date(2028, 5, 18), False),
        ("SE", (), date(2028, 5, 17), False),
        # Epiphany is one in Bavaria, not in Berlin.
        ("DE-BY", (), date(2026, 1, 6), True),
        ("DE-BE", (), date(2026, 1, 6), False),
        ("NO", (), date(2026, 12, 28), False),
        ("NO", CHRISTMAS, date(2026, 12, 27), True),
        ("NO", CHRISTMAS, date(2031, 12, 30), True),
        ("NO", CHRISTMAS, date(2026, 12, 31), False),
        ("NO", NEW_YEAR, date(2026, 12, 31), True),
        ("NO", NEW_YEAR, date(2027, 1, 3), True),
        ("NO", NEW_YEAR, date(2027, 1, 4), False),
        ("NO", ONCE, date(2027, 1, 2), True),
        ("NO", ONCE, date(2026, 6, 23), True),
        ("NO", ONCE, date(2027, 6, 23), False),
        ("NO", ONCE, date(2027, 12, 28), False),
    ],
)
def test_which_days_are_holidays(region, own_days, day, free):
    assert calendar_of("Europe/Oslo", region, own_days).is_holiday(day) is free


def test_working_days_are_counted_without_them():
    monday = date(2026, 12, 21)
    assert calendar_of("Europe/Oslo", "NO").add_working_days(monday, 6) == date(2026, 12, 30)
    assert calendar_of("Europe/Oslo", "NO", CHRISTMAS).add_working_days(monday, 6) == date(2027, 1, 5)


@pytest.mark.parametrize("code", ["NO", "SE", "DE-BY", "US-CA"])
def test_regions(code):
    assert is_region(code)


@pytest.mark.parametrize("code", ["", "XX", "no", "Norge", "DE-XX", "NO-", "NO-99", "-BY"])
def test_what_is_no_region(code):
    with pytest.raises(BadLine) as caught:
        is_region(code)
    assert caught.value.code == "bad_region"


@pytest.mark.parametrize("lines", [[], [""], ["12-28"], ["02-29"], ["2028-02-29"], [*ONCE], [*NEW_YEAR]])
def test_days_of_ones_own(lines):
    assert are_days(lines)


@pytest.mark.parametrize(
    "line",
    [
        "28.12", "12-32", "2026-02-29", "2026-12", "julaften", "| 12-27", "12-27 | 2026-12-30",
        "2026-12-30 | 2026-12-28", "12-27 | 12-28 | 12-29", "2026-12-27 - 2026-12-28", "20261228",
    ],
)  # fmt: skip
def test_what_is_no_day(line):
    with pytest.raises(BadLine) as caught:
        are_days(["12-24", line])
    assert (caught.value.code, caught.value.words) == ("bad_day", {"line": 2})
