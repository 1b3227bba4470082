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
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.messages import STATES
from ntnu.deviations.now import now
from ntnu.deviations.now import today
from ntnu.deviations.persons import acting
from ntnu.deviations.units import workbooks
from ntnu.deviations.worklist.columns import Column
from ntnu.deviations.worklist.work_list import WorkList
from plone.protect.authenticator import check
from zExceptions import NotFound

TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": workbooks.TYPE}


class WorklistFile(WorkList):
    """By a form of the list: who took which list, and how many cases it held, is an entry in the log of the
    register. A word that was searched for is not: it may be somebody's name."""

    def __call__(self) -> bytes:
        kind = self.request.form.get("format")
        if self.request.method != "POST" or not isinstance(kind, str) or kind not in TYPES:
            raise NotFound("worklist-file")
        check(self.request)
        rows, columns = self.found(0, None).rows, self.optional
        lines = [self.line(row, columns) for row in rows]
        made = self.written(kind, lines)
        take_turn(self.context)
        why = {"filters": {"view": self.shown_view, **self.told}, "cases": len(rows)}
        carry_out(self.context, BarePlan(action="list_taken", actor=acting(), why=why), now())
        for header, value in {
            "Content-Type": TYPES[kind],
            "Content-Disposition": f'attachment; filename="worklist-{today().isoformat()}.{kind}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        }.items():
            self.request.response.setHeader(header, value)
        return made

    @property
    def told(self) -> dict[str, str]:
        """What was filtered by, for the log, less what is typed freely: it may name somebody."""
        return {name: value for name, value in self.filters.items() if name not in _FREE}

    def written(self, kind: str, lines: list[list[str | date]]) -> bytes:
        """The file; no cell of it is read as a formula."""
        titles = [*_STANDING, *(column.title for column in self.optional)]
        heads = [self.t(title) for title in titles]
        if kind == "xlsx":
            return workbooks.written(heads, lines)
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
