"""``@@worklist-file``: the whole list, as it is filtered, as a file."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import date
from functools import cache
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.listed import CaseRow
from ntnu.deviations.domain import tables
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.jobs.file_page import FilePage
from ntnu.deviations.messages import STATES
from ntnu.deviations.now import today
from ntnu.deviations.persons import acting
from ntnu.deviations.units import workbooks
from ntnu.deviations.worklist.columns import Column
from ntnu.deviations.worklist.work_list import WorkList
from plone.protect.authenticator import check
from zExceptions import NotFound

TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": workbooks.TYPE}


class WorklistFile(FilePage, WorkList):
    """By a form of the list: who took which list, and how many cases it held, is an entry in the log of the
    register. A word that was searched for is not: it may be somebody's name."""

    def __call__(self) -> bytes | str:
        if self.request.method != "POST":
            raise NotFound("worklist-file")
        check(self.request)
        return super().__call__()

    def check(self) -> None:
        if self.kind not in TYPES:
            raise NotFound("worklist-file")

    @property
    def kind(self) -> str:
        """The format that is asked for."""
        return str(self.request.form.get("format"))

    @property
    def content_type(self) -> str:
        return TYPES[self.kind]

    @property
    def filename(self) -> str:
        return f"worklist-{today().isoformat()}.{self.kind}"

    @property
    def file_title(self) -> str:
        return f"{self.t(self.page_title)} ({self.kind.upper()})"

    @property
    def settled(self) -> dict[str, str]:
        return {"view": self.shown_view}

    @property
    def back(self) -> str:
        return self.link(page="worklist")

    @cached_property
    def rows(self) -> Sequence[CaseRow]:
        return self.found(0, None).rows

    @cached_property
    def cases(self) -> list[str]:
        return [row.uid for row in self.rows]

    @cached_property
    def entry(self) -> BarePlan:
        why = {"filters": {"view": self.shown_view, **self.told}, "cases": len(self.rows)}
        return BarePlan(action="list_taken", actor=acting(), why=why)

    def made(self) -> bytes:
        columns, lines = self.optional, []
        for number, row in enumerate(self.rows):
            self.tell(number, len(self.rows))
            lines.append(self.line(row, columns))
        return self.written(self.kind, lines)

    @property
    def told(self) -> dict[str, str]:
        """What was filtered by, for the log, less what is typed freely: it may name somebody."""
        return {name: value for name, value in self.filters.items() if name not in _FREE}

    def written(self, kind: str, lines: list[list[str | date]]) -> bytes:
        """The file; no cell of it is read as a formula."""
        titles = [*_STANDING, *(column.title for column in self.optional)]
        heads = [self.t(title) for title in titles]
        if kind == "xlsx":
            return workbooks.by_helper(heads, lines) if self.in_job else workbooks.written(heads, lines)
        # Spreadsheets take a file without this mark for one of another encoding.
        return tables.write(heads, lines).encode("utf-8-sig")

    def line(self, row: CaseRow, columns: Sequence[Column]) -> list[str | date]:
        """A row of the file: what the person may read of the case, whichever columns the page shows."""
        return [*self._standing(row), *(self.cell(column, row) for column in columns)]

    def _standing(self, row: CaseRow) -> Iterator[str | date]:
        yield from (row.number, row.title, row.unit_code)
        yield self.unit_name(row.unit_uid)
        yield self.said(STATES[row.state])
        yield row.due

    @cached_property
    def unit_name(self) -> Callable[[str], str]:
        """The name of a unit, looked up once."""
        return cache(lambda uid: self.world.unit(uid).title(self.language))

    def day(self, day: date) -> str | date:
        return day


_FREE = frozenset({"text", "course"})
_STANDING = (
    _("number_box", default="Case number"),
    _("label_title", default="Title"),
    _("column_unit", default="Unit"),
    _("file_unit_name", default="Name of the unit"),
    _("column_state", default="State"),
    _("column_due", default="Deadline"),
)
