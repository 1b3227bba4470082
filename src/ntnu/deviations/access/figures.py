"""Cases of the register as figures count them, limited to those that one person may see."""

from BTrees.IIBTree import difference
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields
from datetime import date
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.list_reader import allowed_to
from ntnu.deviations.access.listing import seen_by
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.domain.grants import case_hearing_group
from ntnu.deviations.domain.passages import was_there
from ntnu.deviations.domain.periods import Period
from ntnu.deviations.domain.statistics import Counted
from ntnu.deviations.domain.statistics import span_of
from ntnu.deviations.domain.statistics import tally
from ntnu.deviations.now import calendar
from ntnu.deviations.persons import person_of
from typing import Any


@dataclass(frozen=True)
class Figures:
    """How many cases came in the month, how many ended in it, each outcome apart, and how many were open,
    and late, when it ended."""

    received: int
    closed: int
    not_approved: int
    withdrawn: int
    reregistered: int
    open: int
    late: int


def figures(register, user, unit_uid: str, month: date) -> Figures:
    """Figures of a unit and its departments for the month that begins on ``month``: what was true in it,
    however long afterwards it is asked. The rule is written in docs/statistics.md.

    Cases the user reported, or may not see, are not counted.
    """
    index, here = index_of(register), index_of(register).rids("places", unit_uid)
    # Not of one that was sent on since, or came back: it counts where it is, as every case.
    passages = {
        uid: passed
        for uid, passed in unit_content(register, unit_uid).passages.items()
        if uid in index.uids and passed[-1][1] == (index.uids[uid] in here)
    }
    everywhere = multiunion([here, IISet([index.uids[uid] for uid in passages])])
    seen = intersection(seen_by(register, user), everywhere)
    found = difference(seen, index.rids("reporter", person_of(user.getId())))
    span = span_of(month, Period(month.year, month.month).after, calendar())

    def was_here(uid: str, moment: int) -> bool:
        return was_there(passages.get(uid, ()), moment)

    rows = (counted(index.row(rid)) for rid in found)
    counts = tally(rows, span, lambda row: row.unit, was_here).counts
    return Figures(**{field.name: counts[field.name] for field in fields(Figures)})


def handled_by(register, user) -> Any:
    """Record ids of the cases whose casework ``user`` reads: not their own, nor those they take part in by a
    hearing alone."""
    index = index_of(register)
    start, end = case_hearing_group("").split("::")
    others = [
        value
        for value in allowed_to(register, user)
        if not (value.startswith(f"user:{start}:") and value.endswith(f":{end}"))
    ]
    seen = intersection(seen_by(register, user), index.matching({"allowed": {"query": others}}))
    return difference(seen, index.rids("reporter", person_of(user.getId())))


def counted(row: Mapping[str, Any]) -> Counted:
    """A row of the index as figures know the case."""
    unit = row["unit_uid"]
    return Counted(
        uid=row["uid"],
        unit=unit,
        faculty=next((place for place in row["places"] if place != unit), unit),
        endings=row["endings"] or (),
        dues=row["dues"] or (),
        **{name: row[name] for name in _SAME},
    )


_SAME = tuple(name for name in Counted._fields if name not in ("uid", "unit", "faculty", "endings", "dues"))
