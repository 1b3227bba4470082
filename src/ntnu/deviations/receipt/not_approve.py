"""Receipt form: NOT APPROVED."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.receipt import IAssessments
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.roles import RECIPIENT
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.domain.states import when
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import TransitionAction
from ntnu.deviations.receipt.approve import assessments


class INotApprove(IAssessments):
    """Input for closing a report at receipt."""

    reason_code = asked(IOutcome["reason_code"])
    text = asked(
        IOutcome["text_to_reporter"],
        description=_("help_text_to_reporter", default="Say why, and what the reporter can do now."),
    )
    where_instead = asked(IOutcome["where_instead"])


class NotApprove(TransitionAction):
    """The report is not a deviation: it is closed at receipt, and the reporter gets the reason."""

    id = "not_approve"
    title = _("action_not_approve", default="NOT APPROVED")
    help = _(
        "action_not_approve_help",
        default="This is not a deviation. The case is closed, and the reporter is notified why.",
    )
    button = _("button_receipt_form", default="Completed receipt form")
    schema = INotApprove
    fills = IOutcome
    rule = when((RECEIVED,), (RECIPIENT,), NOT_APPROVED)
    log = _("log_not_approve", default="Not approved")
    done = _("done_not_approve", default="${number} is closed as not approved. The reporter is notified why.")
    story = _("story_not_approve", default="The report was not approved as a deviation")
    story_anchor = "outcome"
    page = "@@receipt-form"
    in_form_of = "approve"
    handles = True

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = facts.but(state=NOT_APPROVED)
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(
                SetFields(
                    reason_code=data["reason_code"],
                    text_to_reporter=data["text"],
                    where_instead=data["where_instead"],
                    **assessments(data),
                ),
                notices.to_reporter(
                    "not_approved",
                    after,
                    reason=data["reason_code"],
                    text=data["text"],
                    where=data["where_instead"],
                ),
            ),
            why={
                "reason_code": data["reason_code"],
                "text": data["text"],
                "where_instead": data["where_instead"],
            },
        )
