"""``@mail-texts``: the texts of a register's mails."""

from ntnu.deviations.controlpanel import mail_texts
from ntnu.deviations.controlpanel.mail_preview import look
from ntnu.deviations.controlpanel.mail_preview import send_test
from ntnu.deviations.controlpanel.mail_words import variables
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.validate import named
from ntnu.deviations.languages import of_request
from ntnu.deviations.languages import offered
from ntnu.deviations.mail import template
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import STANDARD
from ntnu.deviations.persons import id_of
from ntnu.deviations.persons import person_of
from ntnu.deviations.rest.base import said
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import by_name
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import maybe
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from plone.restapi.services import Service
from typing import Any

_NAMES = frozenset({"kind", "language"})
_TYPED = frozenset({"subject", "body"})
_LOOKED = frozenset({"case_number", "reader", "send"})


_MAIL = shape(
    {
        "kind": TEXT,
        "about": TEXT,
        "variables": by_name(TEXT),
        "not_told": rows(TEXT),
        "texts": by_name(shape({"subject": TEXT, "body": TEXT, "own": YES})),
    }
)
_TO_TYPE: dict[str, Any] = {
    "kind": TEXT,
    "language": TEXT,
    "subject?": maybe(TEXT),
    "body?": maybe(TEXT),
}


@described(shape({"@id": ADDRESS, "items": rows(_MAIL)}))
class MailTexts(Service):
    """``GET <register>/@mail-texts``: every kind of mail, with its variables and its texts by language;
    ``own``: is the text the register's, and not the shipped one?"""

    def reply(self) -> dict[str, Any]:
        return {
            "@id": f"{self.context.absolute_url()}/@mail-texts",
            "items": [_told(kind, self.request) for kind in mail_texts.kinds()],
        }


@described(_MAIL, takes=body(_TO_TYPE))
class ChangeMailText(WriteService):
    """``PATCH <register>/@mail-texts`` ``{"kind", "language", "subject", "body"}``; without subject and body
    (or with null for both) the text is the shipped one again."""

    def write(self) -> dict[str, Any]:
        body = self.body()
        kind, language = _wanted(body, _TYPED)
        given = {name: body[name] for name in _TYPED if body.get(name) is not None}
        text = mail_texts.typed(kind, given) if given else None
        mail_texts.change(self.context, kind, language, text)
        return self.answer(kind)

    def again(self, made: str) -> dict[str, Any]:
        return self.answer(_wanted(self.body(), _TYPED)[0])

    def answer(self, kind: MailKind) -> dict[str, Any]:
        """The mail as it is now."""
        return _told(kind, self.request)


@described(
    shape(
        {
            "to": TEXT,
            "readers": rows(TEXT),
            "subject": TEXT,
            "text": TEXT,
            "html": maybe(TEXT),
            "sent": YES,
        }
    ),
    takes=body({**_TO_TYPE, "case_number?": maybe(TEXT), "reader?": maybe(TEXT), "send?": YES}),
)
class LookAtMailText(WriteService):
    """``POST <register>/@mail-texts`` ``{"kind", "language", "subject", "body", "case_number", "reader",
    "send"}``: the mail as a reader gets it, with the text in force where none is given; nothing is changed.

    Without ``case_number`` it is an example; ``send``: true sends it to the person who asks.
    """

    def write(self) -> dict[str, Any]:
        body = self.body()
        kind, language = _wanted(body, _TYPED | _LOOKED)
        wrong = [
            FieldError(name, "wrong_type") for name in ("case_number", "reader") if not _is_text(body, name)
        ]
        if not isinstance(body.get("send", False), bool):
            wrong.append(FieldError("send", "wrong_type"))
        if wrong:
            raise InvalidData(wrong)
        given = {name: body[name] for name in _TYPED if body.get(name) is not None}
        text = mail_texts.typed(kind, given or mail_texts.parts(kind, language))
        reader = person_of(body["reader"]) if body.get("reader") else ""
        found = look(self.context, kind, language, text, body.get("case_number") or "", reader)
        if reader and found.to != reader:
            raise InvalidData(one("unknown_value", "reader"))
        if body.get("send"):
            send_test(self.context, found, language)
        return {
            "to": id_of(found.to),
            "readers": [id_of(person) for person in found.readers],
            "subject": found.mail.subject,
            "text": found.mail.text,
            "html": found.mail.html,
            "sent": bool(body.get("send")),
        }


def _wanted(body: Any, more: frozenset[str]) -> tuple[MailKind, str]:
    errors = [FieldError(named(key), "unknown_field") for key in body if key not in _NAMES | more]
    if errors:
        raise InvalidData(errors)
    return mail_texts.wanted(body.get("kind"), body.get("language"))


def _is_text(body: Any, name: str) -> bool:
    return body.get(name) is None or isinstance(body[name], str)


def _told(kind: MailKind, request: Any) -> dict[str, Any]:
    return {
        "kind": kind.id,
        "about": mail_texts.about(kind, of_request(request)),
        "variables": {name: said(words, request) for name, words in variables(kind)},
        "not_told": sorted(STANDARD & kind.hidden),
        "texts": {
            language: {
                **mail_texts.parts(kind, language),
                "own": template.own(kind.id, language) is not None,
            }
            for language in offered()
        },
    }
