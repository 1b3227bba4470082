"""Shared by the variants of the page of a case."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.ui.case.now import Link
from ntnu.deviations.ui.case.sight import CaseSight
from ntnu.deviations.ui.parts.panels import own_hearings
from ntnu.deviations.ui.shell.page import Page
from ntnu.deviations.ui.shell.panel import Panels
from ntnu.deviations.ui.shell.panel import panels_of


class CasePage(Page):
    """Its title, its place in the menu, and its panels: those of the manager ``panel_manager``."""

    panel_manager = "ntnu.deviations.case"

    def __call__(self):
        return self.index()

    @cached_property
    def sight(self) -> CaseSight:
        return CaseSight(self.context, self.request)

    @cached_property
    def panels(self) -> Panels:
        return panels_of(self, self.panel_manager)

    @property
    def page_title(self):
        return f"{self.sight.facts.number} {self.context.Title()}"

    @property
    def unit(self) -> str:
        """The unit's name; of a department the faculty too."""
        unit, faculty = self.sight.facts.unit, self.sight.facts.faculty
        own = unit.title(self.language)
        return own if unit.is_faculty else f"{own} ({faculty.code})"

    @cached_property
    def own_hearings(self) -> list[Link]:
        """Open hearings in which the person is a participant, for those who read nothing else of the case."""
        return own_hearings(self.sight)

    @property
    def nav_item(self):
        return "tasks" if self.own_hearings else self.sight.nav_item

    @property
    def crumbs(self):
        if self.own_hearings:
            return [(_("tasks_title", default="My tasks"), f"{self.register_url}/@@my-tasks")]
        return self.sight.way_here[:1]
