"""SpeakUp! over REST: sending a notification, coming back to it, and handling it."""

from dataclasses import replace
from ntnu.deviations.access.notification import said_in
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.schema.notification import INotified
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.languages import of_request
from ntnu.deviations.messages import NOTIFICATION_STATES
from ntnu.deviations.rest.base import said
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import CONFIRMED
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import MOMENT
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import with_confirmed
from ntnu.deviations.rest.files import uploads
from ntnu.deviations.rest.jsonschema import FILES
from ntnu.deviations.rest.jsonschema import json_schema
from ntnu.deviations.rest.serializers.values import as_moment
from ntnu.deviations.speakup import follow
from ntnu.deviations.speakup.sending import given_before
from ntnu.deviations.speakup.sending import prepare
from ntnu.deviations.speakup.sending import RECEIPT_CODE
from ntnu.deviations.speakup.sending import send
from ntnu.deviations.speakup.sending import Sent
from typing import Any


class _Confidential(WriteService):
    """Answers that no cache and no referrer may keep."""

    def check_permission(self):
        """As for the form: everybody may notify, even where a site's other services require a log-in."""

    def reply(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.request.response.setHeader("Referrer-Policy", "no-referrer")
        return super().reply()

    @property
    def client(self) -> str:
        """The address of the request: used for counting tries, and for nothing else."""
        return self.request.getClientAddr() or ""

    @property
    def language(self) -> str:
        return of_request(self.request)


def _notification(register: Any, request: Any) -> dict[str, Any]:
    """What is notified, as it is sent."""
    return with_confirmed(json_schema(INotified, register, request, files=True))


@described(
    {201: shape({"case_number": TEXT, "number": TEXT, "review_state": TEXT, "code?": TEXT})},
    takes=_notification,
    public=True,
)
class Notify(_Confidential):
    """``POST <register>/@speakup``: for everybody, logged in or not."""

    def write(self):
        secret = self.sending.secret(RECEIPT_CODE) if self.sending else None
        sent = send(self.context, self.prepared, self.language, secret)
        self.made = uid_of(sent.case)
        return self._told(sent)

    def write_once(self):
        body = self.body()
        # Before a turn is taken: files take long.
        self.prepared = prepare(self.context, body, uploads(body), self.client)
        return super().write_once()

    def again(self, made: str):
        if self.prepared.reporter:
            own = (case for case in follow.own_cases(self.context) if uid_of(case) == made)
            found = next((Sent(case, None) for case in own), None)
        else:
            found = given_before(self.context, self.sending.secret(RECEIPT_CODE))
        return super().again(made) if found is None else self._told(found)

    @property
    def sending(self):
        found = super().sending
        # Nothing stored about a person who wants to be anonymous is derived from their identity.
        return replace(found, person=self.prepared.reporter) if found else None

    def _told(self, sent: Sent):
        self.request.response.setStatus(201)
        answer = {
            "case_number": sent.case.number,
            "number": sent.case.number,
            "review_state": state_of(sent.case),
        }
        return answer | ({"code": sent.code} if sent.code else {})


@described(
    shape(
        {
            "case_number": TEXT,
            "review_state": TEXT,
            "review_state_title": TEXT,
            "received": MOMENT,
            "messages": rows(shape({"kind": TEXT, "text": TEXT, "at": MOMENT, "attachments": NUMBER})),
        }
    ),
    takes=body({"code?": TEXT, "number?": TEXT, "text?": TEXT, "attachments?": FILES, **CONFIRMED}),
    public=True,
)
class Follow(_Confidential):
    """``POST <register>/@speakup-follow``: by ``code``, or by ``number`` for the person who sent it under
    their name; with ``text`` or ``attachments`` it adds to the case."""

    def write_once(self):
        body = self.body()
        unknown = [
            key for key in body if key not in ("code", "number", "text", "attachments", "warnings_confirmed")
        ]
        if unknown:
            raise InvalidData([error for key in unknown for error in one("unknown_field", str(key)[:40])])
        if "number" in body and "code" not in body:
            case = follow.by_number(self.context, body["number"])
        else:
            case = follow.by_code(self.context, body.get("code"), self.client)
        files = uploads(body)
        self.case = case
        self.addition = follow.prepare(case, body, files, self.client) if "text" in body or files else None
        return super().write_once() if self.addition else self._told()

    def write(self):
        follow.add(self.case, self.addition)
        self.made = uid_of(self.case)
        return self._told()

    def again(self, made: str):
        return self._told()

    @property
    def sending(self):
        found = super().sending
        return replace(found, person=self.case.reporter) if found else None

    def _told(self):
        case = self.case
        return {
            "case_number": case.number,
            "review_state": state_of(case),
            "review_state_title": said(NOTIFICATION_STATES[state_of(case)], self.request),
            "received": as_moment(case.received),
            "messages": [
                {"kind": m.kind, "text": m.text, "at": as_moment(m.at), "attachments": len(m.files)}
                for m in said_in(case)
            ],
        }
