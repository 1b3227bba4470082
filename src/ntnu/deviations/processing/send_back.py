"""The case worker sends the case back to the notification recipient."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import Reason
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.obstacles import send_back_obstacles
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.roles import CASE_WORKER
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.domain.states import when
from ntnu.deviations.domain.states import WORKED_ON
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import TransitionAction
from zope.interface import Interface


class ISendBack(Interface):
    """Input for sending back."""

    reason = Reason(_("help_reason_internal", default="The notification recipient reads it in the log."))


class SendBack(TransitionAction):
    """The case goes back to the faculty, and waits for a receipt form again."""

    id = "send_back"
    title = _("action_send_back", default="Send back to the notification recipient")
    help = _("action_send_back_help", default="The case goes back to the faculty. You lose access to it.")
    button = _("button_send_back", default="Send back")
    schema = ISendBack
    rule = when(WORKED_ON, (CASE_WORKER,), RECEIVED)
    check = staticmethod(send_back_obstacles)
    log = _("log_send_back", default="Sent back to the notification recipient")
    done = _("done_send_back", default="${number} has been sent back to the notification recipient.")
    story = _("story_send_back", default="The case went back to the faculty")
    in_form_of = "accept"
    handles = True

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = facts.but(
            state=RECEIVED, unit=facts.faculty, case_worker=None, coworkers=(), personnel_like=False
        )
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(
                SetFields(case_worker=None, coworkers=(), personnel_like=False),
                *notices.new_report(after, moment.world),
                *notices.access_ended(facts.workers),
            ),
            why={"reason": data["reason"], "from": facts.unit.code},
        )
