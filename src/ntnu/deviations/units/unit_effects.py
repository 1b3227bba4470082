"""Making and changing units: what a plan does, and the unit's log."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from ntnu.deviations import _
from ntnu.deviations.domain import type_ids
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.unit_plan import ChangeUnit
from ntnu.deviations.domain.unit_tables import UnitChange
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.carry_out import Doing
from ntnu.deviations.engine.carry_out import handles
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.units.unit_cases import count_at
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

#: Set, and never stored, on a unit that an action makes.
PLANNED = "_v_planned"


@dataclass(frozen=True)
class NewUnit(Effect):
    """A faculty or department to be made in what the plan is done on; what follows is done on the unit."""

    stage = 0
    portal_type: str
    attributes: Mapping[str, Any]


def _foresee_new(effect, preview, place, plan):
    told = _(
        "follows_new_unit",
        default="${code} is set up, and nobody is given a role there. The roles of a faculty reach its"
        " departments.",
        mapping={"code": effect.attributes["code"]},
    )
    return replace(preview, consequences=(*preview.consequences, told))


@handles(NewUnit, foreseen=_foresee_new)
def add_unit(effect, doing: Doing) -> None:
    """As the form for a new unit does."""
    attributes = {"id": effect.attributes["code"], **effect.attributes}
    made = createContent(effect.portal_type, **attributes)
    setattr(made, PLANNED, True)
    doing.subject = addContentToContainer(doing.subject, made, checkConstraints=False)


def _foresee_change(effect, preview, unit, plan):
    changes, (open_cases, finished) = effect.changes, count_at(unit)
    words = {"open": str(open_cases), "finished": str(finished)}
    if changes.get("merged_into"):
        told = _("follows_closed", default="The unit is closed. It keeps its log, and its roles.")
    elif changes.get("active_to"):
        told = _(
            "follows_cases_stay",
            default="Cases that stay here: ${open} not finished, ${finished} finished. After the last day no"
            " report and no case comes to the unit.",
            mapping=words,
        )
    elif "code" in changes:
        told = _(
            "follows_code",
            default="The code ${before} becomes ${after}, also in the settings for the archive. Tables and"
            " programs that name the unit by its code must use the new one.",
            mapping={"before": unit.code, "after": changes["code"]},
        )
    else:
        told = _("follows_cases_untouched", default="Cases and roles stay as they are.")
    return replace(preview, consequences=(*preview.consequences, told))


@handles(ChangeUnit, foreseen=_foresee_change)
def change_unit(effect, doing: Doing) -> None:
    """The catalog hears of it, and what a unit must be like is looked at once more."""
    for name, value in effect.changes.items():
        setattr(doing.subject, name, value)
    notify(ObjectModifiedEvent(doing.subject))


def change_units(register, contents: Mapping[str, Any], changes: Sequence[UnitChange], reason: str) -> None:
    """Make and change units as it was planned, each with an entry in its log. ``contents`` are those there
    are, by code; an empty ``reason`` is logged as none given."""
    actor, at, known = acting(), now(), dict(contents)
    why = {"reason": reason} if reason else {"no_reason": True}
    for change in changes:
        told = change.told()
        values, parent = _attributes(change), known.get(change.after.parent)
        effect: Effect = ChangeUnit(**values)
        if change.before is None:
            kind = type_ids.DEPARTMENT if parent is not None else type_ids.FACULTY
            place, effect = parent if parent is not None else register, NewUnit(kind, values)
        else:
            place = known[change.unit]
        action = "unit_changed" if change.before else "unit_added"
        plan = BarePlan(
            action=action,
            actor=actor,
            effects=(effect,),
            why=why | {"from": told["before"], "to": told["after"]},
        )
        known[change.unit] = carry_out(place, plan, at)


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
