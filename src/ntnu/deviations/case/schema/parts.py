"""The fields of what lives in a case: measures, hearings, statements, messages."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import Moment
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.fields import Person
from ntnu.deviations.case.fields import SomeParts
from ntnu.deviations.case.fields import SomePersons
from ntnu.deviations.case.hints import INTERNAL
from ntnu.deviations.case.schema.tags import read_by
from ntnu.deviations.case.schema.tags import tagged
from ntnu.deviations.case.schema.tags import VIEW
from zope import schema
from zope.interface import Interface


@read_by(VIEW)
class IMeasureSchema(Interface):
    """A measure. A part that lists name keeps its title when its texts are redacted."""

    title = tagged(
        schema.TextLine(
            title=_("label_measure_title", default="Measure"),
            description=_("help_measure_title", default="What is to be done, in a line. No names."),
            max_length=120,
        ),
        redactable=False,
    )
    description = tagged(
        LongText(
            title=_("label_measure_description", default="Description"),
            description=_(
                "help_measure_description",
                default="What is to be done, and how you can tell that it is done.",
            ),
            required=False,
        ),
        hint=_("hint_responsible_reads", default="The person responsible can read this."),
    )
    kind = OneOf(
        "measure_kind",
        default="corrective",
        title=_("label_measure_kind", default="Kind of measure"),
        description=_("help_measure_kind", default="What the measure is meant to do."),
    )
    responsible = Person(
        among="everybody",
        title=_("label_responsible", default="Responsible"),
        description=_(
            "help_responsible",
            default="May be anybody at ${institution}."
            " The person sees the measure, and the number and title of the case.",
        ),
    )
    due = schema.Date(
        title=_("label_measure_due", default="To be done by"),
        description=_("help_measure_due", default="The responsible is reminded on this day."),
    )
    evidence = tagged(
        LongText(
            title=_("label_evidence", default="How is it seen that the measure is done?"),
            description=_(
                "help_evidence", default="Say what was done. You may attach files that show it. No names."
            ),
        ),
        hint=INTERNAL,
    )
    result = OneOf(
        "result",
        title=_("label_result", default="Has the measure had the effect it was meant to have?"),
        description=_(
            "help_result", default="If it had none, you are offered to reopen the case or report a new one."
        ),
    )
    effect = tagged(
        LongText(
            title=_("label_effect", default="Effect"),
            description=_("help_effect", default="What has changed since, and how do you know?"),
        ),
        hint=INTERNAL,
    )
    objection_text = tagged(
        LongText(
            title=_("label_objection", default="What does the line manager say?"),
            description=_("help_objection", default="Why the measure is not approved, or what is unclear."),
            max_length=5000,
        ),
        hint=INTERNAL,
    )
    objection_answer = tagged(
        LongText(
            title=_("label_objection_answer", default="Your answer"),
            description=_(
                "help_objection_answer",
                default="The line manager who asked reads it, and is asked again to approve the measure.",
            ),
            max_length=5000,
        ),
        hint=INTERNAL,
    )
    request_text = tagged(
        LongText(
            title=_("label_request", default="Reason"),
            description=_(
                "help_request", default="Those who work on the case read it, and it is recorded in the log."
            ),
            max_length=5000,
        ),
        hint=INTERNAL,
    )
    request_answer = tagged(
        LongText(
            title=_("label_request_answer", default="Why is the date kept?"),
            description=_(
                "help_request_answer",
                default="The person responsible reads it, and it is recorded in the log.",
            ),
            max_length=5000,
        ),
        hint=_("hint_responsible_reads", default="The person responsible can read this."),
    )


@read_by(VIEW)
class IHearingSchema(Interface):
    """A hearing."""

    title = tagged(
        schema.TextLine(
            title=_("label_hearing_title", default="Title of the hearing"),
            description=_("help_hearing_title", default="What it is about, in a line. No names."),
            max_length=120,
        ),
        redactable=False,
    )
    purpose = OneOf(
        "hearing_purpose",
        default="consider_measures",
        title=_("label_purpose", default="Purpose"),
        description=_("help_purpose", default="What the participants are to help you with."),
    )
    question = LongText(
        title=_("label_question", default="Question to the participants"),
        description=_(
            "help_question", default="Ask so that it can be answered without knowing who reported."
        ),
    )
    participants = SomePersons(
        title=_("label_participants", default="Participants"),
        description=_(
            "help_participants",
            default="Persons or groups. They see the report, but not who reported, until the deadline.",
        ),
    )
    deadline = Moment(
        title=_("label_hearing_deadline", default="Deadline"),
        description=_(
            "help_hearing_deadline",
            default="Access ends at this moment. Empty: ten working days after the hearing is opened.",
        ),
        required=False,
    )
    shared = tagged(
        SomeParts(
            title=_("label_shared", default="What the participants may read besides"),
            description=_(
                "help_shared", default="Files and measures that they need to answer. Choose only these."
            ),
            required=False,
        ),
        hint=_(
            "hint_shared", default="What the reporter wrote and attached is always shown to the participants."
        ),
    )


@read_by(VIEW)
class IStatementSchema(Interface):
    """What a participant answered."""

    text = LongText(
        title=_("label_statement", default="Your statement"),
        description=_(
            "help_statement", default="You can change it until the hearing is closed. No names of persons."
        ),
    )


@read_by(VIEW)
class IMessageSchema(Interface):
    """A note, a message, a question or an answer."""

    text = LongText(
        title=_("label_message", default="Text"),
        description=_("help_message", default="Write what is needed, and no names that are not."),
        max_length=10_000,
    )
