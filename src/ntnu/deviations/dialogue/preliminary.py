"""The preliminary response: tells the reporter that it takes longer, why, and until when."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.schema.outcome import IPreliminary
from ntnu.deviations.caselog.entry_words import DEADLINES
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.states import BOTH
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import when
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import MESSAGES
from ntnu.deviations.engine.base import Moment
from zope import schema
from zope.interface import Interface


class IPreliminaryResponse(Interface):
    """Input for a preliminary response."""

    reason = LongText(
        title=_("label_delay_reason", default="Why does it take longer?"),
        description=_("help_delay_reason", default="Why it takes longer. It is recorded in the case log."),
        max_length=5000,
    )
    expected = schema.Date(
        title=_("label_expected", default="When do you expect to answer?"),
        description=_("help_expected", default="This becomes the new deadline. The reporter reads it."),
    )
    text = asked(
        IPreliminary["preliminary_text"],
        description=_(
            "help_preliminary_text", default="Say why it takes longer and when an answer can be expected."
        ),
        required=True,
    )


class PreliminaryResponse(Action):
    """The reporter gets a preliminary response, and the case another deadline.

    The Public Administration Act § 11a: where a case takes disproportionately long, a preliminary response
    gives the reason, and when an answer can be expected.
    """

    id = "preliminary_response"
    title = _("action_preliminary_response", default="Send a preliminary response")
    help = _(
        "action_preliminary_response_help",
        default="For when the case cannot be answered in time. The deadline moves to the day you name.",
    )
    button = _("button_preliminary_response", default="Send the preliminary response")
    schema = IPreliminaryResponse
    fills = IPreliminary
    rule = when(OPEN, BOTH)
    log = _("log_preliminary_response", default="Preliminary response sent")
    log_kind = DEADLINES
    done = _(
        "done_preliminary_response",
        default="The preliminary response is sent, and ${number} has got a new deadline.",
    )
    story = _(
        "story_preliminary_response", default="You got a preliminary response, and a new date for the answer"
    )
    story_text = "text"
    page = "@@preliminary-form"
    group = MESSAGES
    handles = True

    def obstacles(self, facts, data, moment: Moment) -> list[Obstacle]:
        found = []
        if data["expected"] < moment.today:
            found.append(Obstacle("date_past", "expected"))
        elif data["expected"] <= facts.due:
            found.append(Obstacle("not_after_due", "expected"))
        return found

    def plan(self, facts, data, moment: Moment) -> Plan:
        after = facts.but(due=data["expected"], preliminary=moment.today)
        return self.planned(
            facts,
            moment,
            after=after,
            effects=(
                SetFields(due=data["expected"], preliminary=moment.today, preliminary_text=data["text"]),
                notices.to_reporter(
                    "preliminary_response", after, expected=data["expected"], text=data["text"]
                ),
            ),
            why={
                "reason": data["reason"],
                "text": data["text"],
                "from": facts.due.isoformat(),
                "to": data["expected"].isoformat(),
            },
        )
