"""Which language a text of the add-on is in, by its own translations."""

import re
from collections.abc import Iterator
from functools import cache
from scripts.translations import LANGUAGES
from scripts.translations import po_path
from scripts.translations.catalog import read

_VARIABLE = re.compile(r"\$\{[^}]*\}")
#: So much of a text with variables must be its own, or it might be anything.
_OWN = 12


@cache
def stranger(text: str, language: str) -> str | None:
    """The other language this text of a page is in; None when it is the page's own, or nobody's."""
    if _is_in(text, language):
        return None
    return next((other for other in LANGUAGES if _is_in(text, other)), None)


def _is_in(text: str, language: str) -> bool:
    plain, filled = _texts(language)
    return text in plain or any(pattern.fullmatch(text) for pattern in filled)


@cache
def _texts(language: str) -> tuple[frozenset[str], tuple[re.Pattern, ...]]:
    """The texts of a language: plain ones, and patterns of those with something filled in."""
    texts = set(_translations(language))
    plain = frozenset(text for text in texts if not _VARIABLE.search(text))
    return plain, tuple(_patterns(texts - plain))


def _translations(language: str) -> Iterator[str]:
    for entry in read(po_path(language).read_text(encoding="utf-8")).values():
        yield " ".join(entry.msgstr.split())


def _patterns(texts: set[str]) -> Iterator[re.Pattern]:
    for text in texts:
        parts = _VARIABLE.split(text)
        if sum(map(len, parts)) >= _OWN:
            yield re.compile(".+".join(map(re.escape, parts)))
