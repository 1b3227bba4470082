"""The form of an action on a unit, or of setting one up in the register."""

from functools import cached_property
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.unit_changes import UnitFacts
from ntnu.deviations.engine import registry
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.ui.parts.forms import PlainForm
from ntnu.deviations.ui.shell.panel import Sight
from ntnu.deviations.units.overview import Units
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import Unauthorized
from zope.schema import getFieldNames

#: Fields that a new unit has of its own: nothing of the old one is proposed.
_OF_A_NEW_UNIT = ("add_unit", "split_unit")


class UnitSight(Sight):
    """Where one is."""

    nav_item = "units"

    @property
    def way_here(self) -> list[tuple[str, str]]:
        """The list of units, and the unit."""
        above = (Units.page_title, f"{self.register_url}/@@units")
        own = [(self.context.code, self.context.absolute_url())] if IUnit.providedBy(self.context) else []
        return [above, *own]


class UnitForm(PlainForm):
    """``<unit>/@@action-form?action=<id>``, also of the register. Nothing is kept of what is typed."""

    unavailable = ViewPageTemplateFile("templates/unavailable.pt")
    drafted = None
    # Its state is none of a case.
    is_of_case, is_part = False, True

    def __call__(self):
        """Who may not do the action anywhere here is told nothing of the unit."""
        action = registry.offered(self.context.portal_type).get(str(self.request.form.get("action")))
        if action is not None and not self.target.permits(action):
            raise Unauthorized(self.request.get("URL"))
        return super().__call__()

    @cached_property
    def sight(self) -> UnitSight:
        return UnitSight(self.context, self.request)

    @property
    def facts(self) -> UnitFacts:
        return self.target.facts

    @property
    def subtitle(self) -> str:
        return self.context.Title() if IUnit.providedBy(self.context) else ""

    @property
    def is_previewed(self) -> bool:
        """Who may name a deputy may see who gets mail of it."""
        return super().is_previewed or not all(self.action(id_).listed for id_ in self.offers)

    @property
    def blockers(self) -> list:
        return []

    @property
    def send_to(self) -> str:
        return f"{self.context.absolute_url()}/@@action-form"

    def result_url(self, made: str) -> str:
        unit = unit_content(register_of(self.context), made) if made else None
        return (unit or self.context).absolute_url()

    def initial(self, action_id: str) -> dict:
        """What the unit has now."""
        names = () if action_id in _OF_A_NEW_UNIT else getFieldNames(self.action(action_id).asks)
        return {name: _as_typed(self.facts.values[name]) for name in names if name in self.facts.values}

    def naming(self, found) -> frozenset[str]:
        """All but line managers read who reported."""
        return frozenset({roles.RECIPIENT, roles.CASE_WORKER, roles.LOCAL_ADMIN})


def _as_typed(value):
    return value.isoformat() if hasattr(value, "isoformat") else value or ""
