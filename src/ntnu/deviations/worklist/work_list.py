"""The work list: the cases that wait for the person, and those they may read."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import is_archivist
from ntnu.deviations.access.listed import CaseRow
from ntnu.deviations.access.listing import count
from ntnu.deviations.drafts import saved_lists
from ntnu.deviations.jobs import file_page
from ntnu.deviations.worklist import bulk
from ntnu.deviations.worklist.bulk_page import MANY
from ntnu.deviations.worklist.columns import InColumns
from ntnu.deviations.worklist.filters import LABELS
from ntnu.deviations.worklist.saved import FIELDS
from ntnu.deviations.worklist.saved import SharedWith
from ntnu.deviations.worklist.saved import unit_options
from ntnu.deviations.worklist.saved import way
from zope.i18nmessageid import Message

_TABS = (
    ("waiting", _("tab_waiting", default="Waiting for me")),
    ("unit", _("tab_unit", default="My unit")),
    ("late", _("tab_late", default="Overdue")),
    ("all", _("tab_all", default="All")),
)

_TICK: dict[str, object] = {"title": _("worklist_pick", default="Tick"), "css": "pick"}


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

    @cached_property
    def buttons(self) -> list[tuple[str, Message]]:
        """What this person may do with many cases."""
        works, archives = bool(self.workers), is_archivist(self.context, self.user)
        return [(id_, title) for id_, title in MANY.items() if (archives if id_ == bulk.ARCHIVE else works)]

    def tick(self, row: CaseRow) -> str:
        """What the box of a row is called."""
        return self.t(_("worklist_tick", default="Tick ${number}", mapping={"number": row.number}))

    @property
    def picked_one(self) -> str:
        return self.t(_("bulk_picked_one", default="1 case ticked"))

    @property
    def picked_many(self) -> str:
        """With a sign in place of the number."""
        return self.t(_("bulk_picked", default="${number} cases ticked", mapping={"number": "#"}))

    @property
    def heads(self) -> list[dict[str, object]]:
        return [*([_TICK] if self.buttons else []), *super().heads]

    @cached_property
    def shared(self) -> SharedWith:
        return SharedWith(self.context)

    save_fields = FIELDS

    @property
    def unit_options(self) -> list[tuple[str, str]]:
        return unit_options(self.shared, self.language)

    @cached_property
    def saved(self) -> list[dict[str, object]]:
        """The saved lists that the person sees."""
        asked = self.request.form.get("saved")
        return [
            {"name": one.name, "url": way(self.context, one), "current": "page" if one.id == asked else None}
            for one in saved_lists.of(self.context, self.shared.owners)
        ]

    @property
    def is_lost(self) -> bool:
        """Does the address name a saved list that is not there, or not for this person?"""
        return "saved" in self.request.form and not any(one["current"] for one in self.saved)

    @property
    def is_saving(self) -> bool:
        return False

    @property
    def here(self) -> str:
        """Where what is asked now is saved."""
        return self.link(page="saved-lists")

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
    def is_large(self) -> bool:
        """Is the file of the list made by a job?"""
        return self.total > file_page.HEAVY

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
