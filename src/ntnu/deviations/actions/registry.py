"""All acts on a case, in the order a person meets them."""

from ntnu.deviations.actions.accept import Accept
from ntnu.deviations.actions.accept import UpdateProcess
from ntnu.deviations.actions.approve import Approve
from ntnu.deviations.actions.base import Action
from ntnu.deviations.actions.change_unit import ChangeUnit
from ntnu.deviations.actions.close import Close
from ntnu.deviations.actions.close import Reopen
from ntnu.deviations.actions.errors import one
from ntnu.deviations.actions.errors import UnknownAction
from ntnu.deviations.actions.not_approve import NotApprove
from ntnu.deviations.actions.people import AddCoworker
from ntnu.deviations.actions.people import Reassign
from ntnu.deviations.actions.people import RemoveCoworker
from ntnu.deviations.actions.reregister import Reregister
from ntnu.deviations.actions.send_back import SendBack
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
)
_BY_ID = {kind.id: kind() for kind in _KINDS}

#: Action id -> action.
ACTIONS: dict[str, Action] = {id_: _BY_ID[id_] for id_ in RULES}


def get(action_id: str) -> Action:
    """The action with this id. Raises UnknownAction."""
    try:
        return ACTIONS[action_id]
    except KeyError:
        raise UnknownAction(one("unknown_action")) from None
