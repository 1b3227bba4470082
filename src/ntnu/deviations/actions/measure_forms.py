"""What the acts on measures ask for."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.fields import optional
from ntnu.deviations.case.fields import Person
from ntnu.deviations.case.fields import Reason
from zope import schema
from zope.interface import Interface


class IMeasure(Interface):
    """What a measure takes."""

    title = schema.TextLine(
        title=_("label_measure_title", default="Measure"),
        description=_("help_measure_title", default="What is to be done, in a line. No names."),
        max_length=120,
    )
    description = LongText(
        title=_("label_measure_description", default="Description"),
        description=_(
            "help_measure_description", default="What is to be done, and how you can tell that it is done."
        ),
        required=False,
    )
    kind = OneOf(
        "measure_kind",
        title=_("label_measure_kind", default="Kind of measure"),
        description=_("help_measure_kind", default="What the measure is meant to do."),
    )
    responsible = Person(
        among="everybody",
        title=_("label_responsible", default="Responsible"),
        description=_(
            "help_responsible",
            default="May be anybody at NTNU."
            " The person sees the measure, and the number and title of the case.",
        ),
    )
    due = schema.Date(
        title=_("label_measure_due", default="To be done by"),
        description=_("help_measure_due", default="The responsible is reminded on this day."),
    )


class IChangeMeasure(Interface):
    """What can be changed in a measure; fill in what is to change."""

    title = optional(IMeasure["title"])
    description = optional(IMeasure["description"])
    kind = optional(IMeasure["kind"])
    responsible = optional(
        IMeasure["responsible"],
        description=_("help_new_responsible", default="A new person takes the measure over."),
    )
    due = optional(IMeasure["due"])


class INothing(Interface):
    """Nothing has to be filled in."""


class IFinish(Interface):
    """What it takes to report a measure done."""

    evidence = LongText(
        title=_("label_evidence", default="How is it seen that the measure is done?"),
        description=_(
            "help_evidence", default="Say what was done. You may attach files that show it. No names."
        ),
    )


class IEvaluate(Interface):
    """What it takes to evaluate the effect of a measure."""

    result = OneOf(
        "result",
        title=_("label_result", default="Has the measure had the effect it was meant to have?"),
        description=_(
            "help_result", default="If it had none, you are offered to reopen the case or report a new one."
        ),
    )
    effect = LongText(
        title=_("label_effect", default="Effect"),
        description=_("help_effect", default="What has changed since, and how do you know?"),
    )


class ICancel(Interface):
    """What it takes to cancel a measure."""

    reason = Reason()
