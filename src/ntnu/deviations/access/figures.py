"""Figures of a unit for one month, limited to the cases one person may see."""

from BTrees.IIBTree import difference
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from collections import Counter
from dataclasses import dataclass
from datetime import date
from datetime import time
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listing import seen_by
from ntnu.deviations.access.past import due_on
from ntnu.deviations.access.past import ended_in
from ntnu.deviations.access.past import WITHDRAWN
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.domain.passages import was_there
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.domain.states import REREGISTERED
from ntnu.deviations.now import calendar
from ntnu.deviations.persons import person_of


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
    however long afterwards it is asked. The rule is written in docs/mail.md.

    Cases the user reported, or may not see, are not counted.
    """
    index, passages = index_of(register), unit_content(register, unit_uid).passages
    passed = IISet([index.uids[uid] for uid in passages if uid in index.uids])
    seen = intersection(seen_by(register, user), multiunion([index.rids("places", unit_uid), passed]))
    found = difference(seen, index.rids("reporter", person_of(user.getId())))

    def was_here(row, moment: int) -> bool:
        return was_there(passages.get(row["uid"], ()), moment)

    first, after = _begins(month), _begins(next_month(month))
    last_day = next_month(month).toordinal() - 1
    rows = [row for row in map(index.row, found) if row["arrived"] < after]
    ended = [(row, ended_in(row["endings"] or (), after)) for row in rows]
    counted = Counter(
        end[0] for row, end in ended if end is not None and first <= end[1] and was_here(row, end[1])
    )
    still_open = [row for row, end in ended if end is None and was_here(row, after)]
    return Figures(
        received=sum(first <= row["arrived"] and was_here(row, row["arrived"]) for row in rows),
        closed=counted[CLOSED],
        not_approved=counted[NOT_APPROVED],
        withdrawn=counted[WITHDRAWN],
        reregistered=counted[REREGISTERED],
        open=len(still_open),
        late=sum(due_on(row["dues"] or (), row["due"], last_day) < last_day for row in still_open),
    )


def next_month(month: date) -> date:
    """The first day of the month after the one that begins on ``month``."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _begins(month: date) -> int:
    """The moment at which the month begins at the institution, in seconds."""
    return int(calendar().at(month, time()).timestamp())
