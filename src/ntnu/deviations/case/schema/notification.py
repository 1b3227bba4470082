"""The fields of a notification case."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.schema import prose_of
from ntnu.deviations.case.schema.tags import read_by
from ntnu.deviations.case.schema.tags import VIEW
from zope import schema
from zope.interface import Interface


@read_by(VIEW)
class INotified(Interface):
    """What the person who notifies writes."""

    about = OneOf(
        "about",
        title=_("label_about", default="Who is it about?"),
        description=_(
            "help_about",
            default="${institution} has one guideline for notifications about staff, and one for matters"
            " between students only.",
        ),
    )
    reporter_kind = OneOf(
        "notifier_kind",
        title=_("label_notifier_kind", default="You are"),
        default="student",
        description=_("help_notifier_kind", default="You need not be at ${institution} to notify."),
    )
    anonymous = schema.Bool(
        default=False,
        title=_("label_anonymous", default="I want to be anonymous"),
        description=_(
            "help_anonymous",
            default="Then we keep nothing that tells who you are, not even if you are logged in."
            " You get a code to come back with. It is easier for us to help when we know who you are.",
        ),
        required=False,
    )
    what = LongText(
        title=_("label_notify_what", default="What has happened?"),
        description=_(
            "help_notify_what",
            default="Tell what you saw, heard or lived through. Say what you know and what you think.",
        ),
    )
    deviation = schema.TextLine(
        title=_("label_notify_deviation", default="Deviation that was not followed up"),
        description=_(
            "help_notify_deviation",
            default="The number of your own report, if its deadline has passed without an answer."
            " ${channel} then sees that number beside your name, and the unit is notified.",
        ),
        max_length=20,
        required=False,
    )
    when = schema.TextLine(
        title=_("label_notify_when", default="When?"),
        description=_("help_notify_when", default="A day, a period, or how often."),
        max_length=300,
        required=False,
    )
    where = schema.TextLine(
        title=_("label_notify_where", default="Where?"),
        description=_("help_notify_where", default="A place, a unit, a course, or on the net."),
        max_length=300,
        required=False,
    )
    who = LongText(
        title=_("label_notify_who", default="Who is involved?"),
        description=_("help_notify_who", default="Here you may write names."),
        max_length=5000,
        required=False,
    )
    witnesses = LongText(
        title=_("label_witnesses", default="Has anybody else seen or heard it?"),
        description=_("help_witnesses", default="Who could say more, if you know."),
        max_length=5000,
        required=False,
    )
    earlier = LongText(
        title=_("label_earlier", default="Has it happened before, or been reported before?"),
        description=_("help_earlier", default="To whom, when, and what was done."),
        max_length=5000,
        required=False,
    )
    contact = LongText(
        title=_("label_contact", default="How can we reach you?"),
        description=_(
            "help_contact",
            default="Name and e-mail or telephone. Leave it empty if you are anonymous,"
            " or logged in and want the answer here.",
        ),
        max_length=1000,
        required=False,
    )


#: Fields that are written as free text, not chosen.
TEXTS = tuple(name for name in prose_of(INotified) if name != "deviation")


@read_by(VIEW)
class INotificationSchema(INotified):
    """A notification case. It is stored where only those who handle it may read it."""

    conclusion = LongText(
        title=_("label_speakup_conclusion", default="Conclusion"),
        description=_(
            "help_speakup_conclusion", default="What was found and done. Only ${channel} recipients read it."
        ),
        max_length=10_000,
    )
