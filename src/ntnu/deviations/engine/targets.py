"""The objects of actions: which facts they use, who may do them, and what is reported afterwards.

Every kind of object that actions are done on has its own class, an adapter to ``ITarget``: this one is for
cases and their parts.
"""

from AccessControl import getSecurityManager
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from ntnu.deviations import settings
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import readers
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.listing import by_number
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.reading import user_by_id
from ntnu.deviations.access.revisions import shown
from ntnu.deviations.access.roles_on import own_roles
from ntnu.deviations.access.roles_on import roles_as_deputy
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.interfaces import ITarget
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.obstacles import anonymised_obstacles
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import NewPart
from ntnu.deviations.engine import registry
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.redacting import redactable
from ntnu.deviations.engine.redacting import texts_of
from ntnu.deviations.engine.refused import refused
from ntnu.deviations.interfaces import ICaseChild
from ntnu.deviations.interfaces import ISpeakUp
from ntnu.deviations.now import calendar
from ntnu.deviations.now import local_date
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from typing import Any
from zope.component import getUtility
from zope.interface import implementer


@dataclass(frozen=True)
class Outcome:
    """The outcome of an action.

    ``case`` is the case, or the part, in its current place; ``review_state`` is the state of what it was done
    on, case or part; ``due``: None where no deadline runs; ``visible``: may the actor still see it. ``made``
    are UIDs of what the action created in it.
    """

    action: str
    case: Any
    case_number: str
    review_state: str
    due: date | None
    visible: bool
    made: tuple[str, ...] = ()


@implementer(ITarget)
class Target:
    """The object of an action (``context``), with what the person who is logged in may do with it now.

    Each kind also has: ``case``, what plans are carried out on; ``facts``, what actions are based on, with at
    least ``state``, ``due`` and ``anonymised``; ``moment``; ``revision``, a number that rises with changes of
    what the person may read (a form carries it, so that a stale one is noticed); ``insider``: may they see
    who else handles it, and who is mailed? ``sees``: may they see state and deadline? ``hidden`` is a person
    (an id) who is not named to them.
    """

    facts: Any
    moment: Any
    revision: Any
    #: Is an action shown to the person even where it starts from another state?
    offers_all = False

    def __init__(self, context: Any):
        self.context = context

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """The actions that are offered for such an object, by id."""
        return registry.offered(self.context.portal_type)

    def get(self, action_id: str) -> Action:
        """The action with this id for such an object. Raises UnknownAction."""
        return registry.find(self.actions, action_id)

    def moment_of(self, action: Action, whose: str = "") -> Moment | None:
        """The moment in which the action is permitted: by the person's own roles, else as the deputy of
        somebody; only by the roles of ``whose``, if given. None where it is not."""
        return next((one for one in self.moments_of(action) if whose in ("", one.person)), None)

    def moments_of(self, action: Action) -> Iterator[Moment]:
        """Every moment in which the action is permitted, a person's each."""
        return (one for one in self.moment.ways if action.permits(self.facts, one))

    def permits(self, action: Action) -> bool:
        return self.moment_of(action) is not None

    def readiness(self, action: Action) -> list[Obstacle]:
        """What prevents the action, whatever is filled in."""
        return anonymised_obstacles(self.facts) or action.readiness(
            self.facts, self.moment_of(action) or self.moment
        )

    def outcome(self, action_id: str, case: Any, plan: BarePlan) -> Outcome:
        """The outcome of a plan that was carried out; ``case`` is in its current place."""
        raise TypeError(f"{type(self).__name__} tells of no outcome")

    def standing(self, action_id: str, uid: str) -> Outcome:
        """The same for an action that was done before, with the current status; ``uid`` is what it was done
        on or what it created."""
        raise TypeError(f"{type(self).__name__} tells of no outcome")

    def at_hand(self, held: frozenset[str], **more: Any) -> Moment:
        """The actor, by which roles, and when; ``more`` as ``Moment`` has it."""
        instant = now()
        return Moment(
            actor=acting(),
            now=instant,
            today=local_date(instant),
            world=Directory(register_of(self.context)),
            roles=held,
            calendar=calendar(),
            settings=settings.days(),
            **more,
        )


class CaseTarget(Target):
    """A case, or a measure or hearing of it (``part``)."""

    @cached_property
    def case(self) -> Any:
        return case_of(self.context)

    @cached_property
    def part(self) -> Any:
        return None if self.context.aq_base is self.case.aq_base else self.context

    @cached_property
    def facts(self) -> Any:
        return whole_facts_of(self.case)

    @cached_property
    def moment(self) -> Moment:
        case, facts, user = self.case, self.facts, getSecurityManager().getUser()
        register, held = register_of(case), own_roles(self.context, user)
        world = Directory(register)
        # The reporter holds no other role on the case, but a Manager may have reported one.
        own = held & {roles.REPORTER} if acting() == facts.reporter else held
        return self.at_hand(
            own,
            standing_in=roles_as_deputy(self.context, user),
            part=None if self.part is None else uid_of(self.part),
            redactable=lambda: redactable(case),
            texts_of=lambda target: texts_of(case, target),
            sees=lambda number: bool(by_number(register, user, [number])),
            refused=lambda: refused(case, facts, world, readers(case)),
            speakup=getUtility(ISpeakUp).is_open(register, {facts.reporter, *facts.recused}),
        )

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self.case)

    @cached_property
    def revision(self) -> int:
        """For readers of the casework, the number of the latest action. Others must not learn how many there
        are."""
        return caselog.changed(self.case) if self.insider else shown(self.context)

    @cached_property
    def insider(self) -> bool:
        return self._reading.may_casework and not self._reading.is_reporter

    @cached_property
    def sees(self) -> bool:
        return self._reading.may_view

    @cached_property
    def hidden(self) -> str:
        return "" if self._reading.may_identity else self._reading.facts.reporter

    def outcome(self, action_id: str, case: Any, plan: Any) -> Outcome:
        # The action may have changed which groups the case knows: the actor is looked up anew.
        actor = user_by_id(case, self.moment.actor)
        may_view = Reading(case, actor).may_view
        made = find_part(case, plan.part) if plan.part else None
        if made is not None and may_view is False:
            may_view = may_view_part(made, actor)
        new = tuple(part.uid for part in plan.each(NewPart))
        state = plan.after.state if self.part is None else state_of_part(made or self.part)
        return Outcome(action_id, made or case, case.number, state, plan.after.due, may_view, new)

    def standing(self, action_id: str, uid: str) -> Outcome:
        case = self.case
        try:
            place = case if uid == uid_of(case) else find_part(case, uid)
        except LookupError:
            place = self.context
        reading = Reading(case)
        sees = may_view_part(place) if ICaseChild.providedBy(place) else reading.may_view
        facts = reading.facts
        state = state_of_part(self.context) if ICaseChild.providedBy(self.context) else facts.state
        return Outcome(action_id, place, case.number, state, facts.due, sees)


def target_of(context: Any) -> Any:
    """The object of an action on ``context``: a ``Target`` of its kind."""
    return ITarget(context)
