"""``<register>/statistics``: how it goes, in charts and tables."""

from collections.abc import Iterator
from datetime import date
from datetime import timedelta
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations import dates
from ntnu.deviations.domain.statistics import CAMPUS
from ntnu.deviations.domain.statistics import CAUSE
from ntnu.deviations.domain.statistics import CLOSED
from ntnu.deviations.domain.statistics import IN_TIME
from ntnu.deviations.domain.statistics import KIND
from ntnu.deviations.domain.statistics import LATE
from ntnu.deviations.domain.statistics import MONTH
from ntnu.deviations.domain.statistics import OPEN
from ntnu.deviations.domain.statistics import RECEIVED
from ntnu.deviations.domain.statistics import SEVERITY
from ntnu.deviations.domain.statistics import THEME
from ntnu.deviations.domain.statistics import UNIT
from ntnu.deviations.statistics import charts
from ntnu.deviations.statistics import words
from ntnu.deviations.statistics.asked import Asked
from ntnu.deviations.statistics.shown import Table
from ntnu.deviations.ui.macros import format as formats
from typing import Any
from urllib.parse import urlencode
from zope.i18nmessageid import Message

#: Dimensions that the work list can be asked for, too.
_LISTED = (UNIT, THEME, SEVERITY, MONTH)
_CHARTS: dict[str, tuple[Message, Message]] = {
    THEME: (
        _("statistics_by_theme", default="By theme"),
        _("statistics_by_theme_help", default="Received cases. A case may have several themes."),
    ),
    MONTH: (
        _("statistics_by_month", default="By month"),
        _("statistics_by_month_help", default="Received and closed cases, month by month."),
    ),
    UNIT: (
        _("statistics_by_unit", default="By unit"),
        _("statistics_by_unit_help", default="Received cases, by the unit that has them."),
    ),
    CAUSE: (
        _("statistics_by_cause", default="By kind of cause"),
        _("statistics_by_cause_help", default="Received cases. The case worker finds the cause."),
    ),
    SEVERITY: (
        _("statistics_by_severity", default="By severity"),
        _(
            "statistics_by_severity_help",
            default="Received cases. The case worker says how serious they are.",
        ),
    ),
    CAMPUS: (
        _("statistics_by_campus", default="By campus"),
        _("statistics_by_campus_help", default="Received cases, by where it happened."),
    ),
    KIND: (
        _("statistics_by_kind", default="By who reported"),
        _("statistics_by_kind_help", default="Received cases, from students and from staff."),
    ),
}


class StatisticsPage(Asked):
    """For who reads cases, with filters and ways to the work list; for quality readers, fixed tables."""

    def __call__(self) -> Any:
        self.check()
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return super().__call__()

    @property
    def lead(self) -> str:
        """Which days the figures are of."""
        now = self.answer.now
        days = {
            "first": formats.long_date(now.first, self.language),
            "last": formats.long_date(now.after - timedelta(days=1), self.language),
        }
        return self.t(_("statistics_lead", default="${first} to ${last}", mapping=days))

    @property
    def is_empty(self) -> bool:
        """Was there nothing in the period?"""
        return not self.is_fixed and not any(self.answer.now.counts.values())

    @property
    def figures(self) -> Iterator[tuple[str, str, str]]:
        """The main figures: number, what it is, and a word more."""
        now, before = self.answer.now, self.answer.before
        received = {"number": str(self.shown.number(before.counts[RECEIVED]))}
        same = _(
            "statistics_before_same",
            default="${number} in the same days of the year before",
            mapping=received,
        )
        year = _("statistics_before", default="${number} in the year before", mapping=received)
        yield (
            self._big(now.counts[RECEIVED]),
            self.t(words.FIGURES[RECEIVED]),
            self.t(year if self.answer.is_over else same),
        )
        share = now.shares[IN_TIME]
        in_time = self.t(_("statistics_in_time_help", default="of those that were answered"))
        yield self._big(share, " %"), self.t(words.FIGURES[IN_TIME]), in_time
        days = now.days["to_answer"]["median"]
        median = self.t(_("statistics_days_help", default="days, median"))
        yield self._big(days), self.t(_("statistics_days", default="Until the answer")), median
        if self.is_fixed:
            yield self._big(now.counts[CLOSED]), self.t(words.FIGURES[CLOSED]), ""
            return
        late = {"number": str(now.counts[LATE])}
        overdue = _("statistics_overdue", default="${number} of them overdue", mapping=late)
        title = words.FIGURES[OPEN] if self.answer.is_over else _("statistics_open_now", default="Open now")
        yield self._big(now.counts[OPEN]), self.t(title), self.t(overdue)

    def _big(self, number: int | None, sign: str = "") -> str:
        if number is None:
            return self.t(words.HIDDEN) if self.is_fixed else "–"
        return f"{number}{sign.replace(' ', formats.NBSP)}"

    @property
    def sections(self) -> Iterator[dict[str, Any]]:
        """A chart and its table for each dimension."""
        for name, (title, help_) in _CHARTS.items():
            table = self.shown.table(name)
            if table.rows:
                draw = self._columns if name == MONTH else self._bars
                yield {
                    "id": name,
                    "title": self.t(title),
                    "help": self.t(help_),
                    "two": name == MONTH,
                    "chart": draw(f"{self.t(title)}. {self.t(_IN_TABLE)}", table),
                    "table": table,
                }

    def _bars(self, title: str, table: Table) -> str:
        rows = [(label, numbers[0]) for _value, label, numbers in table.rows]
        return charts.bars(title, rows, self.t(words.HIDDEN))

    def _columns(self, title: str, table: Table) -> str:
        rows = [
            (
                dates.short_month(date.fromisoformat(f"{value}-01"), self.language).rstrip("."),
                numbers[0],
                numbers[1],
            )
            for value, _label, numbers in table.rows
        ]
        return charts.columns(title, rows)

    @cached_property
    def others(self) -> list[Table]:
        """The tables without a chart: every figure, and the one of two dimensions."""
        cross = self.shown.cross()
        return [self.shown.figures(), *([cross] if cross.rows else [])]

    def way(self, name: str, value: str) -> str:
        """The work list with the cases of a line, for who reads them; empty where it cannot be asked so."""
        filters = dict(self.query.filters)
        if self.is_fixed or name not in _LISTED or not value or not filters.keys() <= set(_LISTED):
            return ""
        asked = {"view": "all", "received": self.query.period.key, **filters}
        asked["received" if name == MONTH else name] = value
        return f"{self.context.absolute_url()}/@@worklist?{urlencode(asked)}"

    def cell(self, number: int | None) -> str:
        """A number of a table; of cases, a dash where there was nothing to take it of."""
        return self._big(number)

    @property
    def legend(self) -> tuple[str, str]:
        """What the two series of the months are."""
        return self.t(words.FIGURES[RECEIVED]), self.t(words.FIGURES[CLOSED])


_IN_TABLE = _("statistics_in_table", default="All numbers are in the table below.")
