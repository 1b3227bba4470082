"""The columns of the work list: what each shows of a row, and how the list is sorted by its head."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.listed import CaseRow
from ntnu.deviations.access.listed import RELEVANCE
from ntnu.deviations.access.listing import SORTS
from ntnu.deviations.choices import title_of
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.signal_words import SIGNALS
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.worklist.filters import Filtered
from ntnu.deviations.worklist.filters import HELPS
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Column:
    """A column: its head, the order its head sorts by (empty: none), and whether it is of the casework, and
    so for those only who read some."""

    id: str
    title: Message
    sort: str = ""
    internal: bool = False


#: Those that are always there.
STANDING = (
    Column("case", _("column_case", default="Case"), "number"),
    Column("unit", _("column_unit", default="Unit"), "unit"),
    Column("state", _("column_state", default="State"), "state"),
    Column("due", _("column_due", default="Deadline"), "due"),
)
#: Those that can be chosen, in their order.
CHOSEN = (
    Column("case_worker", _("label_case_worker", default="Case worker"), "case_worker", True),
    Column("waits", _("column_waits", default="Waits for"), "", True),
    Column("since", _("column_since", default="Waiting for me since")),
    Column("severity", _("filter_severity", default="Severity"), "severity", True),
    Column("theme", _("column_theme", default="Theme")),
    Column("course", _("column_course", default="Course"), "course"),
    Column("submitted", _("column_submitted", default="Reported"), "submitted"),
)
_DOWN = "descending"


class InColumns(Filtered):
    """A list whose columns and order can be chosen."""

    @property
    def optional(self) -> list[Column]:
        """The columns that this person can choose."""
        return [column for column in CHOSEN if not column.internal or self.workers or self.reads_severity]

    @cached_property
    def chosen(self) -> list[Column]:
        """Those that are chosen."""
        asked = self.request.form.get("columns")
        names = asked if isinstance(asked, list) else [asked]
        return [column for column in self.optional if column.id in names]

    @cached_property
    def sorted_by(self) -> str:
        """What the list is sorted by; empty for its own order, the most urgent first."""
        asked = self.request.form.get("sort_on")
        there = {column.sort for column in (*STANDING, *self.optional)}
        return asked if asked in SORTS and asked in there else ""

    @property
    def sort_on(self) -> str:
        return self.sorted_by or (RELEVANCE if "text" in self.filters else "due")

    @property
    def descending(self) -> bool:
        return bool(self.sorted_by) and self.request.form.get("sort_order") == _DOWN

    @property
    def open_first(self) -> bool:
        return not self.sorted_by

    @property
    def shown_as(self) -> dict[str, object]:
        """Columns and order as parameters of the address."""
        order = {"sort_on": self.sorted_by, "sort_order": _DOWN if self.descending else ""}
        return {"columns:list": [column.id for column in self.chosen], **order}

    @property
    def heads(self) -> list[dict[str, object]]:
        """The heads of the table."""
        return [self._head(column) for column in (*STANDING, *self.chosen)]

    def _head(self, column: Column) -> dict[str, object]:
        is_sorted = bool(column.sort) and column.sort == self.sorted_by
        turned = _DOWN if is_sorted and not self.descending else ""
        return {
            "title": column.title,
            "sorted": ("descending" if self.descending else "ascending") if is_sorted else None,
            "url": self.link(sort_on=column.sort, sort_order=turned) if column.sort else "",
        }

    @property
    def order_field(self) -> dict[str, object]:
        """The choice of the order, as the macros of fields use it."""
        label = _("worklist_sort", default="Sort by")
        return {"id": "sort_on", "label": label, "help": HELPS["sort_on"]}

    @property
    def orders(self) -> list[tuple[str, Message, bool]]:
        """What the list can be sorted by, for who sees no heads: value, title, is it so now?"""
        title = _("sort_urgent", default="The most urgent first")
        if "text" in self.filters:
            title = _("sort_best", default="The best fit first")
        own = ("", title, not self.sorted_by)
        columns = (*STANDING, *self.optional)
        return [own, *((one.sort, one.title, one.sort == self.sorted_by) for one in columns if one.sort)]

    def cells(self, row: CaseRow) -> list[tuple[Message, str | date]]:
        """The chosen columns of a row: head and text."""
        return [(column.title, self.cell(column, row)) for column in self.chosen]

    def cell(self, column: Column, row: CaseRow) -> str | date:
        """What a column shows of a row: nothing, where the person may not read it."""
        found = _CELLS[column.id](self, row)
        return self.day(found) if isinstance(found, date) else found

    def day(self, day: date) -> str | date:
        """A day as it is shown."""
        return formats.short_date(day, self.language, today())

    @cached_property
    def named(self) -> Callable[[str], str]:
        """A person's name; a list shows the same ones again and again."""
        return cache(self.world.person_name)

    @cached_property
    def titled(self) -> Callable[[str, str], str]:
        """What a token of a list is called, in the same way."""
        return cache(lambda name, token: self.t(title_of(name, token, self.language)))

    @cached_property
    def said(self) -> Callable[[str], str]:
        """A message in the reader's language, in the same way."""
        return cache(self.t)


#: What each column holds of a row: a text or a day.
_CELLS: dict[str, Callable[[InColumns, CaseRow], str | date]] = {
    "case_worker": lambda page, row: page.named(row.case_worker) if row.case_worker else "",
    "waits": lambda page, row: page.said(SIGNALS[row.pending]) if row.pending else "",
    "since": lambda page, row: local_date(row.waits[0].since) if row.waits else "",
    "severity": lambda page, row: page.titled("severity", row.severity) if row.severity else "",
    "theme": lambda page, row: ", ".join(page.titled("themes", theme) for theme in row.themes),
    "course": lambda page, row: row.course,
    "submitted": lambda page, row: local_date(row.submitted),
}
