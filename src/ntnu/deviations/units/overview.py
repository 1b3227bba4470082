"""The list of units for those who manage folder roles."""

from AccessControl import getSecurityManager
from dataclasses import dataclass
from ntnu.deviations import _
from ntnu.deviations.access.directory import managed_units
from ntnu.deviations.access.holders import principals
from ntnu.deviations.access.units import describe
from ntnu.deviations.domain import roles
from ntnu.deviations.engine.perform import available
from ntnu.deviations.interfaces import IFaculty
from ntnu.deviations.messages import ROLES
from ntnu.deviations.ui.shell.page import Page
from ntnu.deviations.units import exchange


@dataclass(frozen=True)
class Row:
    """A unit with the number of principals that hold each role at it. Never counts of cases."""

    code: str
    title: str
    url: str
    is_faculty: bool
    in_use: bool
    counts: tuple[tuple[str, int], ...]


class Units(Page):
    """Where the person gives and takes folder roles."""

    nav_item = "units"
    page_title = _("units_title", default="Units and roles")

    @property
    def may_exchange(self) -> bool:
        """Is the page of tables for this person?"""
        return exchange.may_exchange(self.register)

    @property
    def may_add(self) -> bool:
        """May the person set up a faculty?"""
        return bool(available(self.register))

    @property
    def rows(self) -> list[Row]:
        found = []
        for unit in managed_units(self.register, getSecurityManager().getUser()):
            counts = tuple((self.t(ROLES[role]), len(principals(unit, role))) for role in roles.FOLDER_ROLES)
            described = describe(unit)
            found.append(
                Row(
                    unit.code,
                    described.title(self.language),
                    unit.absolute_url(),
                    IFaculty.providedBy(unit),
                    described.active,
                    counts,
                )
            )
        return found
