"""Doing an action, showing what it would do, and telling which are open: for form, REST and clock.

Every face does the same: validate by the schema, ask for obstacles, plan, carry out.
"""

import dataclasses
from AccessControl import getSecurityManager
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
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
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain import roles
from ntnu.deviations.domain import type_ids
from ntnu.deviations.domain.consequences import with_consequences
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.obstacles import anonymised_obstacles
from ntnu.deviations.domain.obstacles import is_elsewhere
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import NewPart
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.engine import registry
from ntnu.deviations.engine.attachments import check_files
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.errors import Stale
from ntnu.deviations.engine.file_parts import FIELD as FILES
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.redacting import redactable
from ntnu.deviations.engine.refused import refused
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import confirmed_codes
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.engine.wording import as_errors
from ntnu.deviations.interfaces import ISpeakUp
from ntnu.deviations.now import calendar
from ntnu.deviations.now import local_date
from ntnu.deviations.now import now
from ntnu.deviations.persons import person_of
from typing import Any
from zope.component import getUtility


@dataclass(frozen=True)
class Availability:
    """An action this person has the role for, and what keeps it from being done now."""

    action: Action
    obstacles: tuple[FieldError, ...]

    @property
    def is_ready(self) -> bool:
        return not self.obstacles


@dataclass(frozen=True)
class Outcome:
    """What was done.

    ``case`` is where the case stands now, or the part it was done on; ``review_state`` is the state of
    what it was done on, case or part; ``visible``: may the actor still see it. ``made`` are UIDs of what
    the action made in it.
    """

    action: str
    case: Any
    case_number: str
    review_state: str
    due: date
    visible: bool
    made: tuple[str, ...] = ()


@dataclass(frozen=True)
class Target:
    """What an action is done on: a case, or a measure or hearing of it (``part``), with its facts."""

    case: Any
    part: Any
    facts: Facts
    moment: Moment
    actions: Mapping[str, Action]

    def get(self, action_id: str) -> Action:
        """The action with this id that there is for such a thing. Raises UnknownAction."""
        return registry.find(self.actions, action_id)

    def permits(self, action: Action) -> bool:
        return action.permits(self.facts, self.moment)

    def readiness(self, action: Action) -> list[Obstacle]:
        """What stands in the way of the action, whatever is filled in."""
        return anonymised_obstacles(self.facts) or action.readiness(self.facts, self.moment)


def target_of(context, files: Sequence[Any] = ()) -> Target:
    """The case or part ``context``, as the person at the keyboard may act on it now."""
    case = case_of(context)
    part = None if context.aq_base is case.aq_base else context
    facts, instant = whole_facts_of(case), now()
    user = getSecurityManager().getUser()
    person = person_of(user.getId())
    held = roles_on(context, user)
    # The reporter holds no other role on the case, but a Manager may have reported one.
    own = held & {roles.REPORTER} if person == facts.reporter else held
    world = Directory(register_of(case))
    moment = Moment(
        actor=person,
        now=instant,
        today=local_date(instant),
        world=world,
        roles=own,
        part=None if part is None else uid_of(part),
        files=files,
        calendar=calendar(),
        settings=settings.days(),
        redactable=lambda: redactable(case),
        sees=lambda number: bool(by_number(register_of(case), user, [number])),
        refused=lambda: refused(case, facts, world, readers(case)),
        speakup=getUtility(ISpeakUp).is_open(register_of(case), {facts.reporter, *facts.recused}),
    )
    kind = type_ids.REPORT if part is None else part.portal_type
    return Target(case, part, facts, moment, registry.actions_of(kind))


def revision(context) -> int:
    """A number that rises with what the person at the keyboard may read of the case, or of the part
    ``context``: a form carries it, so that a stale one is noticed.

    To who reads the casework it is the number of the latest action. Others must not learn of those from it.
    """
    case = case_of(context)
    reading = Reading(case)
    return caselog.changed(case) if reading.may_casework and not reading.is_reporter else shown(context)


def available(context) -> list[Availability]:
    """The actions the person at the keyboard has a role for and that start from where things stand, each
    ready or with all that keeps it from being done."""
    target, found = target_of(context), []
    for action in filter(target.permits, target.actions.values()):
        wrong = target.readiness(action)
        if not is_elsewhere(wrong):
            found.append(Availability(action, tuple(as_errors(wrong))))
    return found


def perform(
    context, action_id: str, raw: Mapping[str, Any], seen: int | None = None, files: Sequence[Upload] = ()
) -> Outcome:
    """Do the action on a case or a part of one.

    ``raw`` is JSON-shaped; ``seen`` the revision the person acted on, if known; ``files`` come with
    the action. Raises UnknownAction, NotAllowed, Stale, NotReady, InvalidData or Busy, and has then done
    nothing.
    """
    prepared = _prepared(context, action_id, raw, seen, files)
    take_turn(case_of(context))
    # By now somebody else may have acted: all that goes by the case is asked anew.
    target = target_of(context)
    action = _ready(target, action_id, context, seen)
    plan = _plan(target, action, prepared)
    case = carry_out(target.case, plan, target.moment.now)
    # The action may have changed which groups the case knows: who acts is asked for anew.
    actor = user_by_id(case, target.moment.actor)
    may_view = Reading(case, actor).may_view
    made = find_part(case, plan.part) if plan.part else None
    if made is not None and may_view is False:
        may_view = may_view_part(made, actor)
    new = tuple(part.uid for part in plan.each(NewPart))
    state = plan.after.state if target.part is None else state_of_part(made or target.part)
    return Outcome(action_id, made or case, case.number, state, plan.after.due, may_view, new)


@dataclass(frozen=True)
class _Prepared:
    """What came in, read and checked as far as that takes no turn."""

    data: Mapping[str, Any]
    files: Sequence[Any]


def _prepared(context, action_id, raw, seen, files) -> _Prepared:
    target = target_of(context)
    action = _ready(target, action_id, context, seen)
    data = validate(action.schema, raw)
    return _Prepared(data, with_files(target.moment, action, raw, files).files)


def _ready(target: Target, action_id: str, context, seen: int | None) -> Action:
    """The action, if the person may do it now. Raises UnknownAction, NotAllowed, Stale or NotReady."""
    action = permitted(target, action_id)
    if seen is not None and seen != revision(context):
        raise Stale(one("stale"), seen, revision(context))
    wrong = target.readiness(action)
    if wrong:
        raise NotReady(as_errors(wrong))
    return action


def _plan(target: Target, action: Action, prepared: _Prepared) -> Plan:
    """The whole plan of an action that is permitted and ready. Raises InvalidData."""
    moment = dataclasses.replace(target.moment, files=prepared.files)
    wrong = action.obstacles(target.facts, prepared.data, moment)
    if wrong:
        raise InvalidData(as_errors(wrong))
    return with_consequences(action.plan(target.facts, prepared.data, moment), moment)


def with_files(moment: Moment, action: Action, raw: Mapping[str, Any], files: Sequence[Upload]) -> Moment:
    """The moment with the files that came with the action, checked. Raises InvalidData."""
    kept = check_files(files, confirmed_codes(raw)) if files else []
    if kept and not action.takes_files:
        raise InvalidData(one("unknown_field", FILES))
    return dataclasses.replace(moment, files=tuple(kept))


def permitted(target: Target, action_id: str) -> Action:
    """The action, if the person has the role it takes. Raises UnknownAction or NotAllowed."""
    action = target.get(action_id)
    if not target.permits(action):
        raise NotAllowed(one("not_yours"))
    return action
