"""The languages that the register offers, and their names."""

from babel import Locale
from babel.localedata import exists
from functools import cache
from ntnu.deviations import settings
from ntnu.deviations.domain.languages import chain
from ntnu.deviations.domain.languages import SHIPPED
from ntnu.deviations.interfaces import IStandaloneLayer
from ntnu.deviations.locales.folders import known
from plone.rest.interfaces import IAPIRequest
from typing import Any
from zope.publisher.browser import BrowserLanguages

#: The part of an address, and the cookie, by which people choose the language of this product's pages in a
#: site that may have other languages.
SWITCH = "deviations_language"


def offered() -> tuple[str, ...]:
    """The codes (ISO 639) of the languages that people may choose, the register's own first."""
    there = known()
    return tuple(code for code in settings.get("languages") if code in there) or SHIPPED


def reduced(code: str | None) -> str | None:
    """The offered language for a code of Plone's or of a browser's; None where none matches."""
    short = (code or "").lower().replace("_", "-").split("-")[0]
    short = "nb" if short == "no" else short
    return short if short in offered() else None


def of_request(request: Any) -> str:
    """The language of answers to the person; the register's own where there is no request.

    What they chose for this product's pages, else the language that the site shows them, else the best of
    those that their browser prefers. For a program only its header counts.
    """
    if not request:
        return offered()[0]
    if IStandaloneLayer.providedBy(request) or not hasattr(request, "cookies"):
        return reduced(request.get("LANGUAGE")) or offered()[0]
    ways = [chosen(request), reduced(request.get("LANGUAGE")), _accepted(request)]
    if IAPIRequest.providedBy(request):
        ways.reverse()
    return next(filter(None, ways), offered()[0])


def chosen(request: Any) -> str | None:
    """The language that the person has chosen for this product's pages; None where they have not."""
    code = request.form.get(SWITCH) or request.cookies.get(SWITCH)
    return reduced(code) if isinstance(code, str) else None


def _accepted(request: Any) -> str | None:
    asked = BrowserLanguages(request).getPreferredLanguages()
    return next(filter(None, map(reduced, asked)), None)


@cache
def name(code: str, reader: str) -> str:
    """The name of a language in another: "norsk nynorsk"; the code itself where CLDR does not know."""
    there = (Locale.parse(other).languages.get(code) for other in chain(reader) if exists(other))
    return next(filter(None, there), code)


def heading(code: str, reader: str) -> str:
    """The name of a language as a choice, with a capital letter."""
    called = name(code, reader)
    return called[:1].upper() + called[1:]
