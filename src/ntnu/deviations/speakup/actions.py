"""The actions of a SpeakUp! recipient on a notification case."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.interfaces import IProcedure
from ntnu.deviations.case.schema.notification import INotificationSchema
from ntnu.deviations.caselog.entry_words import DIALOGUE
from ntnu.deviations.domain import speakup
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.plan import FireTransition
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.roles import SPEAKUP_RECIPIENT
from ntnu.deviations.domain.states import when
from ntnu.deviations.domain.type_ids import NOTIFICATION_CASE
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import INothing
from typing import Any
from zope.interface import implementer
from zope.interface import Interface

#: The state does not decide which of them handles the case: see ``access/confidential.py``.
_WHO = (SPEAKUP_RECIPIENT,)


class IReply(Interface):
    """Input for an answer."""

    text = LongText(
        title=_("label_reply", default="What do you want to say?"),
        description=_(
            "help_reply", default="The person who sent the notification reads it when they come back."
        ),
        max_length=10_000,
    )


class IClose(Interface):
    """Input for closing a notification case."""

    conclusion = asked(INotificationSchema["conclusion"])
    text = LongText(
        title=_("label_speakup_last_word", default="Last reply to the person who sent the notification"),
        description=_(
            "help_speakup_last_word",
            default="The person who sent the notification reads it when they come back.",
        ),
        max_length=10_000,
        required=False,
    )


class IReturn(Interface):
    """Input for giving a deviation back."""

    text = LongText(
        title=_("label_return_text", default="Text to the reporter"),
        description=_(
            "help_return_text",
            default="Say why it is handled as a deviation after all. The unit reads it too.",
        ),
        max_length=10_000,
    )


class NotificationAction(Action):
    """An action on a notification case; its plan changes no facts of a deviation."""

    on = NOTIFICATION_CASE
    # In these fields people may write about sensitive matters.
    guarded = False

    def transition(self, facts) -> str | None:
        return self.id if self.rule.to else None

    def bare(self, facts, moment: Moment, *effects: Effect, **why: Any) -> BarePlan:
        """``why`` is what the log stores."""
        fired = [FireTransition(self.id)] if self.rule.to else []
        return BarePlan(action=self.id, actor=moment.actor, effects=(*fired, *effects), why=why)

    def answering(self, facts, moment: Moment, text: str, *effects: Effect) -> BarePlan:
        """The plan with a message to the person who sent the case; they are notified where they are known."""
        said, told = speakup.Say(moment.new_uid(), speakup.REPLY, text, moment.actor), []
        if facts.reporter:
            words, url = {"number": facts.number}, facts.follow_url
            told = [Notice("speakup_answer", facts.reporter, facts.reply_language, words, url=url)]
        return self.bare(facts, moment, *effects, said, *told, message=said.uid)


class Take(NotificationAction):
    """Somebody has begun to work on the case."""

    id = "take"
    title = _("speakup_take", default="Take the case on")
    help = _("speakup_take_help", default="It shows that somebody is at work on it.")
    button = title
    schema = INothing
    rule = when((speakup.RECEIVED,), _WHO, speakup.IN_PROCESS)
    log = _("speakup_log_take", default="Taken")
    done = _("speakup_done_take", default="You have taken the case.")

    def plan(self, facts, data, moment):
        return self.bare(facts, moment)


class Reply(NotificationAction):
    """A message to the person who sent the notification."""

    id = "reply"
    title = _("speakup_reply", default="Answer or ask")
    help = _("speakup_reply_help", default="To the person who sent the notification.")
    button = _("speakup_reply_button", default="Send")
    schema = IReply
    rule = when(speakup.OPEN, _WHO)
    log = _("speakup_log_reply", default="Answered")
    log_kind = DIALOGUE
    done = _("speakup_done_reply", default="Your answer has been sent.")

    def plan(self, facts, data, moment):
        return self.answering(facts, moment, data["text"])


class Close(NotificationAction):
    """The case has been handled."""

    id = "close"
    title = _("speakup_close", default="Close the case")
    help = _("speakup_close_help", default="The case has been handled, and is not to be archived.")
    button = title
    schema = IClose
    rule = when((speakup.IN_PROCESS,), _WHO, speakup.CLOSED)
    log = _("log_close", default="Closed")
    done = _("speakup_done_close", default="The case is closed.")

    def plan(self, facts, data, moment):
        ended = SetFields(conclusion=data["conclusion"], closed=moment.now)
        if not data.get("text"):
            return self.bare(facts, moment, ended)
        return self.answering(facts, moment, data["text"], ended)


class ReturnToRegister(NotificationAction):
    """It was handed over by mistake."""

    id = "return_to_register"
    title = _("speakup_return", default="Give back to the deviation register")
    help = _(
        "speakup_return_help",
        default="For a deviation that was handed over by mistake. All that came with it goes back,"
        " and the notification recipient assesses it again.",
    )
    button = _("speakup_return_button", default="Give back")
    schema = IReturn
    rule = when(speakup.OPEN, _WHO, speakup.CLOSED)
    log = _("speakup_log_return", default="Given back to the deviation register")
    done = _(
        "speakup_done_return", default="The deviation is back in the register. The reporter is notified."
    )

    def readiness(self, facts, moment: Moment) -> list[Obstacle]:
        elsewhere = super().readiness(facts, moment)
        return elsewhere or ([] if facts.from_deviation else [Obstacle("not_from_deviation")])

    def plan(self, facts, data, moment):
        text, left = data["text"], {"closed": moment.now, "handed": None, "returned": True}
        left |= {"what": "", "when": "", "where": ""}
        why = {"deviation": facts.deviation, "text_length": len(text)}
        return self.bare(facts, moment, speakup.GiveBack(text), SetFields(**left), **why)


@implementer(IProcedure)
class NotificationProcedure:
    """Utility: see ``IProcedure``."""

    actions = {NOTIFICATION_CASE: {kind.id: kind() for kind in (Take, Reply, Close, ReturnToRegister)}}
