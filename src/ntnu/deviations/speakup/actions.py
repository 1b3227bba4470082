"""What a SpeakUp! recipient does with a notification case."""

from collections.abc import Mapping
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.confidential import registry_around
from ntnu.deviations.access.units import register_of
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.schema.notification import INotificationSchema
from ntnu.deviations.domain import speakup
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.plan import FireTransition
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.speakup.effects import Say
from ntnu.deviations.speakup.returning import GiveBack
from typing import Any
from uuid import uuid4
from zope.i18nmessageid import Message
from zope.interface import Interface

#: The page where who sent a notification reads answers.
FOLLOW = "@@notify-follow"


class ITake(Interface):
    """Taking a case asks nothing."""


class IReply(Interface):
    """What an answer takes."""

    text = LongText(
        title=_("label_reply", default="What do you want to say?"),
        description=_(
            "help_reply", default="The person who sent the notification reads it when they come back."
        ),
        max_length=10_000,
    )


class IClose(Interface):
    """What closing a notification case takes."""

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
    """What giving a deviation back takes."""

    text = LongText(
        title=_("label_return_text", default="Text to the reporter"),
        description=_(
            "help_return_text",
            default="Say why it is handled as a deviation after all. The unit reads it too.",
        ),
        max_length=10_000,
    )


class SpeakUpAction:
    """One action: its words, its schema, and its plan."""

    id: str
    title: Message
    help: Message
    button: Message
    schema: type[Interface]

    def plan(self, case, data: Mapping[str, Any], actor: str, at: datetime) -> BarePlan:
        """What it does. Pure: ``data`` is validated, and the action is ready."""
        return self.planned(actor)

    def planned(self, actor: str, *effects: Effect, **why: Any) -> BarePlan:
        """A plan of this action, with its transition; ``why`` is what the log keeps."""
        fired = [FireTransition(self.id)] if speakup.RULES[self.id].to else []
        return BarePlan(action=self.id, actor=actor, effects=(*fired, *effects), why=why)


class Take(SpeakUpAction):
    """Somebody is at work on the case."""

    id = "take"
    title = _("speakup_take", default="Take the case on")
    help = _("speakup_take_help", default="It shows that somebody is at work on it.")
    button = title
    schema = ITake


class Reply(SpeakUpAction):
    """A word to who sent the notification."""

    id = "reply"
    title = _("speakup_reply", default="Answer or ask")
    help = _("speakup_reply_help", default="To the person who sent the notification.")
    button = _("speakup_reply_button", default="Send")
    schema = IReply

    def plan(self, case, data, actor, at):
        said = Say(uuid4().hex, speakup.REPLY, data["text"], actor)
        return self.planned(actor, said, *answered(case), message=said.uid)


class Close(SpeakUpAction):
    """The case has been handled."""

    id = "close"
    title = _("speakup_close", default="Close the case")
    help = _("speakup_close_help", default="The case has been handled, and is not to be archived.")
    button = _("speakup_close", default="Close the case")
    schema = IClose

    def plan(self, case, data, actor, at):
        ended = SetFields(conclusion=data["conclusion"], closed=at)
        if not data.get("text"):
            return self.planned(actor, ended)
        said = Say(uuid4().hex, speakup.REPLY, data["text"], actor)
        return self.planned(actor, ended, said, *answered(case), message=said.uid)


class ReturnToRegister(SpeakUpAction):
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

    def plan(self, case, data, actor, at):
        text, left = data["text"], {"closed": at, "handed": None, "returned": True}
        left |= {"what": "", "when": "", "where": ""}
        why = {"deviation": case.deviation, "text_length": len(text)}
        return self.planned(actor, GiveBack(text), SetFields(**left), **why)


ACTIONS: dict[str, SpeakUpAction] = {action.id: action() for action in (Take, Reply, Close, ReturnToRegister)}


def answered(case) -> tuple[Notice, ...]:
    """That there is something to read, to the person who sent the case, where we know them."""
    if not case.reporter:
        return ()
    url = public_url(register_of(registry_around(case)), f"{FOLLOW}?number={case.number}")
    return (Notice("speakup_answer", case.reporter, case.reply_language, {"number": case.number}, url=url),)
