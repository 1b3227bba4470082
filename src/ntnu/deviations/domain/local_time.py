"""Times as people type them: in the time of a zone, to the minute, without an offset.

Once a year an hour occurs twice (the offset distinguishes them), and once an hour does not occur at all.
"""

import re
from datetime import datetime
from datetime import tzinfo
from datetime import UTC

_TYPED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")
#: ISO 8601 (RFC 3339), with offset.
_FULL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)")


def parse(text: object) -> datetime | None:
    """The moment (aware) that ``text`` gives in full; None for any other text."""
    if not isinstance(text, str) or not _FULL.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def in_full(moment: datetime) -> str:
    """A moment (aware) with its offset, as :func:`parse` reads it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def typed(moment: datetime, zone: tzinfo) -> str:
    """A moment (aware) as somebody in ``zone`` would type it."""
    return moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M")


def understood(text: str, zone: tzinfo, before: object = None) -> str:
    """The full form of what was typed; unchanged where it is no moment, or one that does not exist.

    ``before`` is the moment, in full, that the field was filled with: it stays the same until somebody types
    another.
    """
    known = parse(before)
    if known is not None and typed(known, zone) == text:
        return str(before)
    if _local(text) is None or is_left_out(text, zone):
        return text
    return in_full(datetime.fromisoformat(text).replace(tzinfo=zone))


def is_left_out(text: object, zone: tzinfo) -> bool:
    """Is it a time in the hour that the clocks jump over?"""
    local = _local(text)
    if local is None:
        return False
    there = local.replace(tzinfo=zone)
    return there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local


def _local(text: object) -> datetime | None:
    if not isinstance(text, str) or not _TYPED.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
