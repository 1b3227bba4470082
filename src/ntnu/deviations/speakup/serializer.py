"""Notification cases over REST. The guard has already checked who gets here."""

from Acquisition import aq_inner
from ntnu.deviations.access import reads
from ntnu.deviations.access.confidential import may_handle
from ntnu.deviations.access.handed import handed_texts
from ntnu.deviations.access.notification import files_of
from ntnu.deviations.access.notification import said_in
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.case.schema.notification import TEXTS
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.interfaces import INotificationCase
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.messages import NOTIFICATION_STATES
from ntnu.deviations.persons import acting
from ntnu.deviations.persons import id_of
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import ANYTHING
from ntnu.deviations.rest.described import maybe
from ntnu.deviations.rest.described import MOMENT
from ntnu.deviations.rest.described import named
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from ntnu.deviations.rest.serializers.values import as_moment
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.interfaces import ISerializeToJsonSummary
from typing import Any
from zExceptions import NotFound
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface

_HEAD = {
    "@id": ADDRESS,
    "@type": TEXT,
    "title": TEXT,
    "case_number": TEXT,
    "review_state": TEXT,
    "review_state_title": TEXT,
    "received": MOMENT,
}
_FILE = {
    "UID": TEXT,
    "filename": TEXT,
    "size": maybe(NUMBER),
    "missing": YES,
    "content_type": maybe(TEXT),
    "download": maybe(ADDRESS),
    "added": maybe(MOMENT),
}
named(
    "NotificationCase",
    shape(
        {
            **_HEAD,
            "UID": TEXT,
            "revision": NUMBER,
            "about": TEXT,
            "reporter_kind": maybe(TEXT),
            "anonymous": YES,
            "reporter": maybe(TEXT),
            **{name: TEXT for name in TEXTS},
            "conclusion": TEXT,
            "closed": maybe(MOMENT),
            "anonymised": maybe(MOMENT),
            "deviation": maybe(TEXT),
            "returned": ANYTHING,
            "attachments": rows(shape(_FILE)),
            "messages": rows(
                shape({"UID": TEXT, "kind": TEXT, "text": TEXT, "by": maybe(TEXT), "at": MOMENT})
            ),
            "handed_over": rows(
                shape({"kind": TEXT, "name": TEXT, "text": TEXT, "at": maybe(MOMENT), "by": maybe(TEXT)})
            ),
            "@components?": {"type": "object"},
        }
    ),
)
named(
    "SpeakUpRegistry",
    shape(
        {
            "@id": ADDRESS,
            "@type": TEXT,
            "title": TEXT,
            "items_total": NUMBER,
            "items": rows(shape(_HEAD)),
            "@components?": {"type": "object"},
        }
    ),
)


def _head(case, request) -> dict[str, Any]:
    state = state_of(case)
    return {
        "@id": case.absolute_url(),
        "@type": case.portal_type,
        "title": case.number,
        "case_number": case.number,
        "review_state": state,
        "review_state_title": translate(NOTIFICATION_STATES[state], context=request),
        "received": as_moment(case.received),
    }


class _Confidential:
    """The fields of the registry and its cases, for those who may see them."""

    def __init__(self, context, request):
        self.context = aq_inner(context)
        self.request = request

    def __call__(self, **asked: Any) -> dict[str, Any]:
        if not may_handle(self.context, api.user.get_current()):
            raise NotFound(self.context.getId())
        return self.told()

    def told(self) -> dict[str, Any]:
        """A case in a list: as much as every list shows."""
        return _head(self.context, self.request)


@implementer(ISerializeToJson)
@adapter(INotificationCase, Interface)
class SerializeNotification(_Confidential):
    """A notification case, complete."""

    def told(self) -> dict[str, Any]:
        case = self.context
        reads.note(case, self.request, acting(), "included")
        return {
            **_head(case, self.request),
            "UID": case.UID(),
            "revision": caselog.revision(case),
            "about": case.about,
            "reporter_kind": case.reporter_kind,
            "anonymous": case.anonymous,
            "reporter": id_of(case.reporter) or None,
            **{name: getattr(case, name) for name in TEXTS},
            "conclusion": case.conclusion,
            "closed": as_moment(case.closed),
            "anonymised": as_moment(case.anonymised),
            "deviation": case.deviation or None,
            "returned": case.returned,
            "attachments": [
                {
                    "UID": file.uid,
                    "filename": file.title,
                    "size": file.size,
                    "missing": file.size is None,
                    "content_type": file.content_type,
                    "download": file.url,
                    "added": as_moment(file.added),
                }
                for file in files_of(case)
            ],
            "messages": [
                {
                    "UID": m.uid,
                    "kind": m.kind,
                    "text": m.text,
                    "by": m.by and id_of(m.by),
                    "at": as_moment(m.at),
                }
                for m in said_in(case)
            ],
            "handed_over": [
                {
                    "kind": text.kind,
                    "name": text.name,
                    "text": text.text,
                    "at": as_moment(text.at),
                    "by": text.by and id_of(text.by),
                }
                for text in handed_texts(case)
            ],
        }


@implementer(ISerializeToJsonSummary)
@adapter(INotificationCase, Interface)
class SummarizeNotification(_Confidential):
    """A notification case in a list."""


@implementer(ISerializeToJson)
@adapter(ISpeakUpRegistry, Interface)
class SerializeRegistry(_Confidential):
    """The registry with its cases, the newest first."""

    def told(self) -> dict[str, Any]:
        user = api.user.get_current()
        cases = [case for case in self.context.objectValues() if may_handle(case, user)]
        cases.sort(key=lambda case: (case.received, case.number), reverse=True)
        return {
            "@id": self.context.absolute_url(),
            "@type": self.context.portal_type,
            "title": self.context.title,
            "items_total": len(cases),
            "items": [_head(case, self.request) for case in cases],
        }


@implementer(ISerializeToJsonSummary)
@adapter(ISpeakUpRegistry, Interface)
class SummarizeRegistry(_Confidential):
    """The registry in a list."""

    def told(self) -> dict[str, Any]:
        return {
            "@id": self.context.absolute_url(),
            "@type": self.context.portal_type,
            "title": self.context.title,
        }
