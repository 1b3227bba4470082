"""Does an action, and lists which actions are available: for form, REST and clock.

All three do the same: validate by the schema, check obstacles, plan, carry out.
"""

import dataclasses
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.domain.absence import deputy_obstacles
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.obstacles import is_elsewhere
from ntnu.deviations.engine.added import whole_plan
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
from ntnu.deviations.engine.targets import Outcome
from ntnu.deviations.engine.targets import Target
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import confirmed_codes
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.engine.wording import as_errors
from typing import Any


@dataclass(frozen=True)
class Availability:
    """An action this person has the role for, and what prevents it now."""

    action: Action
    obstacles: tuple[FieldError, ...]

    @property
    def is_ready(self) -> bool:
        return not self.obstacles


def available(context) -> list[Availability]:
    """The actions that the person who is logged in has a role for and that start from the current state (of a
    notification case all), each ready or with everything that prevents it."""
    target, found = target_of(context), []
    for action in filter(target.permits, target.actions.values()):
        wrong = target.readiness(action)
        if target.offers_all or not is_elsewhere(wrong):
            found.append(Availability(action, tuple(as_errors(wrong))))
    return found


def perform(
    context, action_id: str, raw: Mapping[str, Any], seen: int | None = None, files: Sequence[Upload] = ()
) -> Outcome:
    """Do the action on a case, a part of one, or a notification case.

    ``raw`` is JSON-shaped; ``seen`` the revision that the person saw, if known; ``files`` come with the
    action. Raises UnknownAction, NotAllowed, Stale, NotReady, InvalidData or Busy, and has then done nothing.
    """
    # What needs no turn is done first.
    target = target_of(context)
    action, moment = _ready(target, action_id, seen)
    data = validate(action.asks, raw, guarded=action.guarded)
    kept = with_files(moment, action, raw, files).files
    take_turn(case_of(context) or context)
    # Meanwhile another person may have changed the case: everything that depends on it is read again.
    target = target_of(context)
    action, moment = _ready(target, action_id, seen, whose(action, data))
    moment = dataclasses.replace(moment, files=kept)
    wrong = action.obstacles(target.facts, data, moment)
    if wrong:
        raise InvalidData(as_errors(wrong))
    plan = whole_plan(action, target, data, moment)
    if wrong := list(deputy_obstacles(plan, moment)):
        raise InvalidData(as_errors(wrong))
    return target.outcome(action_id, carry_out(target.case, plan, moment.now, moment.world), plan)


def _ready(target: Target, action_id: str, seen: int | None, whose: str = "") -> tuple[Action, Moment]:
    """The action, if the person may do it now, and in which moment. Raises UnknownAction, NotAllowed, Stale
    or NotReady."""
    action, moment = permitted(target, action_id, whose)
    if seen is not None and seen != target.revision:
        raise Stale(one("stale"), seen, target.revision)
    wrong = target.readiness(action)
    if wrong:
        raise NotReady(as_errors(wrong))
    return action, moment


def with_files(moment: Moment, action: Action, raw: Mapping[str, Any], files: Sequence[Upload]) -> Moment:
    """The moment with the files that came with the action, checked. Raises InvalidData."""
    kept = check_files(files, confirmed_codes(raw)) if files else []
    if kept and not action.takes_files:
        raise InvalidData(one("unknown_field", FILES))
    return dataclasses.replace(moment, files=tuple(kept))


def whose(action: Action, data: Mapping[str, Any]) -> str:
    """For whom the input says that the action is done; empty where it does not."""
    return data.get(action.whose) or "" if action.whose else ""


def permitted(target: Target, action_id: str, whose: str = "") -> tuple[Action, Moment]:
    """The action, if the person has the required role (as the deputy of ``whose``, if given), and in which
    moment. Raises UnknownAction or NotAllowed, and InvalidData where there is no such person."""
    action = target.get(action_id)
    if whose and not target.moment.world.person_exists(whose):
        raise InvalidData(one("unknown_person", action.whose))
    moment = target.moment_of(action, whose)
    if moment is None:
        raise NotAllowed(one("not_yours"))
    return action, moment
