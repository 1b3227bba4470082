"""Figures of a unit for one month, limited to the cases one person may see."""

from BTrees.IIBTree import difference
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listing import allowed_to
from ntnu.deviations.access.rows import COLUMNS
from ntnu.deviations.core.deadlines import OSLO
from ntnu.deviations.core.states import OPEN
from ntnu.deviations.persons import person_of


@dataclass(frozen=True)
class Figures:
    """How many cases came and were finished in the month, are open today, and are late."""

    received: int
    closed: int
    open: int
    late: int


def figures(register, user, unit_uid: str, month: date, today: date) -> Figures:
    """Figures of a unit and its departments for the month that begins on ``month``.

    Cases the user reported herself, or may not see, are not counted.
    """
    index = index_of(register)
    seen = index.matching({"allowed": {"query": allowed_to(register, user)}, "places": unit_uid})
    found = difference(seen, index.rids("reporter", person_of(user.getId())))
    first, after = _begins(month), _begins(next_month(month))
    submitted, closed, state, due = (COLUMNS.index(n) for n in ("submitted", "closed", "state", "due"))
    rows = [index.rows[rid] for rid in found]
    still_open = [row for row in rows if row[state] in OPEN]
    return Figures(
        received=sum(first <= row[submitted] < after for row in rows),
        closed=sum(first <= (row[closed] or 0) < after for row in rows),
        open=len(still_open),
        late=sum(row[due] < today.toordinal() for row in still_open),
    )


def next_month(month: date) -> date:
    """The first day of the month after the one that begins on ``month``."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _begins(month: date) -> int:
    """The moment at which the month begins in Norway, in seconds."""
    return int(datetime.combine(month, time(), OSLO).timestamp())
