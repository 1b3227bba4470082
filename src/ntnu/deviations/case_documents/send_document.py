"""A document of a case sent by mail: encrypted, to reviewed addresses, and logged.

The pass phrase is made here, shown once to the sender, and never stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from ntnu.deviations import _
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.access.facts import state_of
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.fields import YesNo
from ntnu.deviations.documents import export
from ntnu.deviations.documents.pdf import ServiceUnavailable
from ntnu.deviations.documents.protect import encrypt
from ntnu.deviations.documents.protect import phrase_of
from ntnu.deviations.documents.telling import REDACTED
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.carry_out import Doing
from ntnu.deviations.engine.carry_out import handles
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import Later
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from ntnu.deviations.mail.attached import send_file
from ntnu.deviations.mail.people import usable_address
from ntnu.deviations.now import now
from ntnu.deviations.persons import person_of
from typing import Any
from zope import schema
from zope.i18n import translate
from zope.interface import Interface

#: The most recipients of one document.
MOST = 20

_SUBJECT = _("document_mail_subject", default="[${system_long}] Document from case ${number}")
_TEXT = _(
    "document_mail_text",
    default="${name} sends you a document from ${system_long}, case ${number}.\n\n"
    "The document is encrypted. You get the pass phrase from ${name} in another way, for example by"
    " telephone.\n\nThis mail was sent by a system. Answer to ${name}, not to this address.",
)


class ISendDocument(Interface):
    """Input for sending a document."""

    variant = OneOf(
        "document",
        title=_("label_document", default="Which document?"),
        description=_("help_document", default="Send no more than the receiver needs."),
    )
    log = schema.Bool(
        title=_("label_document_log", default="With the log"),
        description=_("help_document_log", default="Who did what, when and why. Not with a letter."),
        required=False,
    )
    hide = LongText(
        title=_("documents_hide", default="Names to hide, one on each line"),
        description=_("help_document_hide", default="Only in the document without names."),
        max_length=5000,
        required=False,
    )
    to = LongText(
        title=_("label_document_to", default="Send to"),
        description=_(
            "help_document_to",
            default="E-mail addresses, one on each line. Consider carefully who should receive it.",
        ),
        max_length=5000,
    )
    sensitive = YesNo(
        title=_("label_document_sensitive", default="Does it contain sensitive content?"),
        description=_(
            "help_document_sensitive",
            default="For example health, or something that makes it possible to recognise a person."
            " The answer is kept in the log.",
        ),
    )


@dataclass(frozen=True)
class Order:
    """What is sent, to whom, and the answer on sensitive content; checked."""

    wanted: Wanted
    to: tuple[str, ...]
    sensitive: bool


def may_send(reading: Reading) -> bool:
    """May the reader send documents? Recipients, case workers and archivists."""
    return reading.sees_log and not reading.is_reporter and bool(export.on_offer(reading))


def look_through(reading: Reading, raw: Mapping[str, Any], language: str) -> Order:
    """The input, ready to be sent. Raises NotAllowed or InvalidData with every fault.

    ``to`` and ``hide`` are lists, or texts with one on each line.
    """
    if not may_send(reading):
        raise NotAllowed(one("not_yours"))
    errors = [FieldError(str(key)[:100], "unknown_field") for key in raw if key not in ISendDocument]
    hide, to = _lines(raw, "hide", errors), _lines(raw, "to", errors)
    variant: Any = raw.get("variant")
    log: Any = raw.get("log") or False
    sensitive: Any = raw.get("sensitive")
    if not variant:
        errors.append(FieldError("variant", "required"))
    elif variant not in export.VARIANTS or not export.exists(reading.case, variant):
        errors.append(FieldError("variant", "unknown_value"))
    elif not isinstance(log, bool) or (log and not export.exists(reading.case, variant, log)):
        errors.append(FieldError("log", "unknown_value"))
    elif hide and variant != REDACTED:
        errors.append(FieldError("hide", "unknown_field"))
    if not isinstance(sensitive, bool):
        errors.append(FieldError("sensitive", "required"))
    errors += _faults_of(to)
    try:
        names = export.names(hide)
    except ValueError:
        names = ()
        errors.append(FieldError("hide", "too_long", words={"max": export.LONGEST_NAME}))
    if errors:
        raise InvalidData(errors)
    if not export.may_have(reading, variant, log):
        raise NotAllowed(one("not_yours"))
    return Order(Wanted(variant, language, log, names), tuple(dict.fromkeys(to)), sensitive)


@dataclass(frozen=True)
class SendFile(Effect):
    """A file that is mailed to each of these addresses separately, with subject and text."""

    to: tuple[str, ...]
    subject: str
    text: str
    name: str
    data: bytes
    language: str


@handles(SendFile)
def send_by_mail(effect, doing: Doing) -> None:
    """Put the mail in the outbox."""
    mail, case = effect, doing.subject
    words, file = (mail.subject, mail.text), (mail.name, mail.data)
    send_file(case, state_of(case), doing.plan.actor, mail.to, words, file, mail.language)


@dataclass(frozen=True)
class Sealed:
    """A document, encrypted, and the pass phrase that opens it."""

    data: bytes
    phrase: str


def seal(reading: Reading, order: Order, chance: bytes | None = None) -> Sealed:
    """Make the document and encrypt it, with a pass phrase that is made from ``chance``
    (``documents/protect.py``); to be done before a turn is taken. Raises Later."""
    phrase = phrase_of(chance)
    try:
        made = export.case_pdf(reading, order.wanted)
    except ServiceUnavailable as error:
        # A form keeps the input, and shows the error.
        raise Later(one(error.why), error.seconds) from None
    return Sealed(encrypt(made, phrase), phrase)


def send(reading: Reading, order: Order, sealed: Sealed) -> str:
    """Queue the mail, and record that in the log; returns the pass phrase. Raises NotAllowed where the reader
    may no longer have the document."""
    case, data, phrase = reading.case, sealed.data, sealed.phrase
    if not may_send(reading) or not export.may_have(reading, order.wanted.variant, order.wanted.with_log):
        raise NotAllowed(one("not_yours"))
    words = {"number": case.number, "name": _name(reading)}
    said = [
        translate(type(text)(text, mapping=words), target_language=order.wanted.language)
        for text in (_SUBJECT, _TEXT)
    ]
    name = export.file_name(case, order.wanted)
    actor = person_of(reading.user.getId())
    sent = SendFile(order.to, said[0], said[1], name, data, order.wanted.language)
    why = {**export.told(order.wanted), "to": list(order.to), "sensitive": order.sensitive}
    carry_out(case, BarePlan(action="send_document", actor=actor, effects=(sent,), why=why), now())
    return phrase


def _name(reading: Reading) -> str:
    return reading.user.getProperty("fullname", "") or name_of(reading.user.getId())


def _lines(raw: Mapping[str, Any], name: str, errors: list[FieldError]) -> list[str]:
    value = raw.get(name) or []
    lines = value.splitlines() if isinstance(value, str) else value
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        errors.append(FieldError(name, "wrong_type"))
        return []
    return [line.strip() for line in lines if line.strip()]


def _faults_of(to: list[str]) -> list[FieldError]:
    if not to:
        return [FieldError("to", "required")]
    if len(set(to)) > MOST:
        return [FieldError("to", "too_many", words={"max": MOST})]
    wrong = [line for line in to if not usable_address(line)]
    return [FieldError("to", "not_an_address", words={"address": wrong[0][:100]})] if wrong else []
