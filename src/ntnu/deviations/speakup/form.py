"""What the form of a notification takes, and what must hold of it."""

from collections.abc import Mapping
from ntnu.deviations import _
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.file_parts import FIELD
from ntnu.deviations.actions.validate import validate
from ntnu.deviations.actions.wording import as_errors
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.core.speakup import form_obstacles
from ntnu.deviations.speakup import bringing
from typing import Any
from zope import schema
from zope.interface import Interface
from zope.schema import getFieldNames

#: Keys of a body that are read elsewhere.
IGNORED = frozenset({FIELD})
#: What the guard for sensitive data asks about elsewhere. Here people may write of it: only national identity
#: numbers are refused.
GUARD_ASKS = ("telephone_number", "email_address", "listed_word")


class INotify(Interface):
    """What a notification holds."""

    about = OneOf(
        "about",
        title=_("label_about", default="Who is it about?"),
        description=_(
            "help_about",
            default="NTNU has one guideline for notifications about staff, and one for matters between"
            " students only.",
        ),
    )
    reporter_kind = OneOf(
        "notifier_kind",
        title=_("label_notifier_kind", default="You are"),
        description=_("help_notifier_kind", default="You need not be at NTNU to notify."),
    )
    anonymous = schema.Bool(
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
            " SpeakUp! then sees that number beside your name, and the unit is notified.",
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


TEXTS = ("what", "when", "where", "who", "witnesses", "earlier", "contact")


def check(raw: Mapping[str, Any], known: bool, register) -> dict[str, Any]:
    """The validated notification; ``known``: somebody is logged in. Raises InvalidData with every fault."""
    errors, data = [], {}
    try:
        data = validate(INotify, unguarded(raw, INotify), ignore=IGNORED)
    except InvalidData as error:
        errors = list(error.errors)
    named = {error.field for error in errors}
    wrong = as_errors(list(form_obstacles(data or raw, known))) if isinstance(raw, Mapping) else []
    wrong += as_errors(list(bringing.obstacles(register, data)))
    errors += [error for error in wrong if error.field not in named]
    if errors:
        raise InvalidData(errors)
    return data


def unguarded(raw: Mapping[str, Any], fields) -> Mapping[str, Any]:
    """The body with all confirmed that the guard for sensitive data would ask about."""
    if not isinstance(raw, Mapping):
        return raw
    confirmed = [f"{kind}:{name}" for kind in GUARD_ASKS for name in getFieldNames(fields)]
    return {**raw, "warnings_confirmed": confirmed}
