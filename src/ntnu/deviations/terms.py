"""Lines in settings: lists of choices (first the token, then the name by language), and others."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from ntnu.deviations import _
from ntnu.deviations.domain.languages import from_columns
from ntnu.deviations.domain.languages import said
from ntnu.deviations.setting_lines import BadLine
from zope.interface import Invalid

_DIRECTIVES = re.compile(r"(\s*[a-z-]+( +[!-+\--:<-~]+)*\s*(;|$))*")


@dataclass(frozen=True)
class Term:
    """One choice of a list: its token, and its names by language."""

    token: str
    names: tuple[tuple[str, str], ...]

    def title(self, language: str) -> str:
        return said(dict(self.names), language) or self.token


def parse_terms(lines: Iterable[str]) -> list[Term]:
    """Terms of a list's lines, in order. ValueError names the line with a wrong format."""
    return [*_terms(tuple(lines))]


@lru_cache(maxsize=100)
def _terms(lines: tuple[str, ...]) -> tuple[Term, ...]:
    terms, seen = [], set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split("|")]
        try:
            names = from_columns(parts[1:])
        except ValueError:
            raise ValueError(str(number)) from None
        if not all(parts) or parts[0] in seen:
            raise ValueError(str(number))
        seen.add(parts[0])
        terms.append(Term(parts[0], tuple(names.items())))
    return tuple(terms)


def in_language(text: str, language: str) -> str:
    """The part of ``bokmål | nynorsk | English | se: …`` for a reader of ``language``; a text in one part
    is the same for all."""
    parts = [part.strip() for part in text.split("|")]
    return parts[0] if len(parts) == 1 else said(from_columns(parts), language)


def are_terms(lines: list[str]) -> bool:
    """Constraint of a list setting: every line has the right format, no token occurs twice."""
    try:
        parse_terms(lines)
    except ValueError as error:
        raise BadLine("bad_terms", line=str(error)) from None
    return True


def are_directives(text: str) -> bool:
    """Constraint of the policy's directives: names and words that fit on one line of a header."""
    if not _DIRECTIVES.fullmatch(text):
        raise Invalid(
            _("error_content_security", default="Write directives such as: script-src 'self'; img-src data:")
        )
    return True


def is_citation(text: str) -> bool:
    """Constraint of the legal citation: a part for each language, none of them empty."""
    parts = [part.strip() for part in text.split("|")]
    try:
        whole = all(from_columns(parts).values())
    except ValueError:
        whole = False
    if not whole:
        raise Invalid(_("error_citation", default="Write three parts: bokmål | nynorsk | English."))
    return True
