"""Making and changing units: what a plan does, and the unit's log."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from ntnu.deviations.domain import type_ids
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.unit_tables import UnitChange
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.carry_out import Doing
from ntnu.deviations.engine.carry_out import handles
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from plone.dexterity.utils import createContentInContainer
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


@dataclass(frozen=True)
class NewUnit(Effect):
    """A faculty or department to be made in what the plan is done on; what follows is done on the unit."""

    stage = 0
    portal_type: str
    attributes: Mapping[str, Any]


@handles(NewUnit)
def add_unit(effect, doing: Doing) -> None:
    """As the form for a new unit does."""
    attributes = {"id": effect.attributes["code"], **effect.attributes}
    doing.subject = createContentInContainer(
        doing.subject, effect.portal_type, checkConstraints=False, **attributes
    )


def change_units(register, contents: Mapping[str, Any], changes: Sequence[UnitChange], reason: str) -> None:
    """Make and change units as it was planned, each with an entry in its log. ``contents`` are those there
    are, by code; an empty ``reason`` is logged as none given."""
    actor, at, known = acting(), now(), dict(contents)
    why = {"reason": reason} if reason else {"no_reason": True}
    for change in changes:
        told = change.told()
        values, parent = _attributes(change), known.get(change.after.parent)
        if change.before is None:
            kind = type_ids.DEPARTMENT if parent is not None else type_ids.FACULTY
            place, effect = parent if parent is not None else register, NewUnit(kind, values)
        else:
            place, effect = known[change.unit], SetFields(**values)
        action = "unit_changed" if change.before else "unit_added"
        plan = BarePlan(
            action=action,
            actor=actor,
            effects=(effect,),
            why=why | {"from": told["before"], "to": told["after"]},
        )
        unit = known[change.unit] = carry_out(place, plan, at)
        if change.before is not None:
            # The catalog hears of it, and what a unit must be like is looked at once more.
            notify(ObjectModifiedEvent(unit))


def _attributes(change: UnitChange) -> dict[str, Any]:
    after = change.after
    every = {
        "code": ("code", after.code),
        "name_nb": ("title", after.name_nb),
        "name_nn": ("title_nn", after.name_nn or None),
        "name_en": ("title_en", after.name_en or None),
        "campus": ("campus", after.campus or None),
        "from": ("active_from", after.start),
        "to": ("active_to", after.end),
    }
    return dict(every[column] for column in change.differs if column in every)
