"""Receipt form: CHANGE UNIT RESPONSIBLE."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import Reason
from ntnu.deviations.case.fields import UnitChoice
from ntnu.deviations.case.hints import REPORTER_READS
from ntnu.deviations.case.schema.receipt import IAssessments
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.facts import known
from ntnu.deviations.domain.obstacles import change_unit_obstacles
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.roles import RECIPIENT
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.domain.states import when
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import TransitionAction
from ntnu.deviations.receipt.approve import assessments


class IChangeUnit(IAssessments):
    """Input for sending the case to another faculty."""

    faculty = UnitChoice(
        among="other_faculties",
        title=_("label_new_faculty", default="New faculty"),
        description=_(
            "help_new_faculty", default="The faculty the matter belongs to. You lose access to it."
        ),
    )
    reason = Reason(_("help_reason_to_reporter", default="Say why the other faculty should have the case."))


class ChangeUnit(TransitionAction):
    """The case goes to another faculty, and waits for its receipt form there."""

    id = "change_unit"
    title = _("action_change_unit", default="CHANGE UNIT RESPONSIBLE")
    help = _("action_change_unit_help", default="The case is moved to another faculty.")
    button = _("button_receipt_form", default="Completed receipt form")
    schema = IChangeUnit
    rule = when((RECEIVED,), (RECIPIENT,), RECEIVED)
    check = staticmethod(change_unit_obstacles)
    log = _("log_change_unit", default="Moved to another faculty")
    done = _("done_change_unit", default="${number} has been moved to another faculty.")
    story = _("story_change_unit", default="The case was moved to another faculty")
    story_text = "reason"
    page = "@@receipt-form"
    in_form_of = "approve"
    handles = True
    hints = {"reason": REPORTER_READS}

    def plan(self, facts, data, moment: Moment) -> Plan:
        world = moment.world
        faculty = known(world.unit(data["faculty"]))
        # The department was the reporter's choice within the old faculty: it means nothing in the new one. A
        # deputy was named in place of the old faculty's recipients, and is removed with them.
        after = facts.but(faculty=faculty, unit=faculty, department=None, deputies=(), assessed=None)
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(
                SetFields(
                    department=None, deputies=(), arrived=moment.now, assessed=None, **assessments(data)
                ),
                *notices.new_report(after, world),
                *notices.reported_at_unit(after, world),
                notices.to_reporter("moved", after, reason=data["reason"]),
                *notices.access_ended(deputy.person for deputy in facts.deputies),
            ),
            why={"from": facts.faculty.code, "to": faculty.code, "reason": data["reason"]},
        )
