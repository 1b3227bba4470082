"""What lives in a case over REST: to each reader what they may read of it."""

from Acquisition import aq_inner
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain import roles
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.interfaces import IMeasure
from ntnu.deviations.interfaces import IMessage
from ntnu.deviations.interfaces import IStatement
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.persons import id_of
from ntnu.deviations.rest.serializers.files import attachment_json
from ntnu.deviations.rest.serializers.redactions import text_of
from ntnu.deviations.rest.serializers.values import as_day
from ntnu.deviations.rest.serializers.values import as_moment
from plone.restapi.interfaces import ISerializeToJson
from typing import Any
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.interface import implementer
from zope.interface import Interface


class _Part:
    """The properties common to all parts."""

    def __init__(self, context, request):
        self.context = aq_inner(context)
        self.request = request
        self.case = case_of(context)
        self.reading = Reading(self.case)

    def __call__(self, version=None, include_items=True, include_expansion=True) -> dict[str, Any]:
        part = self.context
        return {
            "@id": part.absolute_url(),
            "@type": part.portal_type,
            "UID": uid_of(part),
            "id": part.getId(),
            "review_state": state_of_part(part),
            "case_number": self.case.number,
            **self.own(),
        }

    def own(self) -> dict[str, Any]:
        raise TypeError(f"{type(self).__name__} tells nothing")

    def who(self, person: str) -> str:
        """A user id; empty for readers who may not know that it is the reporter's."""
        hidden = person == self.case.reporter and not self.reading.may_identity
        return "" if hidden else id_of(person)

    def text(self, name: str) -> str:
        """A text of the part, or that it was redacted."""
        return text_of(self.context, name, self.request)

    def files(self) -> list[dict[str, Any]]:
        """The files of the part that the person may open."""
        found = [part for part in every_part(self.context) if IAttachment.providedBy(part)]
        return [attachment_json(part, self.reading, self.request) for part in found if may_view_part(part)]


@implementer(ISerializeToJson)
@adapter(IMeasure, Interface)
class SerializeMeasure(_Part):
    """A measure."""

    def own(self) -> dict[str, Any]:
        part = self.context
        person = part.given[0] if part.given else ""
        told = {
            "title": part.title,
            "case_title": self.case.Title(),
            "description": self.text("description"),
            "kind": part.kind,
            "responsible": id_of(person),
            "due": as_day(part.due),
            "agreed": as_moment(part.agreed[1]) if part.agreed else None,
            "evidence": self.text("evidence"),
            "finished": as_moment(part.finished),
            "evaluate_on": as_day(part.evaluate_on),
            "effect": self.text("effect"),
            "result": part.result,
            "redacted": part.redacted is not None,
            "attachments": self.files(),
        }
        if part.proposed:
            told["proposed"] = {"result": part.proposed[2], "effect": part.proposed[3]}
        if roles.MEASURE_RESPONSIBLE in roles_on(part, self.reading.user) or self.reading.may_casework:
            told["request"] = self._said(part.request, "request")
        if self.reading.may_casework:
            told["objection"] = self._said(part.objection, "objection")
            told["agreed_by"] = id_of(part.agreed[0]) if part.agreed else None
            told["created_by"] = id_of(part.created_by[0])
        return told

    def _said(self, said: tuple | None, name: str) -> dict[str, Any] | None:
        if said is None:
            return None
        kind, person, at, due = said
        texts = {"text": self.text(f"{name}_text"), "answer": self.text(f"{name}_answer")}
        return {"kind": kind, "person": id_of(person), "at": as_moment(at), "due": as_day(due), **texts}


@implementer(ISerializeToJson)
@adapter(IHearing, Interface)
class SerializeHearing(_Part):
    """A hearing: to participants the question, what is shared and their own statement."""

    def own(self) -> dict[str, Any]:
        part = self.context
        over = part.deadline is not None and now() >= part.deadline
        told = {
            "review_state": "closed" if state_of_part(part) == "open" and over else state_of_part(part),
            "title": part.title,
            "purpose": part.purpose,
            "question": self.text("question"),
            "deadline": as_moment(part.deadline),
            "shared": self._shared(),
            "statements": self._statements(),
            "redacted": part.redacted is not None,
        }
        if self.reading.may_casework:
            told["asked"] = [id_of(who) for who in part.asked]
            told["participants"] = [id_of(who) for who in part.participants]
            told["opened"] = as_moment(part.opened)
            told["opened_by"] = part.opened_by and id_of(part.opened_by)
        return told

    def _shared(self) -> list[dict[str, Any]]:
        there = {uid_of(part): part for part in every_part(self.case)}
        found = [there[uid] for uid in self.context.shared if uid in there]
        return [
            {"@id": part.absolute_url(), "@type": part.portal_type, "UID": uid_of(part), "title": part.title}
            for part in found
            if may_view_part(part)
        ]

    def _statements(self) -> list[dict[str, Any]]:
        found = [part for part in self.context.objectValues() if IStatement.providedBy(part)]
        found = sorted((part for part in found if may_view_part(part)), key=lambda part: part.given)
        return [getMultiAdapter((part, self.request), ISerializeToJson)() for part in found]


@implementer(ISerializeToJson)
@adapter(IStatement, Interface)
class SerializeStatement(_Part):
    """A statement."""

    def own(self) -> dict[str, Any]:
        part = self.context
        return {
            "person": id_of(part.person),
            "given": as_moment(part.given),
            "text": self.text("text"),
            "redacted": part.redacted is not None,
            "attachments": self.files(),
        }


@implementer(ISerializeToJson)
@adapter(IMessage, Interface)
class SerializeMessage(_Part):
    """A note or a message."""

    def own(self) -> dict[str, Any]:
        part = self.context
        return {
            "kind": part.kind,
            "audience": "internal" if state_of_part(part) == "internal" else "reporter",
            "text": self.text("text"),
            "author": self._author(),
            "at": as_moment(part.at),
            "question": part.question,
            "redacted": part.redacted is not None,
            "attachments": self.files(),
        }

    def _author(self) -> str:
        # The reporter sees that the unit wrote, not who.
        own = acting()
        if not self.reading.may_casework and self.context.author != own:
            return ""
        return self.who(self.context.author)


def parts_json(case, request) -> dict[str, list[dict[str, Any]]]:
    """Measures, hearings and messages of a case that the person may read, oldest first."""
    kinds = (("measures", IMeasure), ("hearings", IHearing), ("messages", IMessage))
    found: dict[str, list[dict[str, Any]]] = {}
    for name, kind in kinds:
        parts = [part for part in case.objectValues() if kind.providedBy(part) and may_view_part(part)]
        parts.sort(key=lambda part: (part.created_by[1], uid_of(part)))
        found[name] = [getMultiAdapter((part, request), ISerializeToJson)() for part in parts]
    return found
