"""The procedure: the actions that every institution has, on a case and on what lives in it."""

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
from ntnu.deviations.case.interfaces import IProcedure
from ntnu.deviations.core.part_rules import CASE
from ntnu.deviations.core.part_rules import HEARING
from ntnu.deviations.core.part_rules import MEASURE
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


@implementer(IProcedure)
class Procedure:
    """Utility: see ``IProcedure``."""

    actions: Mapping[str, Mapping[str, Action]] = {CASE: ACTIONS, **PART_ACTIONS}
