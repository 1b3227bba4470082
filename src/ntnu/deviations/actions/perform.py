"""Doing an act, showing what it would do, and telling which are open: for form, REST and clock.

Every face does the same: validate by the schema, ask for obstacles, plan, carry out.
"""

from AccessControl import getSecurityManager
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import register_of
from ntnu.deviations.actions import registry
from ntnu.deviations.actions.base import Action
from ntnu.deviations.actions.base import Moment
from ntnu.deviations.actions.carry_out import address_of
from ntnu.deviations.actions.carry_out import carry_out
from ntnu.deviations.actions.carry_out import notices_of
from ntnu.deviations.actions.errors import FieldError
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import NotAllowed
from ntnu.deviations.actions.errors import NotReady
from ntnu.deviations.actions.errors import one
from ntnu.deviations.actions.errors import Stale
from ntnu.deviations.actions.turns import take_turn
from ntnu.deviations.actions.validate import validate
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.core import states
from ntnu.deviations.core.obstacles import data_obstacles
from ntnu.deviations.core.obstacles import Obstacle
from ntnu.deviations.core.obstacles import state_obstacles
from ntnu.deviations.core.plan import Plan
from ntnu.deviations.core.preview import access_change
from ntnu.deviations.core.preview import Seen
from ntnu.deviations.mail.render import language_of
from ntnu.deviations.mail.render import render
from ntnu.deviations.mail.render import Rendered
from ntnu.deviations.messages import STATES
from ntnu.deviations.now import local_date
from ntnu.deviations.now import now
from Products.CMFCore.utils import getToolByName
from typing import Any


@dataclass(frozen=True)
class Availability:
    """An act this person has the role for, and what keeps it from being done now."""

    action: Action
    obstacles: tuple[FieldError, ...]


@dataclass(frozen=True)
class Outcome:
    """What was done. ``case`` is where the case stands now; ``visible``: may the actor still see it."""

    action: str
    case: Any
    case_number: str
    review_state: str
    due: date
    visible: bool


@dataclass(frozen=True)
class PreviewedMail:
    """A mail that would go out, in its reader's language."""

    to: str
    language: str
    mail: Rendered


@dataclass(frozen=True)
class Preview:
    """What an act would do; nothing is stored."""

    obstacles: tuple[FieldError, ...]
    access_gained: tuple[Seen, ...] = ()
    access_lost: tuple[Seen, ...] = ()
    mails: tuple[PreviewedMail, ...] = ()
    due_before: date | None = None
    due_after: date | None = None
    state_before: str = ""
    state_after: str = ""


def revision(case) -> int:
    """How many acts the case has seen: a form carries it, so that a stale one is noticed."""
    return caselog.revision(case)


def available(case) -> list[Availability]:
    """The acts the person at the keyboard has a role for and that start from the case's state."""
    reading = Reading(case)
    if reading.is_reporter:
        return []
    return [
        Availability(action, ())
        for action in registry.ACTIONS.values()
        if states.may_do(action.id, reading.facts, reading.roles)
        and not state_obstacles(action.id, reading.facts)
    ]


def perform(case, action_id: str, raw: Mapping[str, Any], seen: int | None = None) -> Outcome:
    """Do the act. ``raw`` is JSON-shaped; ``seen`` the revision the person acted on, if known.

    Raises UnknownAction, NotAllowed, Stale, NotReady or InvalidData, and has then done nothing.
    """
    take_turn(case)
    action, facts = _permitted(case, action_id)
    if seen is not None and seen != revision(case):
        raise Stale(one("stale"), seen, revision(case))
    wrong = state_obstacles(action_id, facts)
    if wrong:
        raise NotReady(as_errors(wrong))
    moment = moment_of(case)
    data = validate(action.schema, raw)
    wrong = data_obstacles(action_id, facts, data, moment.world, moment.today)
    if wrong:
        raise InvalidData(as_errors(wrong))
    plan = action.plan(facts, data, moment)
    case = carry_out(case, plan, moment.now, readers(case))
    after = Reading(case)
    return Outcome(action_id, case, case.number, plan.after.state, plan.after.due, after.may_view)


def preview(case, action_id: str, raw: Mapping[str, Any]) -> Preview:
    """What the act would do. Obstacles do not raise here: they are part of the answer.

    Raises UnknownAction or NotAllowed.
    """
    action, facts = _permitted(case, action_id)
    still = Preview((), due_before=facts.due, due_after=facts.due, state_before=facts.state)
    moment = moment_of(case)
    wrong = as_errors(state_obstacles(action_id, facts))
    try:
        data = validate(action.schema, raw)
    except InvalidData as error:
        return _blocked(still, wrong + error.errors)
    wrong += as_errors(data_obstacles(action_id, facts, data, moment.world, moment.today))
    if wrong:
        return _blocked(still, wrong)
    plan = action.plan(facts, data, moment)
    seeing = readers(case)
    gained, lost = access_change(facts, plan.after, moment.world, seeing)
    return Preview(
        obstacles=(),
        access_gained=tuple(gained),
        access_lost=tuple(lost),
        mails=tuple(previewed(plan, case, seeing)),
        due_before=facts.due,
        due_after=plan.after.due,
        state_before=facts.state,
        state_after=plan.after.state,
    )


def previewed(plan: Plan, place, seeing) -> list[PreviewedMail]:
    """The mails of a plan as their readers would get them."""
    url = address_of(place)
    mails = []
    for notice in notices_of(plan, Directory(register_of(place)), seeing):
        language = language_of(notice)
        mails.append(PreviewedMail(notice.to, language, render(notice, plan.after, url, language)))
    return mails


def moment_of(case) -> Moment:
    """Now, with the person at the keyboard and the case's register."""
    instant = now()
    user = getSecurityManager().getUser().getId() or ""
    return Moment(user, instant, local_date(instant), Directory(register_of(case)))


def readers(case) -> dict[str, frozenset[str]]:
    """State -> roles that have View in it, read from the workflow."""
    workflow = getToolByName(case, "portal_workflow")["deviation_report_workflow"]
    return {
        state: frozenset(workflow.states[state].getPermissionInfo("View")["roles"]) for state in states.ALL
    }


def as_errors(obstacles: list[Obstacle]) -> list[FieldError]:
    """Obstacles as errors, their states in words."""
    return [FieldError(o.field, o.code, o.code, _in_words(o.words)) for o in obstacles]


def _in_words(words: Mapping[str, Any]) -> dict[str, Any]:
    return {name: STATES.get(value, value) if name == "state" else value for name, value in words.items()}


def _permitted(case, action_id: str):
    action, reading = registry.get(action_id), Reading(case)
    # The reporter holds no other role on her case, but a Manager may have reported one.
    if reading.is_reporter or not states.may_do(action_id, reading.facts, reading.roles):
        raise NotAllowed(one("not_yours"))
    return action, reading.facts


def _blocked(preview: Preview, errors: list[FieldError]) -> Preview:
    return Preview(
        obstacles=tuple(errors),
        due_before=preview.due_before,
        due_after=preview.due_before,
        state_before=preview.state_before,
        state_after=preview.state_before,
    )
