"""A case over REST: the reporter's part, the internal part and who reported, each by its own permission."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from ntnu.deviations.access import reads
from ntnu.deviations.access.answers import Answer
from ntnu.deviations.access.answers import earlier_answers
from ntnu.deviations.access.answers import OUTCOME
from ntnu.deviations.access.answers import PRELIMINARY
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.outcome import IPreliminary
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.case.schema.tags import outcomes_of
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.messages import STATES
from ntnu.deviations.persons import id_of
from ntnu.deviations.persons import person_of
from ntnu.deviations.rest.serializers.files import attachment_json
from ntnu.deviations.rest.serializers.parts import parts_json
from ntnu.deviations.rest.serializers.redactions import earlier_texts_of
from ntnu.deviations.rest.serializers.values import as_day
from ntnu.deviations.rest.serializers.values import as_moment
from plone import api
from plone.dexterity.utils import iterSchemata
from plone.restapi.interfaces import ISchemaSerializer
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.interfaces import ISerializeToJsonSummary
from typing import Any
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface


@implementer(ISerializeToJson)
@adapter(IDeviationReport, Interface)
class SerializeReport:
    """A case, as much of it as the person may read; ``shapes`` tells what it answers."""

    def __init__(self, context, request):
        self.context = aq_inner(context)
        self.request = request

    def __call__(self, version=None, include_items=True, include_expansion=True) -> dict[str, Any]:
        reading = Reading(self.context)
        # In a list with full objects the request has not traversed to the case.
        reads.note(self.context, self.request, person_of(reading.user.getId()), "included")
        result = self._head(reading)
        if reading.is_stub:
            return result
        for schema in iterSchemata(self.context):
            fields = getMultiAdapter((schema, self.context, self.request), ISchemaSerializer)
            fields.reading = reading
            result |= fields()
        result["earlier_outcomes"] = [self._earlier(answer, reading) for answer in self._answers(OUTCOME)]
        if include_items:
            result["attachments"] = self._attachments(reading)
            result |= parts_json(self.context, self.request)
        if reading.may_read(IPreliminary["preliminary_text"]):
            result["earlier_preliminary"] = [
                {
                    "preliminary": as_day(answer.given),
                    **earlier_texts_of(self.context, answer, ("preliminary_text",), self.request),
                }
                for answer in self._answers(PRELIMINARY)
            ]
        if reading.may_identity:
            result["reporter"] = id_of(self.context.reporter) or None
        return result

    def _head(self, reading: Reading) -> dict[str, Any]:
        facts = reading.facts
        unit = aq_parent(self.context)
        return {
            "@id": self.context.absolute_url(),
            "path": "/" + "/".join(self.context.getPhysicalPath()[len(api.portal.get().getPhysicalPath()) :]),
            "@type": self.context.portal_type,
            "UID": facts.uid,
            "id": self.context.getId(),
            "case_number": facts.number,
            "title": self.context.Title(),
            "review_state": facts.state,
            "review_state_title": translate(STATES[facts.state], context=self.request),
            "faculty": facts.faculty.code,
            "unit": {"@id": unit.absolute_url(), "code": facts.unit.code, "title": unit.title},
            "submitted": as_moment(facts.submitted),
            "due": facts.due.isoformat(),
            "closed": as_moment(facts.closed),
            "first_closed": as_moment(facts.first_closed),
            "anonymised": as_moment(facts.anonymised),
            "revision": target_of(self.context).revision,
        }

    def _answers(self, sort: str) -> list[Answer]:
        """The earlier answers of a sort, in the order in which they were given."""
        return [answer for answer in earlier_answers(self.context) if answer.sort == sort]

    def _earlier(self, answer: Answer, reading: Reading) -> dict[str, Any]:
        fields = {name: field for name, field in fields_of(IOutcome).items() if reading.may_read(field)}
        told = [name for name, field in fields.items() if answer.state in outcomes_of(field)]
        return {
            "review_state": answer.state,
            "closed": as_moment(answer.given),
            "reopened": as_moment(answer.until),
            "withdrawn": answer.withdrawn,
            **dict.fromkeys(fields),
            **earlier_texts_of(self.context, answer, told, self.request),
        }

    def _attachments(self, reading: Reading) -> list[dict[str, Any]]:
        found = []
        for part in self.context.objectValues():
            if IAttachment.providedBy(part) and may_view_part(part):
                found.append(attachment_json(part, reading, self.request))
        return found


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
