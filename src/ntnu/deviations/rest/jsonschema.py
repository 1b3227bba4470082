"""An act's schema as JSON Schema, so that a client can draw the form."""

from ntnu.deviations import _
from ntnu.deviations import choices
from ntnu.deviations import settings
from ntnu.deviations.case.fields import ILongText
from ntnu.deviations.case.fields import IMoment
from ntnu.deviations.case.fields import IOneOf
from ntnu.deviations.case.fields import IPerson
from ntnu.deviations.case.fields import ISomeOf
from ntnu.deviations.case.fields import ISomePersons
from ntnu.deviations.case.fields import IUnitChoice
from ntnu.deviations.engine.file_parts import FIELD
from ntnu.deviations.languages import of_request
from typing import Any
from zope.i18n import translate
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IList


def json_schema(schema, context, request, files: bool = False) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a zope.schema interface, texts in the request's language.

    ``files``: files may go along.
    """
    fields = getFieldsInOrder(schema)
    properties = {name: _property(field, request) for name, field in fields}
    return {
        "type": "object",
        "properties": properties | ({FIELD: _files(request)} if files else {}),
        "required": [name for name, field in fields if field.required],
        "additionalProperties": False,
    }


def _property(field, request) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": translate(field.title, context=request),
        "description": translate(field.description, context=request),
    }
    if IBool.providedBy(field):
        return found | {"type": "boolean"}
    if IDate.providedBy(field):
        return found | {"type": "string", "format": "date"}
    if IList.providedBy(field):
        items: dict[str, Any] = {"type": "string"}
        if ISomeOf.providedBy(field):
            items |= _choices(field, request)
        if ISomePersons.providedBy(field):
            found["widget"] = "persons"
        return found | {"type": "array", "items": items, "uniqueItems": True}
    found["type"] = "string"
    if IMoment.providedBy(field):
        return found | {"format": "date-time"}
    if IOneOf.providedBy(field):
        return found | _choices(field, request)
    if IPerson.providedBy(field):
        return found | {"widget": "person"}
    if IUnitChoice.providedBy(field):
        return found | {"widget": "unit"}
    if ILongText.providedBy(field):
        found["widget"] = "textarea"
    if field.max_length:
        found["maxLength"] = field.max_length
    return found


def _files(request) -> dict[str, Any]:
    return {
        "title": translate(_("label_attachments", default="Attachments"), context=request),
        "type": "array",
        "maxItems": settings.get("attachments_most"),
        "items": {
            "type": "object",
            "properties": {
                "filename": {"type": "string"},
                "data": {"type": "string", "contentEncoding": "base64"},
            },
            "required": ["filename", "data"],
            "additionalProperties": False,
        },
    }


def _choices(field, request) -> dict[str, Any]:
    offered = choices.choices(field.choices, of_request(request))
    return {
        "enum": [token for token, _title in offered],
        "enumNames": [translate(title, context=request) for _token, title in offered],
    }
