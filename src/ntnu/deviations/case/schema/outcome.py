"""The answers to the reporter: the outcome, and the preliminary response before it."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.hints import REPORTER_READS
from ntnu.deviations.case.schema.tags import read_by
from ntnu.deviations.case.schema.tags import STAYS
from ntnu.deviations.case.schema.tags import tagged
from ntnu.deviations.case.schema.tags import VIEW
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import NOT_APPROVED
from zope import schema
from zope.interface import Interface


@read_by(VIEW)
class IOutcome(Interface):
    """The outcome, each field in the states whose answer it is part of."""

    solved = tagged(
        OneOf(
            "solved",
            title=_("label_solved", default="Is the matter solved?"),
            description=_("help_solved", default="The reporter reads the answer."),
        ),
        label=_("outcome_solved", default="Is the matter solved?"),
        log=_("why_solved", default="Solved"),
        outcomes=(CLOSED,),
    )
    reason_code = tagged(
        OneOf(
            "reason_code",
            title=_("label_reason_code", default="Why is it not approved?"),
            description=_(
                "help_reason_code", default="The reason goes into the statistics and to the reporter."
            ),
        ),
        label=_("outcome_reason", default="Reason"),
        log=_("why_reason_code", default="Why not approved"),
        outcomes=(NOT_APPROVED,),
    )
    text_to_reporter = tagged(
        LongText(title=_("label_text_to_reporter", default="Text to the reporter"), max_length=10_000),
        hint=REPORTER_READS,
        label=_("outcome_answer", default="Answer"),
        log=_("label_text_to_reporter", default="Text to the reporter"),
        outcomes=(CLOSED, NOT_APPROVED),
    )
    measures_text = tagged(
        LongText(
            title=_("label_measures_text", default="Measures, as written to the reporter"),
            description=_("help_measures_text", default="What is done to keep it from happening again."),
            max_length=10_000,
        ),
        hint=REPORTER_READS,
        label=_("outcome_measures", default="What is done to keep it from happening again"),
        log=_("label_measures_text", default="Measures, as written to the reporter"),
        outcomes=(CLOSED,),
    )
    where_instead = tagged(
        LongText(
            title=_("label_where_instead", default="Where should the reporter turn instead?"),
            description=_("help_where_instead", default="A name, an address or a link."),
            max_length=2000,
        ),
        hint=REPORTER_READS,
        label=_("outcome_instead", default="Where to turn instead"),
        outcomes=(NOT_APPROVED,),
    )


@read_by(VIEW)
class IPreliminary(Interface):
    """The last preliminary response: read by those who read the casework, and by the reporter."""

    preliminary = tagged(
        schema.Date(title=_("why_preliminary", default="Preliminary response sent"), required=False),
        shown=False,
        handed_over=STAYS,
    )
    preliminary_text = tagged(
        LongText(
            title=_("label_text_to_reporter", default="Text to the reporter"),
            max_length=10_000,
            required=False,
        ),
        hint=REPORTER_READS,
        label=_("why_preliminary_text", default="Preliminary response"),
        shown=False,
    )
