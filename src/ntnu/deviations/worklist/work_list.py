"""The work list: the cases that wait for the person, and those they may read."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.listing import count
from ntnu.deviations.worklist.columns import InColumns
from ntnu.deviations.worklist.filters import LABELS

_TABS = (
    ("waiting", _("tab_waiting", default="Waiting for me")),
    ("unit", _("tab_unit", default="My unit")),
    ("late", _("tab_late", default="Overdue")),
    ("all", _("tab_all", default="All")),
)


class WorkList(InColumns):
    """View, filters, columns and order are all in the address: a reload, or a link somebody else follows,
    asks the same."""

    nav_item = "work"
    page_title = _("worklist_title", default="Work list")

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

    @property
    def asked(self) -> dict[str, object]:
        return {"view": self.shown_view, **self.filters, **self.shown_as}

    @property
    def without(self) -> str:
        """The filters that were left out, by name."""
        return ", ".join(self.t(LABELS[name]) for name in self.left_out)

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

    @property
    def caption(self) -> str:
        """How many there are, and in which order."""
        total = self.total
        if total == 1:
            return self.t(_("worklist_caption_one", default="1 case."))
        many = _("worklist_caption", default="${total} cases. The most urgent come first.")
        if "text" in self.filters:
            many = _("worklist_caption_search", default="${total} cases. Those that fit best come first.")
        if self.sorted_by:
            many = _("worklist_caption_sorted", default="${total} cases.")
        return self.t(type(many)(many, mapping={"total": str(total)}))
