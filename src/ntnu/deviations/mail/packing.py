"""A notice as it is stored while it waits: plain values, so that no class of this product is read back from
disk."""

from collections.abc import Callable
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.mail.kinds import find_kind
from typing import Any

Packed = tuple[Any, ...]


def pack(notice: Notice) -> Packed:
    """Kind, reader, language, words, UID of the unit, UID of the part, address."""
    words = {name: _plain(value) for name, value in notice.words.items()}
    unit = notice.unit.uid if notice.unit else None
    return (notice.kind, notice.to, notice.language, words, unit, notice.part, notice.url)


def unpack(packed: Packed, unit_of: Callable[[str], Unit | None]) -> Notice:
    """The notice; its unit with its current name."""
    kind, to, language, words, unit, part, url = packed
    told = {name: _changes(value) if isinstance(value, tuple) else value for name, value in words.items()}
    return Notice(kind, to, language, told, unit_of(unit) if unit else None, part, url)


def without_texts(packed: Packed) -> Packed:
    """The notice without what a person wrote: the paragraphs that quote it are left out of the mail. Without
    any words where it is no longer known which of them a person wrote."""
    kind, to, language, words, *rest = packed
    known = find_kind(kind)
    kept = {name: value for name, value in words.items() if known and name not in known.quoted}
    return (kind, to, language, kept, *rest)


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(_plain(item) for item in value)
    if not isinstance(value, Change):
        return value
    return (value.role, value.principal, value.given, value.term.start, value.term.end)


def _changes(rows: tuple[Any, ...]) -> list[Any]:
    # Roles had no days once.
    return [Change(*row[:3], Term(*row[3:])) if isinstance(row, tuple) else row for row in rows]
