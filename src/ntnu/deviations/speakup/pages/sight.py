"""A notification case as one person sees it on one page."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.perform import available
from ntnu.deviations.ui.case.now import Link
from ntnu.deviations.ui.shell.panel import Sight


class NotificationSight(Sight):
    """Of a notification case (``context``): its state, and what the person may do with it."""

    nav_item = "speakup"

    @property
    def state(self) -> str:
        return state_of(self.context)

    @property
    def way_here(self) -> list[tuple[str, str]]:
        """The links that lead to the case, and to it."""
        above = _("speakup_list_title", default="Notification cases"), self.context.aq_parent.absolute_url()
        return [above, (self.context.number, self.context.absolute_url())]

    @cached_property
    def entries(self) -> list:
        """The log, oldest first."""
        return caselog.entries(self.context)

    @cached_property
    def links(self) -> list[Link]:
        """The forms of the actions that are ready, the next one to do first."""
        ready = (found.action for found in available(self.context) if found.is_ready)
        address = f"{self.context.absolute_url()}/@@action-form?action="
        return [Link(action.title, f"{address}{action.id}") for action in ready]
