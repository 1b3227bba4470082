"""``@report-deviation``, a POST of a report to a faculty, and the requests that a case refuses."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain import type_ids
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.targets import Outcome
from ntnu.deviations.reporting.submit import form_schema
from ntnu.deviations.reporting.submit import PLONE_KEYS
from ntnu.deviations.reporting.submit import submit
from ntnu.deviations.rest.base import check_if_match
from ntnu.deviations.rest.base import json_object
from ntnu.deviations.rest.base import unforged
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.compact import Compact
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import DAY
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import one_of
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import with_confirmed
from ntnu.deviations.rest.files import uploads
from ntnu.deviations.rest.jsonschema import json_schema
from ntnu.deviations.rest.once import Once
from plone.restapi.services.content.add import FolderPost
from Products.CMFCore.permissions import AddPortalContent
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

#: Portal type -> the action on the case that creates one.
ADDED_BY = {
    type_ids.MEASURE: "add_measure",
    type_ids.HEARING: "add_hearing",
    type_ids.MESSAGE: "add_message",
    type_ids.ATTACHMENT: "add_attachment",
}


def submitted_json(outcome) -> dict[str, str]:
    """The answer to a submission."""
    return {
        "@id": outcome.case.absolute_url(),
        "UID": outcome.case.UID(),
        "case_number": outcome.case_number,
        "review_state": outcome.review_state,
        "due": outcome.due.isoformat(),
    }


class _Reporting(Once):
    """Mixed into the services that submit a report."""

    def submit(self, register, body) -> dict[str, str]:
        """Submit the report of a body, and answer with the result."""
        outcome = submit(register, body, uploads(body))
        self.made = outcome.case.UID()
        return self._answer(outcome)

    def again(self, made: str) -> dict[str, str]:
        """The case after submission. Raises NotFound where its reporter can no longer see it."""
        register = register_of(self.context)
        rows = index_of(register).rows_of_uid(made)
        case = case_at(register, rows[0]["ids"]) if rows else None
        if case is None or not Reading(case).may_view:
            raise NotFound(made)
        facts = facts_of(case)
        return self._answer(Outcome("submit", case, case.number, facts.state, facts.due, True))

    def _answer(self, outcome: Outcome) -> dict[str, str]:
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", outcome.case.absolute_url())
        return submitted_json(outcome)


_SUBMITTED = shape({"@id": ADDRESS, "UID": TEXT, "case_number": TEXT, "review_state": TEXT, "due": DAY})
_MADE = shape({"@id": ADDRESS, "@type": TEXT, "UID": TEXT, "case_number": TEXT})


def _report(register: Any, request: Any) -> dict[str, Any]:
    """The report's schema, as it is sent."""
    return with_confirmed(json_schema(form_schema(), register, request, files=True))


@described({"type": "object"})
class ReportSchema(Compact):
    """The report's schema, with titles and lists of values in the language of the request."""

    def reply(self) -> dict[str, Any]:
        return json_schema(form_schema(), self.context, self.request, files=True)


@described({201: _SUBMITTED}, takes=_report)
class ReportDeviation(_Reporting, WriteService):
    """``POST <register>/@report-deviation``"""

    def write(self):
        return self.submit(self.context, self.body())


@described({201: {"anyOf": [_SUBMITTED, {"type": "object"}]}}, takes={"type": "object"})
class UnitPost(_Reporting, FolderPost):
    """``POST <unit>``: a report is handled like ``@report-deviation``; all else is Plone's."""

    def reply(self):
        if json_object(self.request).get("@type") != type_ids.REPORT:
            if not getSecurityManager().checkPermission(AddPortalContent, self.context):
                raise Unauthorized("Add portal content")
            return FolderPost.reply(self)
        unforged(self.request)
        return self.write_once()

    def write(self):
        body = json_object(self.request)
        register, here = register_of(self.context), describe(self.context)
        named = Directory(register).unit(body["faculty"]) if body.get("faculty") else None
        if body.get("faculty") and (named is None or named.uid != here.faculty_uid):
            raise InvalidData(one("faculty_mismatch", "faculty"))
        body = {**body, "faculty": here.faculty_uid}
        if not here.is_faculty:
            body.setdefault("department", here.uid)
        return self.submit(register, body)


@described()
class Refused(WriteService):
    """PATCH and DELETE of a case, and POST into it: a case is changed by its actions only."""

    use = "@action/update_process"

    def write(self):
        raise NotAllowed(one("use_action", None, action=self.use))


class RefusedDelete(Refused):
    use = "@action/not_approve, @action/close"


@described({201: _MADE}, takes=shape({"@type": one_of(*ADDED_BY)}, additionalProperties=True), revision=True)
class CasePost(WriteService):
    """``POST <case>``: a measure, a hearing, a message or a file is created by its action."""

    def write(self):
        body = dict(self.body())
        kind = body.get("@type")
        if not isinstance(kind, str) or kind not in ADDED_BY:
            raise NotAllowed(one("use_action", None, action="@action"))
        body = {key: value for key, value in body.items() if key not in PLONE_KEYS}
        check_if_match(self.context, self.request)
        outcome = perform(self.context, ADDED_BY[kind], body, files=uploads(self.body()))
        # The first of several files.
        self.made = outcome.made[0]
        return self._answer(find_part(case_of(outcome.case), self.made))

    def again(self, made: str):
        """The created object. Raises NotFound where the person can no longer see it."""
        try:
            part = find_part(self.context, made)
        except LookupError:
            raise NotFound(made) from None
        if not may_view_part(part):
            raise NotFound(made)
        return self._answer(part)

    def _answer(self, made):
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", made.absolute_url())
        return {
            "@id": made.absolute_url(),
            "@type": made.portal_type,
            "UID": uid_of(made),
            "case_number": case_of(made).number,
        }


class RefusedOnPart(Refused):
    """PATCH and DELETE of what lives in a case."""

    use = "@action"


@implementer(IPublishTraverse)
class RefusedPost(Refused):
    """POST into what lives in a case, and its ``@workflow/<transition>``, ``@sharing``, ``@copy``, ``@move``;
    ``@sharing`` of a case."""

    use = "@action"

    def publishTraverse(self, request, name):
        """Whatever transition is named, the answer is the same."""
        return self
