"""What an EQS system administrator does with units and their cases: moving, merging, splitting."""

from collections.abc import Mapping
from ntnu.deviations import _
from ntnu.deviations.case.interfaces import IProcedure
from ntnu.deviations.domain import type_ids
from ntnu.deviations.domain import unit_changes
from ntnu.deviations.domain.facts import known
from ntnu.deviations.domain.states import when
from ntnu.deviations.domain.unit_plan import ChangeUnit
from ntnu.deviations.domain.unit_plan import MergeUnit
from ntnu.deviations.domain.unit_plan import MoveUnit
from ntnu.deviations.domain.unit_plan import Picked
from ntnu.deviations.domain.unit_plan import SplitUnit
from ntnu.deviations.engine.base import Action
from ntnu.deviations.units.stand_in_actions import EndStandIn
from ntnu.deviations.units.stand_in_actions import NameStandIn
from ntnu.deviations.units.unit_actions import AddUnit
from ntnu.deviations.units.unit_actions import CloseUnit
from ntnu.deviations.units.unit_actions import EditUnit
from ntnu.deviations.units.unit_actions import given
from ntnu.deviations.units.unit_actions import IN_USE
from ntnu.deviations.units.unit_actions import NOT_MERGED
from ntnu.deviations.units.unit_actions import RenameUnit
from ntnu.deviations.units.unit_actions import UnitAction
from ntnu.deviations.units.unit_actions import WHO
from ntnu.deviations.units.unit_schemas import IMergeUnits
from ntnu.deviations.units.unit_schemas import IMoveUnit
from ntnu.deviations.units.unit_schemas import INames
from ntnu.deviations.units.unit_schemas import ISplitUnit
from zope.interface import implementer


class MoveDepartment(UnitAction):
    """The department belongs to another faculty."""

    id = "move_unit"
    title = _("action_move_unit", default="Move the department to another faculty")
    help = _(
        "action_move_unit_help",
        default="Cases keep their numbers and their addresses by number. Those whose role came from the old"
        " faculty alone lose it here.",
    )
    button = _("button_move_unit", default="Move the department")
    schema = IMoveUnit
    rule = when(NOT_MERGED, WHO)
    log = _("log_move_unit", default="Department moved to another faculty")

    def obstacles(self, facts, data, moment):
        return list(unit_changes.move_obstacles(facts, data["faculty"], moment.actor, moment.world))

    def plan(self, facts, data, moment):
        faculty = known(moment.world.unit(data["faculty"]))
        former = known(moment.world.unit(facts.here.faculty_uid))
        told = {"from": former.code, "to": faculty.code}
        return self.bare(data, moment, MoveUnit(faculty.uid), **told)


class MergeUnits(UnitAction):
    """The unit becomes a part of another, and is closed."""

    id = "merge_units"
    title = _("action_merge_units", default="Merge the unit into another")
    help = _(
        "action_merge_units_help",
        default="The unit is closed today, and says which one it is a part of. This cannot be undone.",
    )
    button = _("button_merge_units", default="Merge the units")
    schema = IMergeUnits
    rule = when(NOT_MERGED, WHO)
    log = _("log_merge_units", default="Units merged")

    def obstacles(self, facts, data, moment):
        along = bool(data.get("take_roles"))
        found = unit_changes.merge_obstacles(facts, data["unit"], along, moment.actor, moment.world)
        return list(found)

    def plan(self, facts, data, moment):
        into = known(moment.world.unit(data["unit"]))
        days = [facts.values.get("active_to"), facts.values.get("active_from"), moment.today]
        ended = facts.state == unit_changes.CLOSED and days[0]
        effects = (
            MergeUnit(into.uid, bool(data.get("take_roles"))),
            ChangeUnit(active_to=ended or max(filter(None, days[1:])), merged_into=into.uid),
        )
        return self.bare(data, moment, *effects, **{"from": facts.number, "to": into.code})


class SplitUnits(UnitAction):
    """A new unit beside it, with some of its cases."""

    id = "split_unit"
    title = _("action_split_unit", default="Split the unit in two")
    help = _(
        "action_split_unit_help",
        default="A new unit of the same kind is set up beside this one. You choose which cases go there.",
    )
    button = _("button_split_unit", default="Split the unit")
    schema = ISplitUnit
    rule = when(IN_USE, WHO)
    log = _("log_split_unit", default="Unit split")

    def obstacles(self, facts, data, moment):
        # Which of the cases are picked is not known here: those that wait are asked about as if all were.
        waiting = facts.open if data["which"] != "none" else 0
        return list(unit_changes.split_obstacles(facts, data, waiting, moment.actor, moment.world))

    def plan(self, facts, data, moment):
        picked = Picked(data["which"], data.get("since"), tuple(data.get("courses") or ()))
        effect = SplitUnit(given(data, INames), picked, bool(data.get("copy_roles")))
        return self.bare(data, moment, effect, **{"from": facts.number, "to": data["code"]})


_ON_EVERY_UNIT = (EditUnit, RenameUnit, CloseUnit, MergeUnits, SplitUnits)
_STAND_INS = (NameStandIn, EndStandIn)
_FACULTY = (AddUnit, *_ON_EVERY_UNIT, *_STAND_INS)
_DEPARTMENT = (EditUnit, RenameUnit, MoveDepartment, CloseUnit, MergeUnits, SplitUnits, *_STAND_INS)


@implementer(IProcedure)
class UnitProcedure:
    """Utility: see ``IProcedure``."""

    actions: Mapping[str, Mapping[str, Action]] = {
        type_ids.REGISTER: {AddUnit.id: AddUnit()},
        type_ids.FACULTY: {kind.id: kind() for kind in _FACULTY},
        type_ids.DEPARTMENT: {kind.id: kind() for kind in _DEPARTMENT},
    }
