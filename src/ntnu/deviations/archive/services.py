"""``@archive``: the archive status of a case, and sending it there."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.confidential import handles
from ntnu.deviations.access.exported import exports_of
from ntnu.deviations.access.exported import mark_of
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.archive import exporting
from ntnu.deviations.archive import marking
from ntnu.deviations.archive.confirming import checked_receipt
from ntnu.deviations.domain.exports import Export
from ntnu.deviations.domain.retention import Mark
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.institution import names
from ntnu.deviations.interfaces import IArchivable
from ntnu.deviations.languages import of_request
from ntnu.deviations.messages import EXPORT_PROBLEMS
from ntnu.deviations.messages import EXPORT_STATES
from ntnu.deviations.now import now
from ntnu.deviations.persons import person_of
from ntnu.deviations.rest.base import errors_json
from ntnu.deviations.rest.base import said
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import CONFIRMED
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import ERRORS
from ntnu.deviations.rest.described import maybe
from ntnu.deviations.rest.described import MOMENT
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from ntnu.deviations.rest.serializers.values import as_moment
from plone.restapi.services import Service
from typing import Any
from zExceptions import NotFound

_ARCHIVE = shape(
    {
        "@id": ADDRESS,
        "archive": TEXT,
        "may_export": YES,
        "obstacles": ERRORS,
        "changed": YES,
        "not_worth_archiving": {
            "anyOf": [shape({"by": TEXT, "at": MOMENT, "reason": TEXT}), {"type": "null"}]
        },
        "exports": rows(
            shape(
                {
                    "id": TEXT,
                    "state": TEXT,
                    "state_title": TEXT,
                    "by": TEXT,
                    "queued": maybe(MOMENT),
                    "sent": maybe(MOMENT),
                    "ended": maybe(MOMENT),
                    "attempts": NUMBER,
                    "next": maybe(MOMENT),
                    "receipt": TEXT,
                    "problem": TEXT,
                    "problem_title": TEXT,
                    "reason": TEXT,
                    "taken": maybe(MOMENT),
                }
            )
        ),
    }
)


@described(_ARCHIVE)
class Archive(Service):
    """``GET``: for those who read the case log."""

    def reply(self) -> dict[str, Any]:
        self.check()
        return archive_json(self.context, self.request)

    def check(self) -> None:
        """Raises NotAllowed for others."""
        if not Reading(self.context).sees_log:
            raise NotAllowed(one("not_yours"))


class NotificationArchive(Archive):
    """``GET <notification case>/@archive``: for those who handle it; not found for others."""

    def check(self) -> None:
        if not handles(self.context, getSecurityManager().getUser()):
            raise NotFound("@archive")


@described(
    {200: _ARCHIVE, 202: _ARCHIVE},
    takes=body({"worth_archiving?": YES, "reason?": TEXT, "confirmed?": TEXT, "receipt?": TEXT, **CONFIRMED}),
)
class SendToArchive(WriteService):
    """``POST``: queue the case; the body is empty. Or mark it as not worth archiving: ``{"worth_archiving":
    false, "reason": "…"}``; ``true`` takes that back. Or confirm that the archive keeps a package it
    received: ``{"confirmed": "<the export's id>", "receipt": "…"}``. For the archivist."""

    def check(self, user) -> None:
        """Raises NotAllowed for anybody who does not send it."""
        if not IArchivable(self.context).may_export(user):
            raise NotAllowed(one("not_yours"))

    def write(self) -> dict[str, Any]:
        user = getSecurityManager().getUser()
        self.check(user)
        body = dict(self.body())
        if "worth_archiving" in body:
            return self._mark(person_of(user.getId()), body)
        if "confirmed" in body:
            return self._confirm(person_of(user.getId()), body)
        for name in body:
            raise InvalidData(one("unknown_field", name))
        take_turn(self.context)
        try:
            exporting.order(self.context, person_of(user.getId()), now())
        except exporting.NotExported as error:
            raise NotReady(one(error.code)) from None
        self.request.response.setStatus(202)
        return archive_json(self.context, self.request)

    def _confirm(self, person: str, body: dict[str, Any]) -> dict[str, Any]:
        receipt = checked_receipt(body.pop("receipt", None))
        export = body.pop("confirmed")
        for name in body:
            raise InvalidData(one("unknown_field", str(name)[:100]))
        take_turn(self.context)
        try:
            exporting.confirm(self.context, str(export), receipt, person, now())
        except exporting.NotExported as error:
            raise NotReady(one(error.code)) from None
        return archive_json(self.context, self.request)

    def again(self, made: str) -> dict[str, Any]:
        """The archive status of the case. Raises as ``check`` does."""
        self.check(getSecurityManager().getUser())
        if not {"worth_archiving", "confirmed"} & self.body().keys():
            self.request.response.setStatus(202)
        return archive_json(self.context, self.request)

    def _mark(self, person: str, body: dict[str, Any]) -> dict[str, Any]:
        worth = body.pop("worth_archiving")
        if not isinstance(worth, bool):
            raise InvalidData(one("wrong_type", "worth_archiving"))
        take_turn(self.context)
        if worth:
            for name in body:
                raise InvalidData(one("unknown_field", str(name)[:100]))
            marking.take_back(self.context, person, now())
        else:
            marking.mark(self.context, body, person, now())
        return archive_json(self.context, self.request)


class SendNotificationToArchive(SendToArchive):
    """``POST <notification case>/@archive``: for those who handle it; not found for others."""

    def check(self, user) -> None:
        if not IArchivable(self.context).may_export(user):
            raise NotFound("@archive")


def archive_json(case, request) -> dict[str, Any]:
    """The archive, what prevents sending the case now, and every export."""
    code = exporting.obstacle(case)
    may = IArchivable(case).may_export(getSecurityManager().getUser())
    return {
        "@id": f"{case.absolute_url()}/@archive",
        "archive": names.word("archive", of_request(request)),
        "may_export": may and code is None,
        "obstacles": errors_json(one(code), request) if code else [],
        "changed": exporting.has_changed(case),
        "not_worth_archiving": _mark_json(mark_of(case)),
        "exports": [_export_json(export, request) for export in exports_of(case)],
    }


def _mark_json(mark: Mark | None) -> dict[str, Any] | None:
    if mark is None:
        return None
    return {"by": mark.by, "at": as_moment(mark.at), "reason": mark.reason}


def _export_json(export: Export, request) -> dict[str, Any]:
    return {
        "id": export.id,
        "state": export.state,
        "state_title": said(EXPORT_STATES[export.state], request),
        "by": export.by,
        "queued": as_moment(export.queued),
        "sent": as_moment(export.sent),
        "ended": as_moment(export.ended),
        "attempts": export.attempts,
        "next": as_moment(export.next),
        "receipt": export.receipt,
        "problem": export.problem,
        "problem_title": said(EXPORT_PROBLEMS[export.problem], request) if export.problem else "",
        "reason": export.reason,
        "taken": as_moment(export.taken),
    }
