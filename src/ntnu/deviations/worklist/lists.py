"""Work list and "My cases": rows from the register's index, no case is loaded."""

from AccessControl import getSecurityManager
from collections.abc import Sequence
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations import dates
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.listed import CaseRow
from ntnu.deviations.access.listed import RELEVANCE
from ntnu.deviations.access.listing import BadQuery
from ntnu.deviations.access.listing import count
from ntnu.deviations.access.listing import reads_severity
from ntnu.deviations.access.listing import Result
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.memberships import memberships
from ntnu.deviations.choices import choices
from ntnu.deviations.domain.periods import period_of
from ntnu.deviations.domain.states import ALL
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.messages import STATES
from ntnu.deviations.ui.batches import Batches
from ntnu.deviations.ui.shell.page import Page
from ntnu.deviations.worklist.own_drafts import OwnDrafts
from urllib.parse import urlencode

_TABS = (
    ("waiting", _("tab_waiting", default="Waiting for me")),
    ("unit", _("tab_unit", default="My unit")),
    ("late", _("tab_late", default="Overdue")),
    ("all", _("tab_all", default="All")),
)
_NEXT = {
    "fill_in_receipt": _("next_fill_in_receipt", default="Fill in the receipt form"),
    "name_case_worker": _("next_name_case_worker", default="Name a case worker"),
    "accept": _("next_accept", default="Take the case on"),
    "close": _("next_close", default="Find the cause, and close the case"),
    "close_by_recipient": _("next_close_by_recipient", default="Close the case, as agreed"),
}
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
        return self._search(self.start)

    def _search(self, start: int) -> Result:
        try:
            return search(
                self.context,
                self.user,
                view=self.shown_view,
                filters=self.filters,
                sort_on=RELEVANCE if "text" in self.filters else self.sort_on,
                descending=self.descending,
                b_start=start,
                b_size=self.size,
                open_first=self.open_first,
            )
        except BadQuery:
            # An old bookmark, or a deleted unit: the list is empty, and says so.
            return Result((), 0)

    def url_of(self, row) -> str:
        return f"{self.context.absolute_url()}/case/{row.number}"

    def next_of(self, row):
        return _NEXT.get(row.next_step or "", "")

    def is_open(self, row) -> bool:
        return row.state in OPEN

    @property
    def empty(self):
        return _NO_MATCH if self.filters else _EMPTY[self.shown_view]

    # batches ------------------------------------------------------------------------------------

    def link(self, **changes) -> str:
        """The address of this list with changed parameters; empty ones are left out."""
        asked = {"view": self.shown_view, **self.filters, **changes}
        kept = {name: value for name, value in asked.items() if value not in ("", None, 0)}
        return f"{self.context.absolute_url()}/@@{self.__name__}?{urlencode(kept)}"

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


class WorkList(CaseList):
    """The cases that wait for the person, and those they may read."""

    nav_item = "work"
    page_title = _("worklist_title", default="Work list")
    open_first = True

    @cached_property
    def shown_view(self) -> str:
        asked = self.request.form.get("view")
        return asked if asked in dict(_TABS) else self._first_view

    @property
    def _first_view(self) -> str:
        """The first tab: what waits for the person, else the first tab with cases."""
        return next((view for view in ("waiting", "unit", "all") if self.counts[view]), "waiting")

    @cached_property
    def counts(self) -> dict[str, int]:
        return {view: count(self.context, self.user, view) for view, _title in _TABS}

    @cached_property
    def filters(self) -> dict[str, str]:
        typed = ((name, self.request.form.get(name)) for name in ("text", *self.lists))
        return {name: value.strip() for name, value in typed if isinstance(value, str) and value.strip()}

    @property
    def tabs(self):
        return [
            {
                "title": title,
                "url": f"{self.context.absolute_url()}/@@{self.__name__}?view={view}",
                "count": self.counts[view],
                "current": "page" if view == self.shown_view else None,
                "late": view == "late",
            }
            for view, title in _TABS
        ]

    @cached_property
    def world(self) -> Directory:
        return Directory(self.context)

    @property
    def units(self) -> list[tuple[str, str]]:
        """The units to choose from: those the person's groups name, faculties with their departments."""
        groups = memberships(self.register, self.user)
        own = {name.split(":")[1] for name in groups if name.startswith("unit:")}
        units = list(self.world.units())
        near = [unit for unit in units if unit.uid in own or unit.faculty_uid in own]
        return [(unit.code, f"{unit.code}, {unit.title(self.language)}") for unit in near or units]

    @property
    def states(self) -> list[tuple[str, str]]:
        return [(state, STATES[state]) for state in ALL]

    @property
    def themes(self) -> list[tuple[str, str]]:
        return choices("themes", self.language)

    labels = {
        "text": _("filter_text", default="Words or case number"),
        "unit": _("column_unit", default="Unit"),
        "state": _("column_state", default="State"),
        "severity": _("filter_severity", default="Severity"),
        "theme": _("column_theme", default="Theme"),
        "received": _("filter_received", default="Received in"),
    }
    any_words = {
        "unit": _("filter_any_unit", default="All units"),
        "state": _("filter_any_state", default="All"),
        "severity": _("filter_any_severity", default="All"),
        "theme": _("filter_any_theme", default="All"),
        "received": _("filter_any_received", default="At any time"),
    }
    helps = {
        "text": _(
            "filter_text_help",
            default="Searches all text that you may read in the cases, but not files. The beginning or the end"
            " of a word is enough. Of a case number, the last six digits are enough.",
        ),
        "unit": _("filter_unit_help", default="A faculty shows the cases of its departments too."),
        "state": _("filter_state_help", default="How far the case has come."),
        "severity": _(
            "filter_severity_help",
            default="How serious the case worker finds the case."
            " A case that nobody has taken on has none yet.",
        ),
        "theme": _("filter_theme_help", default="What the reporter chose. A case may have several themes."),
        "received": _("filter_received_help", default="The year or month in which it came to the faculty."),
    }

    @cached_property
    def lists(self) -> dict[str, list[tuple[str, object]]]:
        """The choices of each filter; severity only for those who read some casework."""
        found = {"unit": self.units, "state": self.states}
        if reads_severity(self.context, self.user):
            found["severity"] = choices("severity", self.language)
        return {**found, "theme": self.themes, **self._received}

    @property
    def _received(self) -> dict[str, list[tuple[str, object]]]:
        """The year or month that statistics lead from."""
        period = period_of(self.request.form.get("received"))
        return {"received": [(period.key, dates.period(period, self.language))]} if period else {}

    def field(self, name: str) -> dict[str, object]:
        """A filter in the form the macros of fields use."""
        return {"id": name, "label": self.labels[name], "help": self.helps[name]}

    @property
    def caption(self) -> str:
        """How many there are, and in which order."""
        if self.total == 1:
            return self.t(_("worklist_caption_one", default="1 case."))
        many = _("worklist_caption", default="${total} cases. The most urgent come first.")
        if "text" in self.filters:
            many = _("worklist_caption_search", default="${total} cases. Those that fit best come first.")
        return self.t(type(many)(many, mapping={"total": str(self.total)}))

    @property
    def columns(self):
        return [
            {"title": _("column_case", default="Case")},
            {"title": _("column_unit", default="Unit")},
            {"title": _("column_state", default="State")},
            {"title": _("column_due", default="Deadline")},
        ]
