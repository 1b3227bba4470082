"""Sending a notification: what the form takes, and the case that comes of it."""

import secrets
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.actions.attachments import check_files
from ntnu.deviations.actions.attachments import content_type
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import NotReady
from ntnu.deviations.actions.errors import one
from ntnu.deviations.actions.fields import LongText
from ntnu.deviations.actions.fields import OneOf
from ntnu.deviations.actions.file_parts import FIELD
from ntnu.deviations.actions.file_parts import Upload
from ntnu.deviations.actions.turns import take_turn
from ntnu.deviations.actions.validate import validate
from ntnu.deviations.actions.wording import as_errors
from ntnu.deviations.caselog import keys
from ntnu.deviations.content.speakup import NotificationFile
from ntnu.deviations.core import receipt_codes
from ntnu.deviations.core.speakup import form_obstacles
from ntnu.deviations.interfaces import ISpeakUp
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.speakup import bringing
from ntnu.deviations.speakup import limits
from ntnu.deviations.speakup.cleaning import clean
from ntnu.deviations.speakup.making import enter
from ntnu.deviations.speakup.making import make_case
from ntnu.deviations.speakup.making import tell_recipients
from ntnu.deviations.speakup.traces import leave_no_trace
from plone.namedfile.file import NamedBlobFile
from typing import Any
from uuid import uuid4
from zope import schema
from zope.component import getUtility
from zope.interface import Interface
from zope.schema import getFieldNames

#: Keys of a body that are read elsewhere.
IGNORED = frozenset({FIELD})
#: Here people may write of what must not stand in a report: only national identity numbers are refused.
_ALLOWED = ("telephone_number", "email_address", "listed_word")


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


@dataclass(frozen=True)
class Sent:
    """What came of it: the case, and the receipt code of who cannot log in to see it."""

    case: Any
    code: str | None


def submit(
    register, raw: Mapping[str, Any], files: Sequence[Upload] = (), client: str = "", language: str = "nb"
) -> Sent:
    """Make a notification case. ``client`` is the address that sends; it is kept nowhere.

    Raises InvalidData with all faults, NotReady where nobody would receive it, TooMany, and has then
    done nothing.
    """
    person = acting()
    at = now()
    if not person:
        limits.check(limits.sendings, client, at)
    data = check(raw, bool(person), register)
    uploads = checked(files)
    anonymous = bool(data.get("anonymous"))
    reporter = "" if anonymous else person
    deviation = (data.get("deviation") or "").upper()
    recused = bringing.recused(register, deviation)
    if not getUtility(ISpeakUp).is_open(register, {reporter, *recused}):
        raise NotReady(one("no_speakup"))
    take_turn(register)
    if anonymous:
        leave_no_trace()
    registry = registry_of(register)
    texts = {name: data.get(name) or "" for name in TEXTS}
    case = make_case(
        registry,
        {
            "about": data["about"],
            "reporter_kind": data["reporter_kind"],
            "reply_language": language,
            "anonymous": anonymous,
            "reporter": reporter,
            "deviation": deviation,
            "recused": recused,
            **texts,
        },
        at,
    )
    attach(case, uploads, None, at)
    mails = tell_recipients(case, "speakup_new", reporter)
    enter(case, reporter, "submit", {"attachments": len(uploads)}, mails, at)
    if case.deviation:
        bringing.tell(register, case.deviation, person, at)
    if not person:
        limits.sendings.count(limits.network(client), at)
    return Sent(case, None if reporter else _give_code(registry, case))


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


def checked(files: Sequence[Upload]) -> list[Upload]:
    """The files, fit to be kept. Raises InvalidData."""
    return clean(check_files(files, [f"{kind}:{FIELD}" for kind in _ALLOWED]))


def unguarded(raw: Mapping[str, Any], fields) -> Mapping[str, Any]:
    """The body with all confirmed that the guard for sensitive data would ask about."""
    if not isinstance(raw, Mapping):
        return raw
    confirmed = [f"{kind}:{name}" for kind in _ALLOWED for name in getFieldNames(fields)]
    return {**raw, "warnings_confirmed": confirmed}


def attach(case, uploads: Sequence[Upload], added_by: str | None, at: datetime) -> tuple[str, ...]:
    """Keep the files in the case; returns their UIDs."""
    uids = []
    for upload in uploads:
        uid = uuid4().hex
        kind = content_type(upload.filename)
        file = NamedBlobFile(data=upload.data, contentType=kind, filename=upload.filename)
        case.files[uid] = NotificationFile(upload.filename, file, added_by, at)
        uids.append(uid)
    return tuple(uids)


def _give_code(registry, case) -> str:
    code = receipt_codes.new_code(secrets.randbelow)
    case.code = receipt_codes.digest(code, keys.current())
    registry.codes[case.code] = case.getId()
    return code
