"""What every act is made of."""

from collections.abc import Mapping
from ntnu.deviations.core import part_rules
from ntnu.deviations.core import states
from ntnu.deviations.core.facts import Assignment
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.moment import Moment
from ntnu.deviations.core.obstacles import data_obstacles
from ntnu.deviations.core.obstacles import Obstacle
from ntnu.deviations.core.obstacles import readiness_obstacles
from ntnu.deviations.core.plan import Plan
from typing import Any
from zope.i18nmessageid import Message
from zope.interface import Interface

__all__ = ["Action", "Moment", "PartAction", "stored", "TransitionAction"]


class Action:
    """One act: one schema, one rule (``core.states``, ``core.obstacles``), one function ``plan``."""

    id: str
    title: Message
    help: Message
    button: Message
    schema: type[Interface]
    #: May files come with it?
    takes_files = False

    def permits(self, facts: Facts, moment: Moment) -> bool:
        """Does the actor hold a role that may do this, in some state?"""
        return states.may_do(self.id, facts, moment.roles)

    def readiness(self, facts: Facts, moment: Moment) -> list[Obstacle]:
        """What stands in the way whatever is filled in."""
        return readiness_obstacles(self.id, facts)

    def obstacles(self, facts: Facts, data: Mapping[str, Any], moment: Moment) -> list[Obstacle]:
        """What is wrong with what was filled in."""
        return data_obstacles(self.id, facts, data, moment.world, moment.today)

    def plan(self, facts: Facts, data: Mapping[str, Any], moment: Moment) -> Plan:
        """What the act changes. Pure: ``data`` is validated, and no obstacle stands in the way."""
        raise TypeError(f"{type(self).__name__} plans nothing")

    def transition(self, facts: Facts) -> str | None:
        """The workflow transition the act fires, if any."""
        return None

    def planned(self, facts: Facts, moment: Moment, *, after: Facts, **what: Any) -> Plan:
        """A plan of this act, by the actor and with its transition; ``what`` are further fields of Plan."""
        return Plan(
            action=self.id,
            actor=moment.actor,
            before=facts,
            after=after,
            transition=self.transition(facts),
            **what,
        )


class TransitionAction(Action):
    """An act that is a workflow transition of the same name."""

    def transition(self, facts: Facts) -> str | None:
        return self.id


class PartAction(Action):
    """An act on a measure or a hearing: its facts are ``part`` in ``part_obstacles`` and ``part_plan``."""

    #: ``core.part_rules.MEASURE`` or ``HEARING``.
    kind: str

    def permits(self, facts: Facts, moment: Moment) -> bool:
        return part_rules.may_do(self.id, facts, self._part(facts, moment), moment.roles)

    def readiness(self, facts: Facts, moment: Moment) -> list[Obstacle]:
        rule = part_rules.RULES[self.kind][self.id]
        state = part_rules.state_at(self._part(facts, moment), moment.now)
        # The part first: how the case stands is not for all who may see a part of it.
        if state not in rule.states:
            return [Obstacle("wrong_part_state", None, {"state": state})]
        if facts.state not in rule.case_states:
            return [Obstacle("wrong_state", None, {"state": facts.state})]
        return []

    def obstacles(self, facts: Facts, data: Mapping[str, Any], moment: Moment) -> list[Obstacle]:
        return list(self.part_obstacles(facts, self._part(facts, moment), data, moment))

    def plan(self, facts: Facts, data: Mapping[str, Any], moment: Moment) -> Plan:
        return self.part_plan(facts, self._part(facts, moment), data, moment)

    def part_obstacles(self, facts: Facts, part, data: Mapping[str, Any], moment: Moment):
        """As :meth:`obstacles`; may be a generator."""
        return ()

    def part_plan(self, facts: Facts, part, data: Mapping[str, Any], moment: Moment) -> Plan:
        """As :meth:`plan`."""
        raise TypeError(f"{type(self).__name__} plans nothing")

    def _part(self, facts: Facts, moment: Moment):
        return facts.whole.find(moment.part)


def stored(assignment: Assignment | None) -> tuple[str, Any, str] | None:
    """An assignment as the case keeps it."""
    return (assignment.person, assignment.since, assignment.given_by) if assignment else None
