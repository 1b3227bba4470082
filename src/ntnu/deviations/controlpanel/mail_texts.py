"""The texts of a register's mails: which there are, what is wrong with one, and how it is changed."""

from collections.abc import Mapping
from ntnu.deviations import _
from ntnu.deviations import own_settings
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.controlpanel.changes import tell
from ntnu.deviations.controlpanel.mail_words import allowed
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.languages import offered
from ntnu.deviations.mail import template
from ntnu.deviations.mail.kinds import find_kind
from ntnu.deviations.mail.kinds import IMailKind
from ntnu.deviations.mail.kinds import MailKind
from typing import Any
from zope import schema
from zope.component import getUtilitiesFor
from zope.interface import Interface

_CODES = {
    "subject": "mail_subject",
    "body": "mail_body",
    "unknown_variable": "mail_unknown_variable",
    "hidden_variable": "mail_hidden_variable",
    "missing_variable": "mail_missing_variable",
    "brace": "mail_brace",
    "link": "mail_link",
}


class IMailText(Interface):
    """A text of a mail as it is typed."""

    subject = schema.TextLine(title=_("mail_text_subject", default="Subject"), max_length=200)
    body = LongText(title=_("mail_text_body", default="Text"), max_length=10_000)


def kinds() -> list[MailKind]:
    """Every kind of mail, by id."""
    return [kind for _name, kind in sorted(getUtilitiesFor(IMailKind))]


def wanted(kind: Any, language: Any) -> tuple[MailKind, str]:
    """The kind with this id, and the language. Raises InvalidData where there is none, or where the register
    does not offer the language."""
    found = find_kind(kind) if isinstance(kind, str) else None
    errors = [] if found is not None else one("unknown_value", "kind")
    if language not in offered():
        errors += one("unknown_value", "language")
    if found is None or errors:
        raise InvalidData(errors)
    return found, language


def parts(kind: MailKind, language: str) -> Mapping[str, str]:
    """Subject and body that a reader of the language gets, as they are typed."""
    return _parted(template.own(kind.id, language) or shipped(kind, language))


def shipped(kind: MailKind, language: str) -> str:
    """The text that comes with the package, for a reader of the language."""
    return template.source(kind.id, template.written_in(kind.id, language, with_own=False))


def about(kind: MailKind, language: str) -> str:
    """What the mail says, for a reader of the language: the first paragraph of the shipped text that greets
    nobody; empty where there is none."""
    code = template.written_in(kind.id, language, with_own=False)
    for part in template.shipped(kind.id, code).paragraphs:
        if part.sort == template.PROSE and "recipient_name" not in part.variables:
            return " ".join(part.lines)
    return ""


def typed(kind: MailKind, raw: Mapping[str, Any]) -> str:
    """The text of ``subject`` and ``body``. Raises InvalidData with everything that is wrong."""
    data = validate(IMailText, raw, guarded=False)
    text = f"{data['subject']}\n\n{data['body']}\n"
    if problems := template.check(text, kind.id):
        raise InvalidData([_fault(kind, data["subject"], problem) for problem in problems])
    return text


def change(register: Any, kind: MailKind, language: str, text: str | None) -> None:
    """From now on the register's mails of this kind have the text; None: the shipped one. It must be one that
    :func:`typed` returns. Logged in the register."""
    if text is not None and _parted(text) == _parted(shipped(kind, language)):
        text = None
    record = template.record(kind.id, language)
    before = own_settings.own_values(register).get(record)
    own_settings.set_own(register, {record: text})
    tell([register], "settings_changed", record, before, text)


def changes(register: Any, kind: MailKind, language: str) -> list[caselog.Entry]:
    """The entries of the register's log about the text, the latest first."""
    record = template.record(kind.id, language)
    found = (entry for entry in caselog.entries(register) if entry.why.get("setting") == record)
    return [*found][::-1]


def _parted(text: str) -> Mapping[str, str]:
    subject, _line, body = text.replace("\r\n", "\n").partition("\n")
    return {"subject": subject.strip(), "body": body.strip()}


def _fault(kind: MailKind, subject: str, problem: template.Problem) -> FieldError:
    is_subject = problem.code == "subject" or problem.about == subject or f"{{{problem.about}}}" in subject
    at = "subject" if is_subject else "body"
    words = {"name": problem.about, "allowed": ", ".join(allowed(kind))}
    code = _CODES[problem.code]
    return FieldError(at, code, code, words)
