"""The input of the actions on measures."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import optional
from ntnu.deviations.case.fields import Reason
from ntnu.deviations.case.schema.parts import IMeasureSchema
from zope.interface import Interface


class IMeasure(Interface):
    """Input for a measure."""

    title = asked(IMeasureSchema["title"])
    description = asked(IMeasureSchema["description"])
    kind = asked(IMeasureSchema["kind"])
    responsible = asked(IMeasureSchema["responsible"])
    due = asked(IMeasureSchema["due"])


class IChangeMeasure(Interface):
    """What can be changed in a measure; only what is to change is filled in."""

    title = optional(IMeasure["title"])
    description = optional(IMeasure["description"])
    kind = optional(IMeasure["kind"])
    responsible = optional(
        IMeasure["responsible"],
        description=_("help_new_responsible", default="A new person takes the measure over."),
    )
    due = optional(IMeasure["due"])


class IDecline(Interface):
    """Input for not agreeing to a measure."""

    reason = asked(
        IMeasureSchema["objection_text"],
        title=_("label_reason", default="Reason"),
        description=_("help_decline", default="The case worker reads it, and it is recorded in the log."),
    )


class IAsk(Interface):
    """Input for a line manager's question about a measure."""

    text = asked(
        IMeasureSchema["objection_text"],
        title=_("label_manager_asks", default="Your question"),
        description=_("help_manager_asks", default="What you need to know before you decide."),
    )


class IAnswer(Interface):
    """Input for the answer to it."""

    text = asked(IMeasureSchema["objection_answer"])


class IAskDate(Interface):
    """Input for asking for another date."""

    due = asked(
        IMeasureSchema["due"],
        title=_("label_new_date", default="New date"),
        description=_("help_new_date", default="The day by which you can have it done."),
    )
    reason = asked(IMeasureSchema["request_text"])


class IKeepDate(Interface):
    """Input for keeping the date."""

    reason = asked(IMeasureSchema["request_answer"])


class IHandBack(Interface):
    """Input for handing a measure back."""

    reason = asked(IMeasureSchema["request_text"])


class IFinish(Interface):
    """Input for reporting a measure as done."""

    evidence = asked(IMeasureSchema["evidence"])


class IEvaluate(Interface):
    """Input for evaluating the effect of a measure."""

    result = asked(IMeasureSchema["result"])
    effect = asked(IMeasureSchema["effect"])


class ICancel(Interface):
    """Input for cancelling a measure."""

    reason = Reason()
