"""The input of the actions of the dialogue."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.fields import Question
from ntnu.deviations.case.schema.parts import IMessageSchema
from zope.interface import Interface


class IMessage(Interface):
    """Input for a note or a message."""

    audience = OneOf(
        "audience",
        title=_("label_audience", default="Who is to read it?"),
        description=_("help_audience", default="The reporter never sees an internal note."),
    )
    text = asked(IMessageSchema["text"])


class IRequestInformation(Interface):
    """Input for a question to the reporter."""

    text = LongText(
        title=_("label_question_to_reporter", default="Question to the reporter"),
        description=_("help_question_to_reporter", default="Ask for what you need to know, and say why."),
        max_length=10_000,
    )


class IAnswer(Interface):
    """Input for an answer."""

    question = Question(
        title=_("label_which_question", default="Question"),
        description=_("help_which_question", default="The question you answer."),
    )
    text = LongText(
        title=_("label_answer", default="Your answer"),
        description=_("help_answer", default="Describe the act, not the person; no names."),
        max_length=10_000,
    )


class IAddInformation(Interface):
    """Input for more information."""

    text = LongText(
        title=_("label_information", default="What do you want to add?"),
        description=_("help_answer", default="Describe the act, not the person; no names."),
        max_length=10_000,
    )


class IWithdraw(Interface):
    """Input for withdrawing a report."""

    reason = LongText(
        title=_("label_withdraw_reason", default="Why do you withdraw the report?"),
        description=_("help_withdraw_reason", default="A few words are enough."),
        max_length=5000,
    )


class INotSolved(Interface):
    """Input for saying that the matter is not solved."""

    text = LongText(
        title=_("label_not_solved", default="What is not solved, or what do you not agree with?"),
        description=_(
            "help_not_solved",
            default="Say what is still wrong, or what you wonder about. The recipients read it.",
        ),
        max_length=10_000,
    )
