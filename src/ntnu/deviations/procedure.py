"""The procedure: the actions that every institution has, on a case and on what lives in it."""

from collections.abc import Mapping
from ntnu.deviations.case.interfaces import IProcedure
from ntnu.deviations.dialogue.actions import AddInformation
from ntnu.deviations.dialogue.actions import AddMessage
from ntnu.deviations.dialogue.actions import Answer
from ntnu.deviations.dialogue.actions import NotSolved
from ntnu.deviations.dialogue.actions import RequestInformation
from ntnu.deviations.dialogue.actions import Withdraw
from ntnu.deviations.dialogue.files import AddAttachment
from ntnu.deviations.dialogue.preliminary import PreliminaryResponse
from ntnu.deviations.dialogue.send_again import SendAgain
from ntnu.deviations.domain.type_ids import HEARING
from ntnu.deviations.domain.type_ids import MEASURE
from ntnu.deviations.domain.type_ids import REPORT
from ntnu.deviations.engine.base import Action
from ntnu.deviations.hearings.actions import HEARING_ACTIONS
from ntnu.deviations.hearings.new_hearing import AddHearing
from ntnu.deviations.measures.actions import MEASURE_ACTIONS
from ntnu.deviations.measures.new_measure import AddMeasure
from ntnu.deviations.processing.accept import Accept
from ntnu.deviations.processing.accept import UpdateProcess
from ntnu.deviations.processing.close import Close
from ntnu.deviations.processing.close import CloseAsNotification
from ntnu.deviations.processing.people import AddCoworker
from ntnu.deviations.processing.people import Reassign
from ntnu.deviations.processing.people import RemoveCoworker
from ntnu.deviations.processing.remind import Remind
from ntnu.deviations.processing.reopen import Reopen
from ntnu.deviations.processing.send_back import SendBack
from ntnu.deviations.receipt.approve import Approve
from ntnu.deviations.receipt.change_unit import ChangeUnit
from ntnu.deviations.receipt.not_approve import NotApprove
from ntnu.deviations.receipt.reregister import Reregister
from ntnu.deviations.recusal.actions import EndDeputy
from ntnu.deviations.recusal.actions import LiftRecusal
from ntnu.deviations.recusal.actions import Recuse
from ntnu.deviations.redaction.actions import Redact
from ntnu.deviations.you_said.actions import ApproveSentence
from ntnu.deviations.you_said.actions import RefuseSentence
from ntnu.deviations.you_said.actions import WriteSentence
from zope.interface import implementer

#: On a case, in the order of the procedure.
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
    Remind,
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
    WriteSentence,
    ApproveSentence,
    RefuseSentence,
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

    actions: Mapping[str, Mapping[str, Action]] = {REPORT: ACTIONS, **PART_ACTIONS}
