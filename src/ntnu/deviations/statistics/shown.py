"""An answer as tables of words and numbers: for the page and for the files."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from ntnu.deviations import _
from ntnu.deviations.domain.periods import Period
from ntnu.deviations.domain.statistics import columns_of
from ntnu.deviations.domain.statistics import MONTH
from ntnu.deviations.domain.statistics import RECEIVED
from ntnu.deviations.domain.statistics import UNIT
from ntnu.deviations.statistics import words
from ntnu.deviations.statistics.query import FIXED
from ntnu.deviations.statistics.source import Answer
from ntnu.deviations.statistics.source import Told
from typing import Any

#: One line of the files: table, unit, value, figure; first and last day; the number, and that of the year
#: before.
Row = tuple[str, str, str, str, date, date, int | str, int | str]
HEADINGS = (
    _("file_table", default="Table"),
    _("column_unit", default="Unit"),
    _("file_value", default="Value"),
    _("file_figure", default="Figure"),
    _("file_first", default="First day"),
    _("file_last", default="Last day"),
    _("file_number", default="Number"),
    _("file_before", default="Year before"),
)
ALL = _("table_all", default="All figures")


@dataclass(frozen=True)
class Table:
    """``rows``: value as it is stored, title, and its numbers (None: hidden) by column."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[int | None, ...]], ...]


class Shown:
    """An answer in one language; ``t`` translates."""

    def __init__(self, answer: Answer, language: str, t: Callable[[Any], str]):
        self.answer, self.language, self.t = answer, language, t

    def figures(self) -> Table:
        """Every figure of the whole, and that of the year before."""
        now, before = (dict(_of_all(told)) for told in (self.answer.now, self.answer.before))
        rows = tuple(("", self.t(title), (now[title], before.get(title))) for title in now)
        titles = (_("file_number", default="Number"), _("file_before", default="Year before"))
        return Table("all", self.t(ALL), tuple(map(self.t, titles)), rows)

    def table(self, name: str) -> Table:
        """Figures by one dimension, and how many were received the year before."""
        now, before = self.answer.now.tables[name], self.answer.before.tables[name]
        columns = columns_of(name)
        rows = tuple(
            (
                value,
                self.value(name, value),
                (
                    *(self._at(now, value, column) for column in columns),
                    self._at(before, _then(name, value), RECEIVED),
                ),
            )
            for value in self._values(name)
        )
        titles = [*(words.FIGURES[column] for column in columns), _RECEIVED_BEFORE]
        return Table(name, self.t(words.DIMENSIONS[name]), tuple(map(self.t, titles)), rows)

    def cross(self, by: str = "") -> Table:
        """Received cases by unit and one more: the one that is asked for, or ``by``."""
        by = by or self.answer.query.by
        lines, values = self.answer.now.cross[by], self._values(by)
        rows = tuple(
            (unit, self.value(UNIT, unit), tuple(self._in(lines, unit, value) for value in values))
            for unit in self._values(UNIT)
        )
        called = self.t(words.DIMENSIONS[by])
        # It is in the middle of a sentence here.
        within = called[:1].lower() + called[1:]
        title = _("table_cross", default="Received by unit and ${by}", mapping={"by": within})
        return Table("cross", self.t(title), tuple(self.value(by, value) for value in values), rows)

    def value(self, name: str, value: str) -> str:
        return self.t(words.value_title(self.answer, name, value, self.language))

    def number(self, number: int | None) -> int | str:
        """The number, or that it is hidden; of cases nothing where there was nothing to take it of."""
        if number is not None:
            return number
        return self.t(words.HIDDEN) if self.answer.query.view == FIXED else ""

    def rows(self) -> Iterator[Row]:
        """Everything, line by line, as the files have it."""
        now, before = self.answer.now, self.answer.before
        first, last = now.first, now.after - timedelta(days=1)
        figures = self.figures()
        for _value, title, (number, then) in figures.rows:
            yield figures.title, "", "", title, first, last, self.number(number), self.number(then)
        for name in now.tables:
            for value in self._values(name):
                for column in columns_of(name):
                    numbers = (
                        self._at(now.tables[name], value, column),
                        self._at(before.tables[name], _then(name, value), column),
                    )
                    of = ("", self.value(name, value), self.t(words.FIGURES[column]), first, last)
                    yield self.t(words.DIMENSIONS[name]), *of, *map(self.number, numbers)
        for name in now.cross:
            for unit in self._values(UNIT):
                for value in self._values(name):
                    numbers = (
                        self._in(now.cross[name], unit, value),
                        self._in(before.cross[name], unit, _then(name, value)),
                    )
                    of = (self.value(UNIT, unit), self.value(name, value), self.t(words.FIGURES[RECEIVED]))
                    yield self.t(words.DIMENSIONS[name]), *of, first, last, *map(self.number, numbers)

    def _at(self, table, value: str, column: str) -> int | None:
        return table[value][column] if value in table else self._missing

    def _in(self, lines, unit: str, value: str) -> int | None:
        return lines.get(unit, {}).get(value, self._missing)

    @property
    def _missing(self) -> int | None:
        """The number where there is no line: none; in fixed tables that is hidden, too."""
        return None if self.answer.query.view == FIXED else 0

    def _values(self, name: str) -> list[str]:
        """Those with most received first; months as they come."""
        table = self.answer.now.tables[name]
        if name == MONTH:
            return self._months()
        return sorted(table, key=lambda value: (-(table[value][RECEIVED] or 0), self.value(name, value)))

    def _months(self) -> list[str]:
        period, last = self.answer.query.period, self.answer.now.after - timedelta(days=1)
        months = [period.month] if period.month else range(1, last.month + 1)
        return [Period(period.year, month).key for month in months]


_RECEIVED_BEFORE = _("column_received_before", default="Received, year before")


def _of_all(told: Told) -> Iterator[tuple[Any, int | None]]:
    for name, number in told.counts.items():
        yield words.FIGURES[name], number
    for name, number in told.shares.items():
        yield words.SHARES[name], number
    for (name, which), title in words.DAYS.items():
        yield title, told.days[name][which]


def _then(name: str, value: str) -> str:
    """The same value a year before."""
    return f"{int(value[:4]) - 1}{value[4:]}" if name == MONTH else value
