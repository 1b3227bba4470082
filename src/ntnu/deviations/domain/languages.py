"""The languages in which a text is looked up, and the format of names in a line of the settings."""

import re
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence

#: The languages that are shipped. Lines of settings have a column for each of them, in this order.
SHIPPED = ("nb", "nn", "en")
#: Readers of these languages also read bokmål; readers of any other language rather read English.
_OF_NORWAY = frozenset({"nb", "nn", "se", "sma", "smj", "fkv"})
_MORE = re.compile(r"([a-z]{2,3}): *(.+)")


def chain(language: str) -> tuple[str, ...]:
    """The languages in which a text is looked up for a reader of ``language`` (a code of ISO 639)."""
    common = ("nb", "en") if language in _OF_NORWAY else ("en", "nb")
    return tuple(dict.fromkeys((language, *common)))


def said(names: Mapping[str, str], language: str) -> str:
    """The one of ``names`` (by language) for a reader of ``language``; empty where there is none."""
    return next((names[code] for code in chain(language) if names.get(code)), "")


def from_columns(columns: Sequence[str]) -> dict[str, str]:
    """Names by language: a column for each shipped language, then ``se: name`` for any other.

    ValueError for columns in another form.
    """
    names = dict(zip(SHIPPED, columns, strict=False))
    for column in columns[len(SHIPPED) :]:
        if found := _MORE.fullmatch(column):
            names[found[1]] = found[2]
    if len(names) != len(columns) or len(columns) < len(SHIPPED):
        raise ValueError(" | ".join(columns))
    return names


def as_columns(names: Iterable[tuple[str, str]]) -> list[str]:
    """The columns that :func:`from_columns` reads ``names`` from."""
    return [name if code in SHIPPED else f"{code}: {name}" for code, name in names]
