"""What the notification recipient fills in: the receipt form. Internal."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import Assignee
from ntnu.deviations.case.fields import Assignees
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.fields import RelatedCases
from ntnu.deviations.case.fields import YesNo
from ntnu.deviations.case.hints import INTERNAL
from ntnu.deviations.case.schema.tags import read_by
from ntnu.deviations.case.schema.tags import STAYS
from ntnu.deviations.case.schema.tags import tagged
from ntnu.deviations.case.schema.tags import VIEW_CASEWORK
from zope import schema
from zope.interface import Interface


@read_by(VIEW_CASEWORK)
class IAssessments(Interface):
    """The three questions every receipt form begins with."""

    assessment_deviation = YesNo(
        title=_("label_assessment_deviation", default="Is this a deviation?"),
        description=_(
            "help_assessment_deviation",
            default="A deviation is a breach of requirements in law, rules"
            " or the quality system for education.",
        ),
    )
    assessment_sensitive = YesNo(
        title=_("label_assessment_sensitive", default="Does it contain sensitive personal data?"),
        description=_(
            "help_assessment_sensitive",
            default="For example health, belief, or something that makes it possible to recognise a person.",
        ),
    )
    assessment_unacceptable = YesNo(
        title=_("label_assessment_unacceptable", default="Does it concern unacceptable conditions?"),
        description=_(
            "help_assessment_unacceptable",
            default="For example bullying, harassment, violence or threats."
            " The case must then be re-registered.",
        ),
    )


@read_by(VIEW_CASEWORK)
class IReceipt(IAssessments):
    """What is decided at receipt."""

    case_worker = tagged(
        Assignee(
            among="case_workers",
            title=_("label_case_worker", default="Case worker"),
            description=_("help_case_worker", default="Only persons with the role case worker at the unit."),
        ),
        shown=False,
        personal=True,
    )
    coworkers = tagged(
        Assignees(title=_("label_coworkers", default="Co-workers"), required=False),
        shown=False,
        personal=True,
    )
    closer = tagged(
        OneOf(
            "closer",
            title=_("label_closer", default="Who is to close the case?"),
            description=_("help_closer", default="As a rule the case worker, unless you agree otherwise."),
            default="case_worker",
            required=False,
        ),
        log=_("why_closer", default="Closes the case"),
    )
    target = tagged(
        schema.Date(
            title=_("label_target", default="Target date"),
            description=_(
                "help_target",
                default="When the unit aims to be done. Leave it empty if you have no such date.",
            ),
            required=False,
        ),
        hint=_("hint_target", default="Internal. It does not move the reporter's deadline."),
    )
    personnel_like = tagged(
        schema.Bool(
            title=_("label_personnel_like", default="The case resembles a personnel matter"),
            description=_(
                "help_personnel_like",
                default="The head of department must have been consulted.",
            ),
            default=False,
            required=False,
        ),
        hint=_("hint_personnel_like", default="Line managers will then not see the case."),
        shown=False,
        handed_over=STAYS,
    )
    head_consulted = schema.Date(
        title=_("label_head_consulted", default="Head of department consulted on"),
        description=_("help_head_consulted", default="The date you spoke with the head of department."),
        required=False,
    )
    note = tagged(
        LongText(
            title=_("label_note", default="Note to the case worker"),
            description=_("help_note", default="What the case worker should know or look at first."),
            required=False,
        ),
        hint=INTERNAL,
    )
    related = tagged(
        RelatedCases(),
        hint=_("hint_related", default="Case numbers with a space between them."),
        shown=False,
        redactable=False,
        personal=False,
    )
