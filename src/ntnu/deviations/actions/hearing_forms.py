"""What the acts on hearings ask for."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import Moment
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.fields import optional
from ntnu.deviations.case.fields import Person
from ntnu.deviations.case.fields import SomeParts
from ntnu.deviations.case.fields import SomePersons
from zope import schema
from zope.interface import Interface


class IHearing(Interface):
    """What a hearing takes."""

    title = schema.TextLine(
        title=_("label_hearing_title", default="Title of the hearing"),
        description=_("help_hearing_title", default="What it is about, in a line. No names."),
        max_length=120,
    )
    purpose = OneOf(
        "hearing_purpose",
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
    shared = SomeParts(
        title=_("label_shared", default="What the participants may read besides"),
        description=_(
            "help_shared", default="Files and measures that they need to answer. Choose only these."
        ),
        required=False,
    )


class IChangeHearing(Interface):
    """What can be changed in a draft; what is not given stays."""

    title = optional(IHearing["title"])
    purpose = optional(IHearing["purpose"])
    question = optional(IHearing["question"])
    participants = optional(IHearing["participants"])
    deadline = optional(IHearing["deadline"])
    shared = optional(IHearing["shared"])


class IOpenHearing(Interface):
    """What it takes to open a hearing."""

    deadline = Moment(
        title=IHearing["deadline"].title, description=IHearing["deadline"].description, required=False
    )


class IAskAgain(Interface):
    """What it takes to open a hearing again."""

    question = LongText(
        title=_("label_new_question", default="New question"),
        description=_("help_new_question", default="Empty: the same question as before."),
        required=False,
    )
    deadline = Moment(
        title=IHearing["deadline"].title, description=IHearing["deadline"].description, required=False
    )


class IStatement(Interface):
    """What a statement takes."""

    text = LongText(
        title=_("label_statement", default="Your statement"),
        description=_(
            "help_statement", default="You can change it until the hearing is closed. No names of persons."
        ),
    )


class IRemoveParticipant(Interface):
    """What it takes to end one participant's access."""

    person = Person(
        among="participants",
        title=_("label_person", default="Person"),
        description=_("help_remove_participant", default="Loses access to the case at once."),
    )
