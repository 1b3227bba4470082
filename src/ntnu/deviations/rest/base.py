"""Shared by the services: reading a body, answering with an outcome, resolving what a path names."""

import json
from collections.abc import Mapping
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain.bounds import whole_number
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.errors import Stale
from ntnu.deviations.engine.targets import Outcome
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.interfaces import ICaseChild
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.rest.etag import matches
from ntnu.deviations.rest.once import Once
from plone.protect.interfaces import IDisableCSRFProtection
from typing import Any
from zExceptions import NotFound
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

#: What a request provides -> what it provides when it writes. There are few such sets, and to make one anew
#: takes as long as to validate a report.
_PROVIDED: dict[Any, Any] = {}


def unforged(request) -> None:
    """What the request writes needs no token of a form: it is a program's, which no page can forge."""
    before = request.__provides__
    if before in _PROVIDED:
        request.__provides__ = _PROVIDED[before]
        return
    alsoProvides(request, IDisableCSRFProtection)
    _PROVIDED[before] = request.__provides__


class WriteService(Once):
    """A service that may write: no cookie form that could be forged is behind it."""

    def reply(self):
        unforged(self.request)
        return self.write_once()

    def body(self) -> Mapping[str, Any]:
        return json_object(self.request)


@implementer(IPublishTraverse)
class NamedWriteService(WriteService):
    """A service with one name after it: ``@action/<id>``."""

    name: str | None = None

    def publishTraverse(self, request, name):
        if self.name is not None:
            raise NotFound(name)
        self.name = name
        return self


def json_object(request) -> Mapping[str, Any]:
    """The body as a JSON object. Raises InvalidData (400) when it is something else."""
    try:
        found = json.loads(request.get("BODY") or "{}")
    except (ValueError, RecursionError):
        raise InvalidData(one("not_json")) from None
    if not isinstance(found, dict):
        raise InvalidData(one("not_json"))
    return found


class PreconditionFailed(Stale):
    """The ``If-Match`` header names another revision than the case has: 412."""

    status = 412


def check_if_match(case, request) -> None:
    """Compare ``If-Match``, when it is sent, with what the person gets now: the ``ETag`` of a GET, or the
    ``revision`` in that answer and in ``@actions-available``."""
    wanted = request.getHeader("If-Match")
    if not wanted or wanted.strip() == "*":
        return
    number = wanted.strip().removeprefix("W/").strip('"')
    if number != str(target_of(case).revision) and not matches(case, request, wanted):
        raise PreconditionFailed(one("stale"), whole_number(number) or 0, target_of(case).revision)


def said(message, request) -> str:
    """A message in the language of the request."""
    return translate(message, context=request)


def errors_json(errors, request) -> list[dict[str, Any]]:
    """The list ``errors`` of an answer: field, code, message."""
    return [{"field": e.field, "code": e.code, "message": said(e.message, request)} for e in errors]


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """The answer to an action that was done: the state is that of its object, case or part; the deadline is
    the case's, for those who may view it; a notification case has none. A unit is named by its code."""
    place = outcome.case
    is_unit = IUnit.providedBy(place)
    sees = not ICaseChild.providedBy(place) or Reading(case_of(place)).may_view
    return {
        "action": outcome.action,
        "unit" if is_unit else "case_number": outcome.case_number,
        "review_state": outcome.review_state,
        **({"due": outcome.due.isoformat() if sees else None} if outcome.due else {}),
        "visible": outcome.visible,
        "@id": place.absolute_url() if outcome.visible else None,
        **({"UID": uid_of(place)} if (is_unit or ICaseChild.providedBy(place)) and outcome.visible else {}),
    }
