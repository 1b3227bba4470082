"""Closing a case."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.hints import REPORTER_READS
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.process import IProcess
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.part_obstacles import closing_obstacles
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.roles import RECIPIENT
from ntnu.deviations.domain.states import BOTH
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import IN_PROCESS
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import when
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import Next
from ntnu.deviations.engine.base import TransitionAction
from zope.interface import Interface


class IClose(Interface):
    """Input for closing."""

    conclusion = asked(IProcess["conclusion"])
    solved = asked(IOutcome["solved"])
    text = asked(
        IOutcome["text_to_reporter"],
        description=_("help_close_text", default="Say what you found, in words the reporter understands."),
    )
    measures_text = asked(IOutcome["measures_text"])


class ICloseAsNotification(Interface):
    """Input for closing a case that has become a notification case."""

    comment = asked(
        IOutcome["text_to_reporter"],
        title=_("label_comment", default="Explanatory comment"),
        description=_(
            "help_close_comment",
            default="Say that the matter is followed up as a notification case, and why."
            " The reporter reads it.",
        ),
    )


class Close(TransitionAction):
    """The case has been processed; the reporter gets the outcome."""

    id = "close"
    title = _("action_close", default="Close the case")
    help = _("action_close_help", default="The reporter is notified of the outcome, and the deadline ends.")
    button = _("button_close", default="Close the case")
    schema = IClose
    fills = IOutcome
    rule = when((IN_PROCESS,), BOTH, CLOSED)
    log = _("log_close", default="Closed")
    done = _("done_close", default="${number} is closed. The reporter is notified of the outcome.")
    story = _("story_close", default="The case was closed, and you got an answer")
    story_anchor = "outcome"
    page = "@@close-form"
    form = _("close_form", default="Closing form")
    next_in = {IN_PROCESS: Next(1, _("now_close", default="Close the case"))}
    handles = True

    def roles_for(self, facts) -> tuple[str, ...]:
        """The procedure: the case worker closes, "unless otherwise agreed with the notification recipient";
        the agreement is made in the receipt form."""
        roles = super().roles_for(facts)
        return roles if facts.closer == "recipient" else tuple(role for role in roles if role != RECIPIENT)

    def readiness(self, facts, moment: Moment) -> list[Obstacle]:
        return [*super().readiness(facts, moment), *closing_obstacles(facts, moment.now)]

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = facts.but(state=CLOSED, solved=data["solved"])
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(
                SetFields(
                    conclusion=data["conclusion"],
                    solved=data["solved"],
                    text_to_reporter=data["text"],
                    measures_text=data["measures_text"],
                ),
                notices.to_reporter(
                    "closed", after, text=data["text"], measures=data["measures_text"], solved=data["solved"]
                ),
            ),
            why={
                "solved": data["solved"],
                "conclusion": data["conclusion"],
                "text_to_reporter": data["text"],
                "measures_text": data["measures_text"],
            },
        )


class CloseAsNotification(TransitionAction):
    """The reporter has taken the matter to SpeakUp!: the deviation is closed with a comment.

    The procedure: "If such a notification is received, the deviation must be closed with an
    explanatory comment."
    """

    id = "close_as_notification"
    title = _("action_close_as_notification", default="Close the case: followed up as a notification case")
    help = _(
        "action_close_as_notification_help",
        default="For a matter that has been reported through ${channel} because it was not followed up here.",
    )
    button = _("button_close", default="Close the case")
    schema = ICloseAsNotification
    rule = when(OPEN, BOTH, CLOSED)
    log = _("log_close_as_notification", default="Closed as a notification case")
    done = _("done_close_as_notification", default="${number} is closed. The reporter reads your comment.")
    story = _(
        "story_close_as_notification",
        default="The case was closed: the matter is followed up as a notification case",
    )
    story_anchor = "outcome"
    handles = True
    hints = {"comment": REPORTER_READS}

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = facts.but(state=CLOSED, solved=None)
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(
                SetFields(text_to_reporter=data["comment"], measures_text="", solved=None),
                notices.to_reporter("closed", after, text=data["comment"]),
            ),
            why={"comment": data["comment"]},
        )
