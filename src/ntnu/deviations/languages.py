"""The languages that the register offers, and what they are called."""

from babel import Locale
from babel.localedata import exists
from functools import cache
from ntnu.deviations import settings
from ntnu.deviations.core.languages import chain
from ntnu.deviations.core.languages import SHIPPED
from ntnu.deviations.locales.folders import known
from typing import Any

#: English as Europe writes it: the day before the month.
_WRITTEN = {"en": "en_GB"}


def offered() -> tuple[str, ...]:
    """The codes (ISO 639) of the languages that people may choose, the register's own first."""
    there = known()
    return tuple(code for code in settings.get("languages") if code in there) or SHIPPED


def reduced(code: str | None) -> str | None:
    """The language that is offered for a code of Plone's or of a browser's; None where none is."""
    short = (code or "").lower().replace("_", "-").split("-")[0]
    short = "nb" if short == "no" else short
    return short if short in offered() else None


def of_request(request: Any) -> str:
    """The language that somebody is answered in; the register's own where there is no request."""
    return reduced((request or {}).get("LANGUAGE")) or offered()[0]


@cache
def locale_of(language: str) -> Locale:
    """How dates and numbers are written in a language: CLDR's data, of the next language that its readers
    read where CLDR has no months for it."""
    there = (Locale.parse(_WRITTEN.get(code, code)) for code in chain(language) if exists(code))
    return next(found for found in there if found.months["format"]["wide"][1] != "M01")


@cache
def name(code: str, reader: str) -> str:
    """What a language is called in another: "norsk nynorsk"; the code itself where CLDR does not know."""
    there = (Locale.parse(other).languages.get(code) for other in chain(reader) if exists(other))
    return next(filter(None, there), code)


def heading(code: str, reader: str) -> str:
    """The name of a language as a choice has it, with a capital letter."""
    called = name(code, reader)
    return called[:1].upper() + called[1:]
