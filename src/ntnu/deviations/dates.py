"""Dates, times and numbers in the format of a language: CLDR's data, and what a language's folder replaces.

A folder's ``formats.toml`` may name another locale of CLDR (``cldr``), a pattern for the time of day
(``clock``), how date and time are joined (``moment``), and words in place of short months (``instead``).
"""

from babel import Locale
from babel.dates import format_date
from babel.dates import format_skeleton
from babel.dates import format_time
from babel.localedata import exists
from babel.numbers import format_decimal
from datetime import date
from datetime import datetime
from datetime import time
from functools import cache
from functools import lru_cache
from ntnu.deviations.domain.languages import chain
from ntnu.deviations.domain.periods import Period
from ntnu.deviations.locales import folders
from ntnu.deviations.now import zone

_FORMATS = "formats.toml"
#: A list shows the same days again and again.
_kept = lru_cache(maxsize=2000)


@cache
def locale_of(language: str) -> Locale:
    """The locale of CLDR for a language; where it has no month names, that of the next language its readers
    read."""
    names = [folders.table(code, _FORMATS).get("cldr", code) for code in chain(language)]
    there = (Locale.parse(name) for name in names if exists(name))
    return next(found for found in there if found.months["format"]["wide"][1] != "M01")


@_kept
def long_date(day: date, language: str) -> str:
    """16. desember 2026."""
    return format_date(day, "long", locale_of(language))


@_kept
def day_and_month(day: date, language: str) -> str:
    """16. desember."""
    return format_skeleton("MMMMd", day, locale=locale_of(language))


@_kept
def short_date(day: date, language: str, with_year: bool) -> str:
    """16. des., or 16. des. 2026."""
    text = format_skeleton("yMMMd" if with_year else "MMMd", day, locale=locale_of(language))
    for word, instead in folders.merged(language, _FORMATS)["instead"].items():
        text = text.replace(word, instead)
    return text


@_kept
def weekday(day: date, language: str) -> str:
    """torsdag."""
    return format_date(day, "EEEE", locale_of(language))


@_kept
def month(day: date, language: str) -> str:
    """The month that a date lies in: "november 2026", "November 2026"."""
    return format_skeleton("yMMMM", day, locale=locale_of(language))


def period(found: Period, language: str) -> str:
    """A year, or a month: "2026", "november 2026"."""
    return month(found.first, language) if found.month else found.key


@_kept
def short_month(day: date, language: str) -> str:
    """The month that a date lies in, short and without its year: "nov."."""
    return format_date(day, "LLL", locale_of(language))


def clock(moment: datetime, language: str) -> str:
    """15.00: the time of day of a moment (aware) at the institution."""
    return _clock(moment.astimezone(zone()).time().replace(second=0, microsecond=0), language)


@_kept
def _clock(shown: time, language: str) -> str:
    pattern = folders.merged(language, _FORMATS)["clock"]
    return format_time(shown, pattern, locale=locale_of(language))


def joined(day: str, clock: str, language: str) -> str:
    """A date and a time of day, both in words: "25. november kl. 15.00"."""
    return folders.merged(language, _FORMATS)["moment"].format(date=day, clock=clock)


def long_moment(moment: datetime, language: str) -> str:
    """A moment (aware) at the institution: "25. november 2026 kl. 15.00", "25 November 2026 at 15:00"."""
    day = long_date(moment.astimezone(zone()).date(), language)
    return joined(day, clock(moment, language), language)


def decimal(number: float, language: str) -> str:
    """A number with one decimal: 1,4."""
    return format_decimal(number, "0.0", locale_of(language))
