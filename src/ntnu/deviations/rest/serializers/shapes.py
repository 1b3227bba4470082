"""What the serializers answer, for ``@openapi``: a case by the fields of its schemas, and its parts."""

from ntnu.deviations.case.fields import IAssignee
from ntnu.deviations.case.fields import IAssignees
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.choices import choice_of
from ntnu.deviations.domain import type_ids
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import ANYTHING
from ntnu.deviations.rest.described import DAY
from ntnu.deviations.rest.described import ERRORS
from ntnu.deviations.rest.described import maybe
from ntnu.deviations.rest.described import MOMENT
from ntnu.deviations.rest.described import named
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import Schema
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from ntnu.deviations.rest.jsonschema import property_of
from typing import Any
from zope.schema.interfaces import ICollection

#: Every error.
ERROR = named(
    "Error",
    shape(
        {
            **{name: TEXT for name in ("type", "message", "title", "detail")},
            "errors": ERRORS,
            "revision?": NUMBER,
            # What Plone found on the way to what is missing.
            "context?": TEXT,
            # What a failure is found by in the server's log.
            "request?": TEXT,
        }
    ),
)
_TOLD: dict[str, Schema] = {"@components?": {"type": "object"}}
_FILE = {
    "@id": ADDRESS,
    "@type": TEXT,
    "UID": TEXT,
    "filename": TEXT,
    "content_type": maybe(TEXT),
    "size": NUMBER,
    "missing": YES,
    "download": maybe(ADDRESS),
    "redacted": YES,
    "added": maybe(MOMENT),
    "added_by": TEXT,
}
_FILES = rows(shape(_FILE))
_PART = {
    "@id": ADDRESS,
    "@type": TEXT,
    "UID": TEXT,
    "id": TEXT,
    "review_state": TEXT,
    "case_number": TEXT,
    "redacted": YES,
    **_TOLD,
}
_SAID = shape({"kind": TEXT, "person": TEXT, "at": MOMENT, "due": maybe(DAY), "text": TEXT, "answer": TEXT})
ATTACHMENT = named(
    type_ids.ATTACHMENT,
    shape({**_FILE, "title": TEXT, "file": {"type": ["object", "null"]}, **_TOLD}),
)
MEASURE = named(
    type_ids.MEASURE,
    shape(
        {
            **_PART,
            "title": TEXT,
            "case_title": TEXT,
            "description": TEXT,
            "kind": TEXT,
            "responsible": TEXT,
            "due": maybe(DAY),
            "agreed": maybe(MOMENT),
            "evidence": TEXT,
            "finished": maybe(MOMENT),
            "evaluate_on": maybe(DAY),
            "effect": TEXT,
            "result": maybe(TEXT),
            "attachments": _FILES,
            "proposed?": shape({"result": TEXT, "effect": TEXT}),
            "request?": {"anyOf": [_SAID, {"type": "null"}]},
            "objection?": {"anyOf": [_SAID, {"type": "null"}]},
            "agreed_by?": maybe(TEXT),
            "created_by?": TEXT,
        }
    ),
)
STATEMENT = named(
    type_ids.STATEMENT,
    shape({**_PART, "person": TEXT, "given": MOMENT, "text": TEXT, "attachments": _FILES}),
)
HEARING = named(
    type_ids.HEARING,
    shape(
        {
            **_PART,
            "title": TEXT,
            "purpose": TEXT,
            "question": TEXT,
            "deadline": maybe(MOMENT),
            "shared": rows(shape({"@id": ADDRESS, "@type": TEXT, "UID": TEXT, "title": TEXT})),
            "statements": rows(STATEMENT),
            "asked?": rows(TEXT),
            "participants?": rows(TEXT),
            "opened?": maybe(MOMENT),
            "opened_by?": maybe(TEXT),
        }
    ),
)
MESSAGE = named(
    type_ids.MESSAGE,
    shape(
        {
            **_PART,
            "kind": TEXT,
            "audience": TEXT,
            "text": TEXT,
            "author": TEXT,
            "at": MOMENT,
            "question": maybe(TEXT),
            "attachments": _FILES,
        }
    ),
)


def _case(register: Any, request: Any) -> Schema:
    """What everybody gets who sees a case, and each part of it for those who may read that; of a case that
    was re-registered the first alone."""
    fields = {f"{name}?": _read(field, register, request) for name, field in case_fields().items()}
    earlier = {"review_state": TEXT, "closed": MOMENT, "reopened": maybe(MOMENT), "withdrawn": YES}
    return shape(
        {
            **fields,
            **{name: TEXT for name in ("@type", "path", "UID", "id", "case_number", "review_state")},
            "@id": ADDRESS,
            "title": TEXT,
            "review_state_title": TEXT,
            "faculty": TEXT,
            "unit": shape({"@id": ADDRESS, "code": TEXT, "title": TEXT}),
            "submitted": MOMENT,
            "due": DAY,
            **{name: maybe(MOMENT) for name in ("closed", "first_closed", "anonymised")},
            "revision": NUMBER,
            "earlier_outcomes?": rows(shape(earlier, additionalProperties=True)),
            "earlier_preliminary?": rows(shape({"preliminary": DAY, "preliminary_text": maybe(TEXT)})),
            "attachments?": _FILES,
            "measures?": rows(MEASURE),
            "hearings?": rows(HEARING),
            "messages?": rows(MESSAGE),
            "reporter?": maybe(TEXT),
            **_TOLD,
        }
    )


named(type_ids.REPORT, _case)


def _read(field: Any, register: Any, request: Any) -> Schema:
    """A field as it is read: nothing yet, a value of the list or of a former one, or that it was removed."""
    if IAssignees.providedBy(field):
        return rows(TEXT)
    if IAssignee.providedBy(field):
        return maybe(TEXT)
    told = property_of(field, register, request)
    choice = choice_of(field)
    if choice is not None and not hasattr(choice, "choices"):
        one = {"type": ["object", "null"], "properties": {"token": ANYTHING, "title": TEXT}}
        told = rows(one) if ICollection.providedBy(field) else one
    return {
        "title": told.get("title", ""),
        "description": told.get("description", ""),
        "anyOf": [
            {key: value for key, value in told.items() if key not in ("title", "description")},
            {"type": ["string", "array", "null"]},
        ],
    }
