"""Reads what is in a log, even where somebody damaged it in the database.

A damaged row must be reported with the others, not end the report.
"""

from datetime import datetime
from ntnu.deviations.caselog.chain import Head
from ntnu.deviations.caselog.chain import Link
from ntnu.deviations.caselog.chain import Payload
from typing import Any

_SPOILT_ROW = ("",) * 7


def link_of(seq: int, row: Any) -> Link:
    """A row as a link; one without content where it cannot be read."""
    if isinstance(row, tuple) and len(row) == len(_SPOILT_ROW) and all(isinstance(part, str) for part in row):
        return Link(seq, *row)
    return Link(seq, *_SPOILT_ROW)


def payload_of(parts: Any) -> Payload:
    """A stored payload; an empty one where it cannot be read."""
    if isinstance(parts, tuple) and tuple(map(type, parts)) == (bytes, str):
        return Payload(*parts)
    return Payload(b"", "")


def base_of(base: Any) -> Head | None:
    """Where the log was cut, None where it was not; the beginning where that cannot be read."""
    if base is None or (isinstance(base, tuple) and tuple(map(type, base)) == (int, str)):
        return base and Head(*base)
    return Head(0, "")


def length_of(parts: Any) -> int:
    """The length of a payload."""
    payload = payload_of(parts)
    return len(payload.text) if reasons_of(parts) is None else payload.length


def moment_of(text: str) -> datetime | None:
    """The moment of a row; None where it cannot be read."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def reasons_of(parts: Any) -> dict[str, Any] | None:
    """What a payload holds; None where it cannot be read."""
    try:
        found = payload_of(parts).value
    except (RecursionError, ValueError):
        return None
    return found if isinstance(found, dict) else None
