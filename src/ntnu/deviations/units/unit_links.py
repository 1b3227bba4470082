"""What the page of a unit says of the actions on it."""

from dataclasses import dataclass
from ntnu.deviations import _
from ntnu.deviations.domain.unit_changes import CLOSED
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.perform import available
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.units.reorganising import UnitProcedure
from zope.i18nmessageid import Message

#: The entries that actions on units leave in a log.
UNIT_ENTRIES = frozenset(
    action.logged_as for actions in UnitProcedure.actions.values() for action in actions.values()
)


@dataclass(frozen=True)
class UnitLink:
    """An action: the address of its form, and why it cannot be done now."""

    title: Message
    url: str
    obstacles: tuple[FieldError, ...]


def unit_links(unit) -> list[UnitLink]:
    """What the person at the keyboard may do with the unit."""
    address = f"{unit.absolute_url()}/@@action-form?action="
    return [
        UnitLink(found.action.title, f"{address}{found.action.id}", found.obstacles)
        for found in available(unit)
        if found.action.listed
    ]


def standing(unit) -> Message | None:
    """That the unit is closed, or a part of another; None where it is in use."""
    facts = target_of(unit).facts
    if facts.merged_into:
        words = {"unit": facts.merged_into}
        return _("unit_is_merged", default="This unit is now a part of ${unit}.", mapping=words)
    if facts.state == CLOSED:
        return _("unit_is_closed", default="This unit is closed, and gets no new cases.")
    return None
