"""The input of the actions on hearings."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import optional
from ntnu.deviations.case.fields import Person
from ntnu.deviations.case.fields import Reason
from ntnu.deviations.case.schema.parts import IHearingSchema
from ntnu.deviations.case.schema.parts import IStatementSchema
from zope.interface import Interface


class IHearing(Interface):
    """Input for a hearing."""

    title = asked(IHearingSchema["title"])
    purpose = asked(IHearingSchema["purpose"])
    question = asked(IHearingSchema["question"])
    participants = asked(IHearingSchema["participants"])
    deadline = asked(IHearingSchema["deadline"])
    shared = asked(IHearingSchema["shared"])


class IChangeHearing(Interface):
    """What can be changed in a draft; values that are not given stay."""

    title = optional(IHearing["title"])
    purpose = optional(IHearing["purpose"])
    question = optional(IHearing["question"])
    participants = optional(IHearing["participants"])
    deadline = optional(IHearing["deadline"])
    shared = optional(IHearing["shared"])


class IOpenHearing(Interface):
    """Input for opening a hearing."""

    deadline = asked(IHearingSchema["deadline"])


class IAskAgain(Interface):
    """Input for reopening a hearing."""

    question = LongText(
        title=_("label_new_question", default="New question"),
        description=_("help_new_question", default="Empty: the same question as before."),
        required=False,
    )
    deadline = asked(IHearingSchema["deadline"])


class IStatement(Interface):
    """Input for a statement."""

    person = Person(
        among="asked_here",
        title=_("label_statement_for", default="For whom do you answer?"),
        description=_("help_statement_for", default="You stand in for several who are asked."),
        required=False,
    )
    text = asked(IStatementSchema["text"])


class IExtend(Interface):
    """Input for a later deadline."""

    deadline = asked(
        IHearingSchema["deadline"],
        title=_("label_new_deadline", default="New deadline"),
        description=_("help_new_deadline", default="Later than the present one. Access ends at this moment."),
        required=True,
    )
    reason = Reason()


class IWiden(Interface):
    """Input for asking more persons."""

    participants = asked(IHearingSchema["participants"])


class IRemoveParticipant(Interface):
    """Input for ending one participant's access."""

    person = Person(
        among="participants",
        title=_("label_person", default="Person"),
        description=_("help_remove_participant", default="Loses access to the case at once."),
    )
