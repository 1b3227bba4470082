"""Resends mails that a mail server refused: the address has been corrected since, or the mailbox emptied."""

from ntnu.deviations import _
from ntnu.deviations.caselog.entry_words import DOCUMENTS
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import Resend
from ntnu.deviations.domain.states import BOTH
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import when
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import INothing
from ntnu.deviations.engine.base import Moment


class SendAgain(Action):
    """All refused mails about the case are sent again, to those who may still be notified."""

    id = "send_again"
    title = _("action_send_again", default="Send refused e-mail again")
    help = _(
        "action_send_again_help",
        default="Have the address corrected first, or the e-mail is refused again. A person who may no"
        " longer see the case gets nothing.",
    )
    button = _("button_send_again", default="Send again")
    schema = INothing
    rule = when((*OPEN, CLOSED, NOT_APPROVED), BOTH)
    log = _("log_mail_again", default="E-mail sent again")
    log_kind = DOCUMENTS
    done = _("done_send_again", default="The refused e-mails about ${number} are being sent again.")
    page = "@@send-again-form"

    def readiness(self, facts, moment: Moment) -> list[Obstacle]:
        wrong = super().readiness(facts, moment)
        return wrong or ([] if moment.refused() else [Obstacle("nothing_refused")])

    def plan(self, facts, data, moment: Moment) -> Plan:
        return self.planned(facts, moment, after=facts, effects=(Resend(tuple(moment.refused())),))
