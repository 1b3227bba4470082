"""What the case worker finds out: the process form. Internal."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.fields import YesNo
from ntnu.deviations.case.hints import INTERNAL
from ntnu.deviations.case.schema.tags import read_by
from ntnu.deviations.case.schema.tags import tagged
from ntnu.deviations.case.schema.tags import VIEW_CASEWORK
from zope.interface import Interface


@read_by(VIEW_CASEWORK)
class IProcess(Interface):
    """The case worker's assessment."""

    severity = tagged(
        OneOf(
            "severity",
            title=_("label_severity", default="How serious is it?"),
            description=_(
                "help_severity", default="Think of how many it concerns, and what happens if nothing is done."
            ),
        ),
        log=_("why_severity", default="Severity"),
    )
    cause_category = OneOf(
        "cause_category",
        title=_("label_cause_category", default="Kind of cause"),
        description=_("help_cause_category", default="The kind that fits best. It goes into the statistics."),
        required=False,
    )
    cause = LongText(
        title=_("label_cause", default="Cause"),
        description=_("help_cause", default="Why did it happen? Describe the circumstances, not persons."),
        required=False,
    )
    risk = LongText(
        title=_("label_risk", default="Risk"),
        description=_("help_risk", default="What can happen if nothing is done, and how likely is it?"),
        required=False,
    )
    learning_points = LongText(
        title=_("label_learning_points", default="Learning points"),
        description=_("help_learning_points", default="What can this unit and others learn?"),
        required=False,
    )
    recurring = tagged(
        YesNo(
            title=_("label_recurring", default="Has it happened before?"),
            description=_("help_recurring", default="Yes if the same has been reported earlier."),
            required=False,
        ),
        log=_("why_recurring", default="Has happened before"),
    )
    conclusion = tagged(
        LongText(
            title=_("label_conclusion", default="Conclusion"),
            description=_("help_conclusion", default="What the unit found, and why it closes the case."),
        ),
        hint=INTERNAL,
    )
