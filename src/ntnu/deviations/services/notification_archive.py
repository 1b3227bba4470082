"""``@archive`` of a notification case: whether it is worth archiving, for who handles it."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.confidential import handlers_of
from ntnu.deviations.access.exported import mark_of
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import NotAllowed
from ntnu.deviations.actions.errors import one
from ntnu.deviations.services.archive import mark
from ntnu.deviations.services.archive import mark_json
from ntnu.deviations.services.base import WriteService
from plone.restapi.services import Service
from typing import Any


class NotificationArchive(Service):
    """``GET``"""

    def reply(self) -> dict[str, Any]:
        _handler(self.context)
        return _json(self.context)


class MarkNotification(WriteService):
    """``POST``: ``{"worth_archiving": false, "reason": "…"}``, or ``true`` to take that back."""

    def write(self) -> dict[str, Any]:
        person, body = _handler(self.context), dict(self.body())
        if "worth_archiving" not in body:
            raise InvalidData(one("required", "worth_archiving"))
        mark(self.context, person, body)
        return _json(self.context)


def _handler(case) -> str:
    person = getSecurityManager().getUser().getId()
    if person not in handlers_of(case):
        raise NotAllowed(one("not_yours"))
    return person


def _json(case) -> dict[str, Any]:
    return {
        "@id": f"{case.absolute_url()}/@archive",
        "not_worth_archiving": mark_json(mark_of(case)),
    }
