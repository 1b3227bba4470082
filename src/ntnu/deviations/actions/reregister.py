"""NO, REJECTED NOTIFICATION CASE: a grave matter goes to SpeakUp!."""

from ntnu.deviations import _
from ntnu.deviations.actions.approve import assessments
from ntnu.deviations.actions.approve import IAssessments
from ntnu.deviations.actions.base import Moment
from ntnu.deviations.actions.base import TransitionAction
from ntnu.deviations.actions.fields import LongText
from ntnu.deviations.core import notices
from ntnu.deviations.core.obstacles import Obstacle
from ntnu.deviations.core.plan import Plan
from ntnu.deviations.core.states import REREGISTERED


class IReregister(IAssessments):
    """What handing a case over takes."""

    text = LongText(
        title=_("label_text_to_reporter", default="Text to the reporter"),
        description=_(
            "help_reregister_text", default="Say why the case is handled as a notification case from now on."
        ),
        max_length=10_000,
    )


class Reregister(TransitionAction):
    """The case leaves the register; a stub with number, unit, dates and state stays."""

    id = "reregister"
    title = _("action_reregister", default="NO, REJECTED NOTIFICATION CASE")
    help = _(
        "action_reregister_help",
        default="The matter is serious. It is handed over to SpeakUp!, and nobody has to write it again.",
    )
    button = _("button_reregister", default="Re-register the case")
    schema = IReregister

    def readiness(self, facts, moment: Moment) -> list[Obstacle]:
        found = super().readiness(facts, moment)
        return found or ([] if moment.speakup else [Obstacle("no_speakup")])

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = facts.but(state=REREGISTERED, case_worker=None, coworkers=())
        return Plan(
            action=self.id,
            actor=moment.actor,
            before=facts,
            after=after,
            changes={
                "handed_over": True,
                "case_worker": None,
                "coworkers": (),
            },
            hand_over={"text": data["text"], "before": facts.first_closed, **assessments(data)},
            transition=self.id,
            notices=(
                notices.to_reporter("reregistered", after, text=data["text"]),
                *notices.access_ended(facts.workers),
            ),
            # The text speaks of the matter, which is no longer the register's to tell: the log
            # keeps only that one was given.
            why={"text_length": len(data["text"])},
        )
