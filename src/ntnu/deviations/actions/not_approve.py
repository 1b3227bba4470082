"""Receipt form: NOT APPROVED."""

from ntnu.deviations import _
from ntnu.deviations.actions.approve import assessments
from ntnu.deviations.actions.approve import IAssessments
from ntnu.deviations.actions.base import Moment
from ntnu.deviations.actions.base import TransitionAction
from ntnu.deviations.actions.fields import LongText
from ntnu.deviations.actions.fields import OneOf
from ntnu.deviations.core import notices
from ntnu.deviations.core.plan import Plan
from ntnu.deviations.core.states import NOT_APPROVED


class INotApprove(IAssessments):
    """What closing a report at receipt takes."""

    reason_code = OneOf(
        "reason_code",
        title=_("label_reason_code", default="Why is it not approved?"),
        description=_("help_reason_code", default="The reason goes into the statistics and to the reporter."),
    )
    text = LongText(
        title=_("label_text_to_reporter", default="Text to the reporter"),
        description=_("help_text_to_reporter", default="Say why, and what the reporter can do now."),
        max_length=10_000,
    )
    where_instead = LongText(
        title=_("label_where_instead", default="Where should the reporter turn instead?"),
        description=_("help_where_instead", default="A name, an address or a link. The reporter reads it."),
        max_length=2000,
    )


class NotApprove(TransitionAction):
    """The report is not a deviation: it is closed at receipt, and the reporter is told why."""

    id = "not_approve"
    title = _("action_not_approve", default="NOT APPROVED")
    help = _(
        "action_not_approve_help",
        default="This is not a deviation. The case is closed, and the reporter is notified why.",
    )
    button = _("button_receipt_form", default="Completed receipt form")
    schema = INotApprove

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = facts.but(state=NOT_APPROVED)
        return self.planned(
            facts,
            moment,
            after=after,
            changes={
                "reason_code": data["reason_code"],
                "text_to_reporter": data["text"],
                "where_instead": data["where_instead"],
                **assessments(data),
            },
            notices=(
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
