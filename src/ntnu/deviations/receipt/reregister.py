"""NO, REJECTED NOTIFICATION CASE: a grave matter goes to SpeakUp!."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import optional
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.receipt import IAssessments
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import HandOver
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.states import BOTH
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.domain.states import REREGISTERED
from ntnu.deviations.domain.states import when
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import TransitionAction
from ntnu.deviations.receipt.approve import assessments
from zope.interface import Interface
from zope.schema import getFieldNamesInOrder


class IReregister(Interface):
    """Input for handing a case over. The assessments belong to the receipt form: they are asked while the
    case waits for it, and already answered once it has been filled in."""

    assessment_deviation = optional(IAssessments["assessment_deviation"])
    assessment_sensitive = optional(IAssessments["assessment_sensitive"])
    assessment_unacceptable = optional(IAssessments["assessment_unacceptable"])

    text = asked(
        IOutcome["text_to_reporter"],
        description=_(
            "help_reregister_text", default="Say why the case is handled as a notification case from now on."
        ),
    )


class Reregister(TransitionAction):
    """The case leaves the register; a stub with number, unit, dates and state stays."""

    id = "reregister"
    title = _("action_reregister", default="NO, REJECTED NOTIFICATION CASE")
    help = _(
        "action_reregister_help",
        default="The matter is serious. It is handed over to ${channel}, and nobody has to write it again.",
    )
    button = _("button_reregister", default="Re-register the case")
    schema = IReregister
    rule = when(OPEN, BOTH, REREGISTERED)
    log = _("log_reregister", default="Re-registered as a notification case")
    done = _("done_reregister", default="${number} has been re-registered as a notification case.")
    story = _("story_reregister", default="The case was handed over to ${channel}")
    in_form_of = "approve"
    plain = _("now_reregister", default="Re-register as a notification case")

    def readiness(self, facts, moment: Moment) -> list[Obstacle]:
        found = super().readiness(facts, moment)
        return found or ([] if moment.speakup else [Obstacle("no_speakup")])

    def obstacles(self, facts, data, moment: Moment) -> list[Obstacle]:
        missing = [name for name in getFieldNamesInOrder(IAssessments) if data.get(name) is None]
        asked = missing if facts.state == RECEIVED else ()
        return [*super().obstacles(facts, data, moment), *(Obstacle("required", name) for name in asked)]

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = facts.but(state=REREGISTERED, case_worker=None, coworkers=())
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(
                SetFields(handed_over=True, case_worker=None, coworkers=()),
                HandOver({"text": data["text"], "before": facts.first_closed, **assessments(data)}),
                notices.to_reporter("reregistered", after, text=data["text"]),
                *notices.access_ended(facts.workers),
            ),
            # The text is about the matter, which must no longer be in the register: the log stores only that
            # there was a text.
            why={"text_length": len(data["text"])},
        )
