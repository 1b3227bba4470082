"""Lists of cases in batches, and "My cases": rows from the register's index, no case is loaded."""

from AccessControl import getSecurityManager
from collections.abc import Sequence
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.listed import CaseRow
from ntnu.deviations.access.listing import BadQuery
from ntnu.deviations.access.listing import Result
from ntnu.deviations.access.listing import search
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.ui.batches import Batches
from ntnu.deviations.ui.shell.page import Page
from ntnu.deviations.worklist.own_drafts import OwnDrafts
from urllib.parse import urlencode

_EMPTY = {
    "waiting": _("empty_waiting", default="Nothing waits for you."),
    "unit": _("empty_unit", default="There are no cases at units where you have a role."),
    "late": _("empty_late", default="No case is overdue."),
    "all": _("empty_all", default="You have no access to any case."),
    "mine": _("empty_mine", default="You have not reported anything yet."),
}
_NO_MATCH = _("empty_filtered", default="No case matches what you looked for.")


class CaseList(Batches, Page):
    """A list of cases in batches."""

    sort_on = "due"
    descending = False
    open_first = False
    filters: dict[str, str] = {}
    shown_view = "mine"

    @cached_property
    def user(self):
        return getSecurityManager().getUser()

    @cached_property
    def result(self) -> Result:
        return self.found(self.start, self.size)

    @cached_property
    def left_out(self) -> list[str]:
        """Names of filters of which nothing could be made (an old bookmark, a unit that is gone), once the
        list was asked: they are left out, and the page says so."""
        return []

    def found(self, start: int, size: int | None) -> Result:
        """The rows from one on; ``size``: None for all."""
        while True:
            try:
                return search(
                    self.context,
                    self.user,
                    view=self.shown_view,
                    filters=self.filters,
                    sort_on=self.sort_on,
                    descending=self.descending,
                    b_start=start,
                    b_size=size,
                    open_first=self.open_first,
                )
            except BadQuery as error:
                if error.field not in self.filters:
                    return Result((), 0)
                self.left_out.append(error.field)
                del self.filters[error.field]

    def url_of(self, row) -> str:
        return f"{self.context.absolute_url()}/case/{row.number}"

    def is_open(self, row) -> bool:
        return row.state in OPEN

    @property
    def empty(self):
        return _NO_MATCH if self.filters else _EMPTY[self.shown_view]

    # batches ------------------------------------------------------------------------------------

    @property
    def asked(self) -> dict[str, object]:
        """All that the address asks for."""
        return {"view": self.shown_view}

    def link(self, *, page: str = "", **changes) -> str:
        """The address of this list, or of another page of it, with changed parameters; empty ones are left
        out."""
        asked = {**self.asked, **changes}
        kept = {name: value for name, value in asked.items() if value not in ("", None, 0)}
        return f"{self.context.absolute_url()}/@@{page or self.__name__}?{urlencode(kept, doseq=True)}"

    @property
    def batch(self) -> Sequence[CaseRow]:
        return self.result.rows

    @property
    def total(self) -> int:
        return self.result.total


class MyReports(OwnDrafts, CaseList):
    """The cases the person has reported."""

    nav_item = "mine"
    page_title = _("mine_title", default="My cases")
    sort_on = "submitted"
    descending = True
