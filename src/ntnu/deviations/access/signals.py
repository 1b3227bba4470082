"""What waits for one person, read from the rows of the register's index: no case is loaded."""

from BTrees.IIBTree import difference
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from collections.abc import Collection
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from datetime import UTC
from ntnu.deviations.access.index import CaseIndex
from ntnu.deviations.now import now
from typing import Any
from typing import NamedTuple


class Stored(NamedTuple):
    """A signal in a row: moments as seconds, the day as an ordinal number."""

    code: str
    who: tuple[str, ...]
    since: int
    until: int | None
    ends: int | None
    part: str | None


class Waits(NamedTuple):
    """A signal that a person has now: its code, since when (UTC), the day or moment (UTC) by which it is to
    be done, or None, and the UID of the part of the case that it is about, if any."""

    signal: str
    since: datetime
    until: date | datetime | None
    part: str | None


def waits_of(row: Mapping[str, Any], mine: Collection[str]) -> tuple[Waits, ...]:
    """The signals of a row that somebody has now, the most urgent first. ``mine``: their principals.

    Whether they may see the case is not asked.
    """
    at = now().timestamp()
    found = (Stored(*signal) for signal in row["signals"])
    return tuple(
        Waits(signal.code, _moment(signal.since), _until(signal), signal.part)
        for signal in found
        if signal.since <= at and (signal.ends is None or at < signal.ends)
        if not set(signal.who).isdisjoint(mine)
    )


def awake(index: CaseIndex, found, mine: Collection[str], allowed: Collection[str]):
    """Those of the record ids, found by ``waits_for``, that wait now for somebody who may see the case.

    ``mine`` and ``allowed``: their principals, and the same as values of the index ``allowed``.
    """
    unsure = intersection(found, index.matching({"may_wait": {"query": sorted(mine), "operator": "or"}}))
    no = IISet()
    for rid in unsure:
        row = index.row(rid)
        if not waits_of(row, mine) or set(row["allowed"]).isdisjoint(allowed):
            no.insert(rid)
    return difference(found, no)


def _until(signal: Stored) -> date | datetime | None:
    if signal.until is not None:
        return date.fromordinal(signal.until)
    return None if signal.ends is None else _moment(signal.ends)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
