"""Dates, terms and sizes in words."""

import pytest
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.ui.macros import format as words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("language", "long", "short", "weekday"),
    [
        ("nb", "16.~desember~2026", "16.~des.", "onsdag 16.~desember"),
        ("nn", "16.~desember~2026", "16.~des.", "onsdag 16.~desember"),
        ("en", "16~December~2026", "16~Dec", "Wednesday 16~December"),
    ],
)
def test_a_date_never_breaks_over_two_lines(language, long, short, weekday):
    day = date(2026, 12, 16)
    assert words.long_date(day, language) == long.replace("~", "\u00a0")
    assert words.short_date(day, language, TODAY) == short.replace("~", "\u00a0")
    assert words.weekday_date(day, language, TODAY) == weekday.replace("~", "\u00a0")


SHORT = {
    "nb": "jan. feb. mars april mai juni juli aug. sept. okt. nov. des.",
    "nn": "jan. feb. mars april mai juni juli aug. sept. okt. nov. des.",
    "en": "Jan Feb March April May June July Aug Sept Oct Nov Dec",
}
LONG = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "nn": "januar februar mars april mai juni juli august september oktober november desember",
    "en": "January February March April May June July August September October November December",
}
WEEKDAYS = {
    "nb": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "nn": "måndag tysdag onsdag torsdag fredag laurdag søndag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_month_and_weekday(language):
    days = [date(2026, month, 5) for month in range(1, 13)]
    dot = "" if language == "en" else "."
    for shown, names in (
        ([words.short_date(day, language, TODAY) for day in days], SHORT),
        ([words.day_in_year(day, language, TODAY) for day in days], LONG),
    ):
        assert shown == [f"5{dot}\u00a0{name}" for name in names[language].split()]
    week = [words.weekday_date(TODAY + timedelta(days=days), language, TODAY) for days in range(7)]
    assert [day.split(" ")[0] for day in week] == WEEKDAYS[language].split()


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        # Northern Sámi's own names; CLDR has none of South Sámi, whose readers read bokmål.
        ("se", "2026 juovlamánnu 16", "juov 16"),
        ("sma", "16. desember 2026", "16. des."),
        ("uk", "16 грудня 2026 р.", "16 груд."),
    ],
)
def test_other_languages_have_dates_of_their_own(language, long, short):
    day = date(2026, 12, 16)
    shown = (words.long_date(day, language), words.short_date(day, language, TODAY))
    assert tuple(text.replace("\u00a0", " ").replace("\u202f", " ") for text in shown) == (long, short)


def test_the_year_is_written_when_it_is_another():
    assert words.short_date(date(2027, 1, 4), "nb", TODAY) == "4.\u00a0jan.\u00a02027"
    assert words.day_in_year(date(2025, 5, 17), "nn", TODAY) == "17.\u00a0mai\u00a02025"
    assert words.day_in_year(date(2026, 5, 17), "nn", TODAY) == "17.\u00a0mai"


def test_moments_are_in_norwegian_time():
    # Late in the evening in UTC it is the next day in Norway.
    moment = datetime(2026, 11, 10, 23, 5, tzinfo=UTC)
    assert words.short_moment(moment, "nb", TODAY) == "11.\u00a0nov.\u00a000.05"
    assert words.weekday_moment(moment, "en", TODAY) == "Wednesday 11\u00a0November at\u00a000:05"


@pytest.mark.parametrize(
    ("days", "message", "css", "icon"),
    [
        (-2, "due_late_days", "dv-due is-late", "warning"),
        (-1, "due_late_day", "dv-due is-late", "warning"),
        (0, "due_today", "dv-due is-soon", "clock"),
        (1, "due_left_day", "dv-due is-soon", "clock"),
        (7, "due_left_days", "dv-due is-soon", "clock"),
        (8, "due_left_days", "dv-due", "calendar"),
    ],
)
def test_how_a_term_stands(days, message, css, icon):
    term = words.term(TODAY + timedelta(days=days), TODAY)
    assert (str(term.words), term.css, term.icon) == (message, css, icon)


def test_a_late_term_counts_upwards():
    assert words.term(TODAY - timedelta(days=5), TODAY).words.mapping == {"days": "5"}


@pytest.mark.parametrize(
    ("size", "language", "text"),
    [
        (0, "nb", "0 B"),
        (999, "nb", "999 B"),
        (212_345, "nb", "212 kB"),
        (1_412_345, "nb", "1,4 MB"),
        (1_412_345, "en", "1.4 MB"),
    ],
)
def test_file_sizes(size, language, text):
    assert words.file_size(size, language) == text.replace(" ", "\u00a0")
