"""What an EQS system administrator does with one unit: setting up, changing, renaming, closing."""

from collections.abc import Mapping
from ntnu.deviations import _
from ntnu.deviations.domain import roles
from ntnu.deviations.domain import type_ids
from ntnu.deviations.domain import unit_changes
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.states import when
from ntnu.deviations.domain.unit_changes import UnitFacts
from ntnu.deviations.domain.unit_plan import ChangeUnit
from ntnu.deviations.engine.base import Action
from ntnu.deviations.units.unit_effects import NewUnit
from ntnu.deviations.units.unit_schemas import IAddUnit
from ntnu.deviations.units.unit_schemas import ICloseUnit
from ntnu.deviations.units.unit_schemas import IEditUnit
from ntnu.deviations.units.unit_schemas import IRenameUnit
from typing import Any
from zope.schema import getFieldNames

IN_USE = (unit_changes.ACTIVE,)
NOT_MERGED = (unit_changes.ACTIVE, unit_changes.CLOSED)
WHO = (roles.SYSTEM_ADMIN,)


class UnitAction(Action):
    """An action on a unit; its plan changes no facts of a case."""

    on = type_ids.DEPARTMENT
    # Contacts are telephone numbers and addresses.
    guarded = False
    done = _("done_unit", default="It is done. The entry in the log of the unit tells what.")
    hints = {"reason": _("hint_unit_reason", default="Recorded in the log of the unit.")}
    #: The id of its entries in the log, where it is another.
    logs = ""

    @property
    def logged_as(self) -> str:
        return self.logs or self.id

    def readiness(self, facts: UnitFacts, moment: Moment) -> list[Obstacle]:
        if facts.merged_into:
            return [Obstacle("unit_merged", None, {"unit": facts.merged_into})]
        return [] if facts.state in self.rule.states else [Obstacle("unit_closed")]

    def bare(self, data: Mapping[str, Any], moment: Moment, *effects: Effect, **why: Any) -> BarePlan:
        """The plan; ``why`` is what the log keeps beside the reason."""
        kept = {**why, "reason": data["reason"]}
        return BarePlan(action=self.logged_as, actor=moment.actor, effects=effects, why=kept)

    def changing(self, facts: UnitFacts, data: Mapping[str, Any], moment: Moment, *more: Effect) -> BarePlan:
        """The plan by which attributes become what was filled in."""
        changes = _changes(facts, data, self.schema)
        before = {name: _text(facts.values.get(name)) for name in changes}
        after = {name: _text(value) for name, value in changes.items()}
        return self.bare(data, moment, ChangeUnit(**changes), *more, **{"from": before, "to": after})


class AddUnit(UnitAction):
    """A faculty in the register, or a department in a faculty."""

    id = "add_unit"
    logs = "unit_added"
    title = _("action_add_unit", default="Set up a new unit")
    help = _(
        "action_add_unit_help",
        default="It can receive reports as soon as somebody is notification recipient there.",
    )
    button = _("button_add_unit", default="Set up the unit")
    schema = IAddUnit
    rule = when(IN_USE, WHO)
    log = _("log_unit_added", default="Unit set up")

    def obstacles(self, facts, data, moment):
        return list(unit_changes.code_obstacles(data["code"], None, moment.world))

    def plan(self, facts, data, moment):
        kind = type_ids.DEPARTMENT if facts.unit else type_ids.FACULTY
        values = given(data, self.schema)
        told = {name: _text(value) for name, value in values.items()}
        return self.bare(data, moment, NewUnit(kind, values), to=told)


class EditUnit(UnitAction):
    """Campus, days in use, contacts."""

    id = "edit_unit"
    logs = "unit_changed"
    title = _("action_edit_unit", default="Change campus, dates and contacts")
    help = _("action_edit_unit_help", default="A unit that is closed is used again when its last day goes.")
    button = _("button_edit_unit", default="Change")
    schema = IEditUnit
    rule = when(NOT_MERGED, WHO)
    log = _("log_unit_changed", default="Unit changed")

    def obstacles(self, facts, data, moment):
        found = [*_nothing_new(facts, data, self.schema)]
        found += unit_changes.dates_obstacles({**facts.values, **data})
        before, after = facts.values.get("active_to"), data.get("active_to")
        if after and (before is None or after < before):
            found.append(Obstacle("use_close_unit", "active_to"))
        return found

    def plan(self, facts, data, moment):
        return self.changing(facts, data, moment)


class RenameUnit(UnitAction):
    """Another code, other names."""

    id = "rename_unit"
    title = _("action_rename_unit", default="Rename the unit")
    help = _("action_rename_unit_help", default="Cases, roles and addresses stay as they are.")
    button = _("button_rename_unit", default="Rename")
    schema = IRenameUnit
    rule = when(NOT_MERGED, WHO)
    log = _("log_rename_unit", default="Unit renamed")

    def obstacles(self, facts, data, moment):
        taken = unit_changes.code_obstacles(data["code"], facts.here, moment.world)
        return [*taken, *_nothing_new(facts, data, self.schema)]

    def plan(self, facts, data, moment):
        return self.changing(facts, data, moment)


class CloseUnit(UnitAction):
    """The unit has a last day."""

    id = "close_unit"
    title = _("action_close_unit", default="Close the unit")
    help = _("action_close_unit_help", default="It keeps its cases and roles, and gets no new cases.")
    button = _("button_close_unit", default="Close the unit")
    schema = ICloseUnit
    rule = when(IN_USE, WHO)
    log = _("log_close_unit", default="Unit closed")

    def obstacles(self, facts, data, moment):
        return list(unit_changes.close_obstacles(facts, data))

    def plan(self, facts, data, moment):
        unit, words = facts.here, {"what": "closed", "until": data["active_to"]}
        told = moment.world.holders(unit.uid, roles.RECIPIENT)
        mails = [Notice("unit_changed", person, words=words, unit=unit) for person in sorted(told)]
        return self.changing(facts, data, moment, *mails)


def given(data: Mapping[str, Any], schema) -> dict[str, Any]:
    """The attributes of a new unit that were filled in."""
    names = [name for name in getFieldNames(schema) if name != "reason"]
    return {name: data[name] for name in names if data.get(name)}


def _changes(facts: UnitFacts, data: Mapping[str, Any], schema) -> dict[str, Any]:
    names = [name for name in getFieldNames(schema) if name in data and name in facts.values]
    return {name: data[name] for name in names if (data[name] or None) != (facts.values[name] or None)}


def _nothing_new(facts: UnitFacts, data: Mapping[str, Any], schema) -> list[Obstacle]:
    return [] if _changes(facts, data, schema) else [Obstacle("nothing_given")]


def _text(value: Any) -> str:
    return str(value or "")
