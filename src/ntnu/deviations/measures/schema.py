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
