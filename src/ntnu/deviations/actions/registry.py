"""All actions on a case and on what lives in it: our own, and those of other packages."""

from collections.abc import Mapping
from ntnu.deviations.actions.accept import Accept
from ntnu.deviations.actions.accept import UpdateProcess
from ntnu.deviations.actions.approve import Approve
from ntnu.deviations.actions.base import Action
from ntnu.deviations.actions.change_unit import ChangeUnit
from ntnu.deviations.actions.close import Close
from ntnu.deviations.actions.close import CloseAsNotification
from ntnu.deviations.actions.dialogue import AddInformation
from ntnu.deviations.actions.dialogue import AddMessage
from ntnu.deviations.actions.dialogue import Answer
from ntnu.deviations.actions.dialogue import NotSolved
from ntnu.deviations.actions.dialogue import RequestInformation
from ntnu.deviations.actions.dialogue import Withdraw
from ntnu.deviations.actions.errors import one
from ntnu.deviations.actions.errors import UnknownAction
from ntnu.deviations.actions.files import AddAttachment
from ntnu.deviations.actions.hearings import HEARING_ACTIONS
from ntnu.deviations.actions.measures import MEASURE_ACTIONS
from ntnu.deviations.actions.new_hearing import AddHearing
from ntnu.deviations.actions.new_measure import AddMeasure
from ntnu.deviations.actions.not_approve import NotApprove
from ntnu.deviations.actions.people import AddCoworker
from ntnu.deviations.actions.people import Reassign
from ntnu.deviations.actions.people import RemoveCoworker
from ntnu.deviations.actions.preliminary import PreliminaryResponse
from ntnu.deviations.actions.recusal import EndDeputy
from ntnu.deviations.actions.recusal import LiftRecusal
from ntnu.deviations.actions.recusal import Recuse
from ntnu.deviations.actions.redact import Redact
from ntnu.deviations.actions.reopen import Reopen
from ntnu.deviations.actions.reregister import Reregister
from ntnu.deviations.actions.send_again import SendAgain
from ntnu.deviations.actions.send_back import SendBack
from ntnu.deviations.case.interfaces import IAction
from ntnu.deviations.case.interfaces import IActions
from ntnu.deviations.core.part_rules import CASE
from ntnu.deviations.core.part_rules import HEARING
from ntnu.deviations.core.part_rules import MEASURE
from typing import Any
from zope.component import getUtilitiesFor
from zope.interface import implementer

#: On a case, in the order a person meets them.
_ON_CASES = (
    Approve,
    ChangeUnit,
    NotApprove,
    Accept,
    Close,
    UpdateProcess,
    Reassign,
    AddCoworker,
    RemoveCoworker,
    SendBack,
    Reregister,
    PreliminaryResponse,
    AddMeasure,
    AddHearing,
    RequestInformation,
    AddMessage,
    AddAttachment,
    Answer,
    AddInformation,
    Withdraw,
    NotSolved,
    Recuse,
    LiftRecusal,
    EndDeputy,
    Redact,
    SendAgain,
    CloseAsNotification,
    Reopen,
)

#: Action id -> action on a case.
ACTIONS: dict[str, Action] = {kind.id: kind() for kind in _ON_CASES}

#: Portal type -> action id -> action on a part of a case.
PART_ACTIONS: dict[str, dict[str, Action]] = {
    kind: {action.id: action for action in found}
    for kind, found in ((MEASURE, MEASURE_ACTIONS), (HEARING, HEARING_ACTIONS))
}
_OWN = {CASE: ACTIONS, **PART_ACTIONS}
#: What an action must say.
_NEEDED = ("id", "title", "help", "button", "schema", "rule", "log")


class WrongActions(Exception):
    """Actions are registered that cannot be: the server does not start. Tells every one of them."""


def actions_of(portal_type: str) -> Mapping[str, Action]:
    """The actions there are for such a thing, by id; none for what is not acted on by itself.

    Other packages add theirs by registering them as utilities for ``IAction``, by their id.
    """
    own = _OWN.get(portal_type, {})
    added = {id_: action for id_, action in getUtilitiesFor(IAction) if action.on == portal_type}
    return {**own, **added} if added else own


def check(event: Any = None) -> None:
    """Subscriber: the process starts. Raises WrongActions for an id that exists already, a name that is not
    the action's id, an action on what has none, or without one of the words it needs."""
    wrong = []
    for name, action in getUtilitiesFor(IAction):
        missing = [needed for needed in _NEEDED if not getattr(action, needed, None)]
        if missing:
            wrong.append(f"{name} has no {', '.join(missing)}")
        elif name != action.id:
            wrong.append(f"{action.id} is registered as {name}")
        if action.on not in _OWN:
            wrong.append(f"{name} is an action on {action.on}, which has none")
        elif name in _OWN[action.on]:
            wrong.append(f"{name} exists already")
    if wrong:
        raise WrongActions(f"Wrong actions: {'; '.join(sorted(wrong))}.")


def find(actions: Mapping[str, Action], action_id: str) -> Action:
    """The action with this id among ``actions``. Raises UnknownAction."""
    try:
        return actions[action_id]
    except KeyError:
        raise UnknownAction(one("unknown_action")) from None


def get(action_id: str) -> Action:
    """The action on a case with this id. Raises UnknownAction."""
    return find(actions_of(CASE), action_id)


@implementer(IActions)
class Actions:
    """Utility: the registry, as lower floors ask for it."""

    def on_case(self) -> Mapping[str, Action]:
        """See ``IActions``."""
        return actions_of(CASE)

    def on_part(self, portal_type: str) -> Mapping[str, Action]:
        """See ``IActions``."""
        return actions_of(portal_type)
