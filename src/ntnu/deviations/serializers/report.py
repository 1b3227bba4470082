"""A case over REST: the reporter's part, the internal part and who reported, each by its own right."""

from AccessControl import getSecurityManager
from Acquisition import aq_inner
from Acquisition import aq_parent
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.reading import VIEW
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.messages import STATES
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.interfaces import ISerializeToJsonSummary
from plone.restapi.serializer.expansion import expandable_elements
from typing import Any
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface

REPORTED = (
    "what_happened",
    "consequence",
    "suggestion",
    "place",
    "course_code",
    "programme_code",
    "campus",
    "tried_text",
    "reporter_kind",
    "reply_language",
)
OUTCOME = ("text_to_reporter", "measures_text", "solved", "reason_code", "where_instead")
INTERNAL = (
    "note",
    "personnel_like",
    "closer",
    "assessment_deviation",
    "assessment_sensitive",
    "assessment_unacceptable",
    "severity",
    "cause_category",
    "cause",
    "risk",
    "learning_points",
    "recurring",
    "conclusion",
)


@implementer(ISerializeToJson)
@adapter(IDeviationReport, Interface)
class SerializeReport:
    """A case, as much of it as the person may read."""

    def __init__(self, context, request):
        self.context = aq_inner(context)
        self.request = request

    def __call__(self, version=None, include_items=True, include_expansion=True) -> dict[str, Any]:
        reading = Reading(self.context)
        result = self._head(reading)
        if include_expansion:
            result.update(expandable_elements(self.context, self.request))
        if reading.is_stub:
            return result
        result |= self._reported()
        result |= {name: getattr(self.context, name) for name in OUTCOME}
        if include_items:
            result["attachments"] = self._attachments(reading)
        if reading.may_casework:
            result |= self._internal()
        if reading.may_identity:
            result["reporter"] = self.context.reporter
        return result

    def _head(self, reading: Reading) -> dict[str, Any]:
        facts = reading.facts
        unit = aq_parent(self.context)
        return {
            "@id": self.context.absolute_url(),
            "@type": self.context.portal_type,
            "UID": facts.uid,
            "id": self.context.getId(),
            "case_number": facts.number,
            "title": self.context.Title(),
            "review_state": facts.state,
            "review_state_title": translate(STATES[facts.state], context=self.request),
            "faculty": facts.faculty.code,
            "unit": {"@id": unit.absolute_url(), "code": facts.unit.code, "title": unit.title},
            "submitted": _moment(facts.submitted),
            "due": facts.due.isoformat(),
            "closed": _moment(facts.closed),
            "first_closed": _moment(facts.first_closed),
            "revision": caselog.revision(self.context),
        }

    def _reported(self) -> dict[str, Any]:
        case = self.context
        result = {name: getattr(case, name) for name in REPORTED}
        result["occurred"] = _day(case.occurred)
        result["themes"] = list(case.themes)
        result["tried_channels"] = list(case.tried_channels)
        named = unit_content(register_of(case), case.department) if case.department else None
        result["department"] = named.code if named is not None else None
        return result

    def _internal(self) -> dict[str, Any]:
        case = self.context
        result = {name: getattr(case, name) for name in INTERNAL}
        result["case_worker"] = case.case_worker[0] if case.case_worker else None
        result["coworkers"] = [coworker[0] for coworker in case.coworkers]
        result["target"] = _day(case.target)
        result["head_consulted"] = _day(case.head_consulted)
        result["related"] = list(case.related)
        return result

    def _attachments(self, reading: Reading) -> list[dict[str, Any]]:
        user = getSecurityManager().getUser()
        found = []
        for part in self.context.objectValues():
            if IAttachment.providedBy(part) and user.has_permission(VIEW, part):
                found.append(attachment_json(part, reading.may_identity, self.context.reporter))
        return found


def attachment_json(attachment, may_identity: bool, reporter: str) -> dict[str, Any]:
    """What a file tells of itself; who added it, unless that is who reported."""
    who = attachment.added_by if may_identity or attachment.added_by != reporter else ""
    return {
        "@id": attachment.absolute_url(),
        "@type": attachment.portal_type,
        "UID": attachment.UID(),
        "filename": attachment.title,
        "content_type": attachment.file.contentType,
        "size": attachment.file.getSize(),
        "download": f"{attachment.absolute_url()}/@@download/file/{attachment.file.filename}",
        "added": _moment(attachment.added),
        "added_by": who,
    }


@implementer(ISerializeToJson)
@adapter(IAttachment, Interface)
class SerializeAttachment:
    """A file over REST; the bytes are at its ``download``."""

    def __init__(self, context, request):
        self.context = aq_inner(context)
        self.request = request

    def __call__(self, version=None, include_items=True, include_expansion=True) -> dict[str, Any]:
        case = aq_parent(self.context)
        while not IDeviationReport.providedBy(case):
            case = aq_parent(aq_inner(case))
        reading = Reading(case)
        return attachment_json(self.context, reading.may_identity, case.reporter)


@implementer(ISerializeToJsonSummary)
@adapter(IDeviationReport, Interface)
class SummarizeReport:
    """A case in a list: what every list shows, and nothing more."""

    def __init__(self, context, request):
        self.context = aq_inner(context)
        self.request = request

    def __call__(self) -> dict[str, Any]:
        if not Reading(self.context).may_view:
            return {"@id": "", "@type": self.context.portal_type, "title": ""}
        return {
            "@id": self.context.absolute_url(),
            "@type": self.context.portal_type,
            "title": self.context.Title(),
            "case_number": self.context.number,
            "review_state": Reading(self.context).facts.state,
        }


def _moment(moment) -> str | None:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def _day(day) -> str | None:
    return day.isoformat() if day else None
