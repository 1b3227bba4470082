"""Figures of periods that are over: stored when they end, by the clock, and never changed.

Kept is one line for each case that counted in the period, as it was then (``rows``), and of a year the
tables for those who read no case (``fixed``). Redaction, retention, reopening and moves find nothing of it:
a line has no text and names no person.
"""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from functools import partial
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.figures import counted
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.upkeep import standing
from ntnu.deviations.choices import tokens
from ntnu.deviations.domain.fixed_tables import fixed_tables
from ntnu.deviations.domain.fixed_tables import may_count
from ntnu.deviations.domain.periods import day_at
from ntnu.deviations.domain.periods import Period
from ntnu.deviations.domain.periods import period_of
from ntnu.deviations.domain.periods import periods_over
from ntnu.deviations.domain.statistics import CAMPUS
from ntnu.deviations.domain.statistics import CAUSE
from ntnu.deviations.domain.statistics import Counted
from ntnu.deviations.domain.statistics import counts_in
from ntnu.deviations.domain.statistics import DIMENSIONS
from ntnu.deviations.domain.statistics import KIND
from ntnu.deviations.domain.statistics import MONTH
from ntnu.deviations.domain.statistics import NOT_GIVEN
from ntnu.deviations.domain.statistics import SEVERITY
from ntnu.deviations.domain.statistics import span_of
from ntnu.deviations.domain.statistics import tally
from ntnu.deviations.domain.statistics import THEME
from ntnu.deviations.domain.statistics import UNIT
from ntnu.deviations.interfaces import IClockWork
from ntnu.deviations.now import calendar
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from typing import Any
from zope.interface import implementer

#: The lists that people choose from, by dimension.
LISTS = {
    THEME: "themes",
    CAUSE: "cause_category",
    SEVERITY: "severity",
    CAMPUS: "campus",
    KIND: "reporter_kind",
}


@implementer(IClockWork)
class FinishedPeriods:
    """Work of the clock: months and years that are over and not stored yet."""

    def due(self, register, at: datetime) -> list[str]:
        """Their keys, the earliest first; none before the register's index is upgraded."""
        # What is stored stays, and a former index has not all that is counted: not even which cases resemble
        # a personnel matter.
        if standing(register) != 0:
            return []
        over = periods_over(first_day(register), local_date(at))
        return [period.key for period in over if stored(register, period) is None]

    def do(self, register, key: str, at: datetime, carry: Callable) -> None:
        """Store one."""
        period = period_of(key)
        if period is not None:
            carry(f"figures of {key}", partial(store, register, period))


def first_day(register) -> date:
    """The day of the first case; today where there is none."""
    first = next(index_of(register).values("submitted"), None)
    # The index goes by days in UTC: west of it the day may be the one before.
    return today() if first is None else date.fromordinal(day_at(first * 86_400, calendar()))


def stored(register, period: Period) -> Mapping[str, Any] | None:
    """What is kept of a period; None where it is not over, or the clock has not come to it."""
    return (register.stored_figures or {}).get(period.key)


def rows_of(kept: Mapping[str, Any]) -> list[Counted]:
    """The lines that are kept of a period."""
    fields = kept["fields"]
    return [Counted(**dict(zip(fields, row, strict=True))) for row in kept["rows"].values()]


def store(register, period: Period, rows: Iterable[Counted] | None = None) -> None:
    """Keep the figures of a period that is over, as of its end, from the register's cases or from these; not
    a second time."""
    if stored(register, period) is not None:
        return
    kept = OOBTree(made(register, period, map(counted, every_row(register)) if rows is None else rows))
    if register.stored_figures is None:
        register.stored_figures = OOBTree()
    register.stored_figures[period.key] = kept


def every_row(register) -> Iterator[dict[str, Any]]:
    """The rows of the register's index."""
    index = index_of(register)
    return map(index.row, index.rows.keys())


def made(register, period: Period, rows: Iterable[Counted]) -> dict[str, Any]:
    """What is kept of a period, from the cases as they stand."""
    span = span_of(period.first, period.after, calendar())
    first_year, found = True, []
    for row in rows:
        first_year = first_year and row.arrived >= span.first
        if counts_in(row, span):
            found.append(row)
    units = units_of(register)
    kept = {
        "fields": Counted._fields,
        "rows": IOBTree(dict(enumerate(map(tuple, found)))),
        "units": units,
    }
    if period.month is None:
        counts = tally(may_count(found), span, lambda row: row.faculty)
        values = {name: _every_value(name, period, units, counts.tables[name]) for name in DIMENSIONS}
        kept["fixed"] = fixed_tables(counts, values, first_year)
    return kept


def units_of(register) -> dict[str, tuple[str, tuple[tuple[str, str], ...], str]]:
    """UID -> code, titles by language, UID of the faculty."""
    return {unit.uid: (unit.code, unit.titles, unit.faculty_uid) for unit in Directory(register).units()}


def _every_value(name: str, period: Period, units: Mapping[str, tuple], found: Iterable[str]) -> list[str]:
    if name == MONTH:
        return [Period(period.year, month).key for month in range(1, 13)]
    if name == UNIT:
        known = [uid for uid, (_code, _titles, faculty) in units.items() if uid == faculty]
    else:
        known = [*sorted(tokens(LISTS[name])), NOT_GIVEN]
    return [*known, *sorted(set(found).difference(known))]
