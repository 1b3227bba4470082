"""What every act is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations.core.facts import Assignment
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.facts import World
from ntnu.deviations.core.plan import Plan
from typing import Any
from zope.i18nmessageid import Message
from zope.interface import Interface


@dataclass(frozen=True)
class Moment:
    """Who acts, and when: ``now`` in UTC, ``today`` the same moment's day in Norway."""

    actor: str
    now: datetime
    today: date
    world: World

    def assignment(self, person: str) -> Assignment:
        """A place on the case for ``person``, given now by who acts."""
        return Assignment(person, self.now, self.actor)


class Action:
    """One act: one schema, one rule (``core.states``, ``core.obstacles``), one function ``plan``."""

    id: str
    title: Message
    help: Message
    button: Message
    schema: type[Interface]

    def plan(self, facts: Facts, data: Mapping[str, Any], moment: Moment) -> Plan:
        """What the act changes. Pure: ``data`` is validated, and no obstacle stands in the way."""
        raise TypeError(f"{type(self).__name__} plans nothing")

    def transition(self, facts: Facts) -> str | None:
        """The workflow transition the act fires, if any."""
        return None


class TransitionAction(Action):
    """An act that is a workflow transition of the same name."""

    def transition(self, facts: Facts) -> str | None:
        return self.id


def stored(assignment: Assignment | None) -> tuple[str, datetime, str] | None:
    """An assignment as the case keeps it."""
    return (assignment.person, assignment.since, assignment.given_by) if assignment else None
