"""Doing an action on a notification case, and telling which are open: for form and REST."""

from AccessControl import getSecurityManager
from collections.abc import Mapping
from dataclasses import replace
from ntnu.deviations.access.confidential import handles
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain.speakup import readiness
from ntnu.deviations.domain.speakup import RULES
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.errors import Stale
from ntnu.deviations.engine.errors import UnknownAction
from ntnu.deviations.engine.perform import Availability
from ntnu.deviations.engine.previewing import foreseen
from ntnu.deviations.engine.previewing import Preview
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.messages import NOTIFICATION_STATES
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.speakup.actions import ACTIONS
from ntnu.deviations.speakup.actions import SpeakUpAction
from ntnu.deviations.speakup.form import unguarded
from typing import Any


def may_act(case) -> bool:
    """Does who asks handle the case? A Manager reads, and does nothing."""
    return handles(case, getSecurityManager().getUser())


def available(case) -> list[Availability]:
    """The actions this person may do, in the order one meets them."""
    if not may_act(case):
        return []
    return [Availability(action, tuple(obstacles(case, action.id))) for action in ACTIONS.values()]


def perform(case, action_id: str, raw: Mapping[str, Any], seen: int | None = None):
    """Do the action. Raises UnknownAction, NotAllowed, Stale, NotReady or InvalidData, and has then done
    nothing. Returns the case."""
    take_turn(case)
    action, revision = permitted(case, action_id), caselog.revision(case)
    if seen is not None and seen != revision:
        raise Stale(one("stale"), seen, revision)
    wrong = obstacles(case, action_id)
    if wrong:
        raise NotReady(wrong)
    data, at = filled_in(action, raw), now()
    return carry_out(case, action.plan(case, data, acting(), at), at)


def preview(case, action_id: str, raw: Mapping[str, Any]) -> Preview:
    """What the action would do, ``raw`` as for ``perform``. Obstacles do not raise here: they are part of
    the answer. Raises UnknownAction or NotAllowed."""
    action, state = permitted(case, action_id), state_of(case)
    still = Preview((), state_before=state, state_after=state)
    wrong = obstacles(case, action_id)
    try:
        data = filled_in(action, raw)
    except InvalidData as error:
        return replace(still, obstacles=tuple(wrong + error.errors))
    if wrong:
        return replace(still, obstacles=tuple(wrong))
    shown = replace(still, state_after=RULES[action_id].target(state) or state)
    return foreseen(action.plan(case, data, acting(), now()), case, shown)


def permitted(case, action_id: str) -> SpeakUpAction:
    """The action, for the person who asks. Raises UnknownAction or NotAllowed."""
    if action_id not in ACTIONS:
        raise UnknownAction(one("unknown_action"))
    if not may_act(case):
        raise NotAllowed(one("not_yours"))
    return ACTIONS[action_id]


def filled_in(action: SpeakUpAction, raw: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in, checked. Raises InvalidData."""
    return validate(action.schema, unguarded(raw, action.schema))


def obstacles(case, action_id: str) -> list[FieldError]:
    """What keeps the action from being done now."""
    if case.anonymised:
        return [FieldError(None, "anonymised")]
    found = readiness(action_id, state_of(case), case.handed is not None)
    return [FieldError(o.field, o.code, o.code, _in_words(o.words)) for o in found]


def _in_words(words: Mapping[str, Any]) -> dict[str, Any]:
    return {name: NOTIFICATION_STATES.get(value, value) for name, value in words.items()}
