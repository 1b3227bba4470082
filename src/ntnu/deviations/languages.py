"""The languages that the register offers, and what they are called."""

from babel import Locale
from babel.localedata import exists
from functools import cache
from ntnu.deviations import settings
from ntnu.deviations.domain.languages import chain
from ntnu.deviations.domain.languages import SHIPPED
from ntnu.deviations.locales.folders import known
from typing import Any


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
def name(code: str, reader: str) -> str:
    """What a language is called in another: "norsk nynorsk"; the code itself where CLDR does not know."""
    there = (Locale.parse(other).languages.get(code) for other in chain(reader) if exists(other))
    return next(filter(None, there), code)


def heading(code: str, reader: str) -> str:
    """The name of a language as a choice has it, with a capital letter."""
    called = name(code, reader)
    return called[:1].upper() + called[1:]
