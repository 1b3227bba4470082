"""The one source of figures: what a person is told of a period, for page, REST and files alike."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from ntnu.deviations.access.figures import counted
from ntnu.deviations.access.figures import handled_by
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.list_reader import principals
from ntnu.deviations.domain.periods import Period
from ntnu.deviations.domain.states import REREGISTERED
from ntnu.deviations.domain.statistics import columns_of
from ntnu.deviations.domain.statistics import Counted
from ntnu.deviations.domain.statistics import DIMENSIONS
from ntnu.deviations.domain.statistics import FIGURES
from ntnu.deviations.domain.statistics import PARTS
from ntnu.deviations.domain.statistics import percentile
from ntnu.deviations.domain.statistics import share
from ntnu.deviations.domain.statistics import span_of
from ntnu.deviations.domain.statistics import Tally
from ntnu.deviations.domain.statistics import tally
from ntnu.deviations.domain.statistics import THEME
from ntnu.deviations.domain.statistics import UNIT
from ntnu.deviations.now import calendar
from ntnu.deviations.now import today
from ntnu.deviations.statistics import stored
from ntnu.deviations.statistics.kept import once
from ntnu.deviations.statistics.query import a_year_before
from ntnu.deviations.statistics.query import FIXED
from ntnu.deviations.statistics.query import Query
from typing import Any

#: UID -> code, titles by language, UID of the faculty.
Units = Mapping[str, tuple[str, tuple[tuple[str, str], ...], str]]
#: Column -> number, None where it is hidden.
Line = Mapping[str, int | None]


@dataclass(frozen=True)
class Told:
    """Figures of the days from ``first`` until before ``after``; None in place of what is hidden.

    ``shares`` are in per cent, ``days`` by what they lead to (``to_receipt``, ``to_answer``): ``median`` and
    ``percentile_90``. ``tables``: dimension, value, column; ``cross``: dimension, unit, value.
    """

    first: date
    after: date
    counts: Line
    shares: Line
    days: Mapping[str, Line]
    tables: Mapping[str, Mapping[str, Line]]
    cross: Mapping[str, Mapping[str, Line]]


@dataclass(frozen=True)
class Answer:
    """Figures of the period and of the same a year before: of one that goes on, of the same days then."""

    query: Query
    is_over: bool
    now: Told
    before: Told
    units: Units


def ask(register, user, query: Query) -> Answer:
    """What ``user`` is told. Their rights are asked anew each time; what the same question was answered is
    kept as long as nothing is written."""
    if query.view == FIXED:
        return once(register, partial(_fixed, register, query), query, today())
    find = partial(_of_cases, register, user, query)
    return once(register, find, query, today(), principals(register, user), "Manager" in user.getRoles())


# fixed tables -----------------------------------------------------------------------------------


def _fixed(register, query: Query) -> Answer:
    now, before = (_year(register, period) for period in (query.period, query.period.before))
    return Answer(
        query,
        True,
        _as_fixed(query.period, now["fixed"]),
        _as_fixed(query.period.before, before["fixed"]),
        {**before["units"], **now["units"]},
    )


def _year(register, period: Period) -> Mapping[str, Any]:
    """What is kept of it. Before the clock has come to it everything is hidden: of cases that still change,
    two answers could be taken from one another."""
    return stored.stored(register, period) or stored.made(register, period, ())


def _as_fixed(period: Period, fixed: Mapping[str, Any]) -> Told:
    counts = fixed["counts"]
    shares = {name: None if counts[name] is None else share(counts, name) for name in PARTS}
    return Told(period.first, period.after, counts, shares, fixed["days"], fixed["tables"], fixed["cross"])


# of the cases that the person may read ----------------------------------------------------------


def _of_cases(register, user, query: Query) -> Answer:
    after = query.period.until(today())
    seen, units = handled_by(register, user), stored.units_of(register)
    told = []
    for period, end in ((query.period, after), (query.period.before, a_year_before(after))):
        rows, then = _rows(register, period, seen)
        found = [row for row in rows if _fits(row, query)]
        unit_of = _own if UNIT in dict(query.filters) else _faculty
        told.append(
            _as_counted(tally(found, span_of(period.first, end, calendar()), unit_of), period.first, end)
        )
        units = {**then, **units}
    return Answer(query, query.period.is_over(today()), *told, units)


def _rows(register, period: Period, seen) -> tuple[list[Counted], Units]:
    """The cases of those ``seen`` that count in a period: as they were when it ended, else as they are."""
    index, kept = index_of(register), stored.stored(register, period)
    if kept is None:
        return [counted(index.row(rid)) for rid in seen], {}
    uids, handed_over = index.uids, index.rids("state", REREGISTERED)
    rids = [(row, uids[row.uid]) for row in stored.rows_of(kept) if row.uid in uids]
    rows = [_untold(row) if rid in handed_over else row for row, rid in rids if rid in seen]
    return rows, kept["units"]


def _untold(row: Counted) -> Counted:
    """Of a case that went to SpeakUp! since: nothing of what was chosen for it."""
    return row._replace(themes=(), cause=None, severity=None, campus=None, reporter_kind=None)


def _own(row: Counted) -> str:
    return row.unit


def _faculty(row: Counted) -> str:
    return row.faculty


def _fits(row: Counted, query: Query) -> bool:
    return all(value in _OF_ROW[name](row) for name, value in query.filters)


_OF_ROW: dict[str, Callable[[Counted], tuple[str | None, ...]]] = {
    name: lambda row, name=name: (getattr(row, name),) for name in stored.LISTS
}
_OF_ROW[UNIT] = lambda row: (row.unit, row.faculty)
_OF_ROW[THEME] = lambda row: row.themes


def _as_counted(found: Tally, first: date, after: date) -> Told:
    cross: dict[str, dict[str, Counter[str]]] = {name: {} for name in DIMENSIONS if name != UNIT}
    for name, lines in cross.items():
        for (unit, value), number in found.cross[name].items():
            lines.setdefault(unit, Counter())[value] = number
    tables = {
        name: {value: {column: line[column] for column in columns_of(name)} for value, line in table.items()}
        for name, table in found.tables.items()
    }
    return Told(
        first,
        after,
        {name: found.counts[name] for name in FIGURES},
        {name: share(found.counts, name) for name in PARTS},
        {
            name: {"median": percentile(days, 50), "percentile_90": percentile(days, 90)}
            for name, days in (("to_receipt", found.to_receipt), ("to_answer", found.to_answer))
        },
        tables,
        cross,
    )
