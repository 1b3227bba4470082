"""All acts on a case and on what lives in it, in the order a person meets them."""

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
from ntnu.deviations.core.part_rules import HEARING
from ntnu.deviations.core.part_rules import MEASURE
from ntnu.deviations.core.part_rules import RULES as PART_RULES
from ntnu.deviations.core.states import RULES

_KINDS = (
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
    Reopen,
    CloseAsNotification,
    AddMeasure,
    AddHearing,
    AddMessage,
    AddAttachment,
    RequestInformation,
    Answer,
    AddInformation,
    Withdraw,
    NotSolved,
    PreliminaryResponse,
    Recuse,
    LiftRecusal,
    EndDeputy,
    Redact,
    SendAgain,
)
_BY_ID = {kind.id: kind() for kind in _KINDS}
_PARTS = {MEASURE: MEASURE_ACTIONS, HEARING: HEARING_ACTIONS}

#: Action id -> action on a case.
ACTIONS: dict[str, Action] = {id_: _BY_ID[id_] for id_ in RULES}

#: Portal type -> action id -> action on a part of a case.
PART_ACTIONS: dict[str, dict[str, Action]] = {
    kind: {id_: {action.id: action for action in found}[id_] for id_ in PART_RULES[kind]}
    for kind, found in _PARTS.items()
}


def actions_of(portal_type: str) -> Mapping[str, Action]:
    """The acts there are for such a thing, by id; none for what is not acted on by itself."""
    return ACTIONS if portal_type == "DeviationReport" else PART_ACTIONS.get(portal_type, {})


def find(actions: Mapping[str, Action], action_id: str) -> Action:
    """The act with this id among ``actions``. Raises UnknownAction."""
    try:
        return actions[action_id]
    except KeyError:
        raise UnknownAction(one("unknown_action")) from None


def get(action_id: str) -> Action:
    """The act on a case with this id. Raises UnknownAction."""
    return find(ACTIONS, action_id)
