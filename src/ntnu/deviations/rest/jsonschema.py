"""An action's schema as JSON Schema, so that a client can draw the form."""

from ntnu.deviations import _
from ntnu.deviations import choices
from ntnu.deviations import settings
from ntnu.deviations.case.fields import ILongText
from ntnu.deviations.case.fields import IOneOf
from ntnu.deviations.case.fields import IPerson
from ntnu.deviations.case.fields import ISomeOf
from ntnu.deviations.case.fields import ISomePersons
from ntnu.deviations.case.fields import IUnitChoice
from ntnu.deviations.engine.file_parts import FIELD
from ntnu.deviations.languages import of_request
from plone.restapi.types.interfaces import IJsonSchemaProvider
from typing import Any
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.component import queryMultiAdapter
from zope.component.hooks import getSite
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import named
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IText

_FILE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "filename": {"type": "string"},
        "data": {"type": "string", "contentEncoding": "base64"},
    },
    "required": ["filename", "data"],
    "additionalProperties": False,
}
#: Files in a body.
FILES: dict[str, Any] = {"type": "array", "items": _FILE}

#: The name under which plone.restapi's adapters describe the input of an action: less than ``@types`` does,
#: and the choices themselves.
NAME = "ntnu.deviations"


def json_schema(schema, context, request, files: bool = False) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a zope.schema interface, texts in the request's language.

    ``files``: files may be sent along.
    """
    fields = getFieldsInOrder(schema)
    properties = {name: property_of(field, context, request) for name, field in fields}
    return {
        "type": "object",
        "properties": properties | ({FIELD: _files(request)} if files else {}),
        "required": [name for name, field in fields if field.required],
        "additionalProperties": False,
    }


def property_of(field, context, request) -> dict[str, Any]:
    """By an adapter with this product's name; for a type of field without one, like ``@types``."""
    found = queryMultiAdapter((field, context, request), IJsonSchemaProvider, name=NAME)
    return (found or getMultiAdapter((field, context, request), IJsonSchemaProvider)).get_schema()


@implementer(IJsonSchemaProvider)
@adapter(IText, Interface, Interface)
class TextProperty:
    """A text, with its greatest length; base class of the others."""

    __component_name__ = NAME

    def __init__(self, field, context, request):
        self.field = field
        self.request = request

    def get_schema(self) -> dict[str, Any]:
        """See ``IJsonSchemaProvider``."""
        texts = {"title": self.field.title, "description": self.field.description}
        said = {key: translate(text, context=self.request) for key, text in texts.items()}
        return {**said, **self.told()}

    def told(self) -> dict[str, Any]:
        """Properties beside its texts."""
        return {"type": "string"} | ({"maxLength": self.field.max_length} if self.field.max_length else {})


@adapter(ILongText, Interface, Interface)
class LongTextProperty(TextProperty):
    """Text of several lines."""

    def told(self) -> dict[str, Any]:
        return super().told() | {"widget": "textarea"}


@adapter(IPerson, Interface, Interface)
class PersonProperty(TextProperty):
    """A person."""

    def told(self) -> dict[str, Any]:
        return {"type": "string", "widget": "person"}


@adapter(IUnitChoice, Interface, Interface)
class UnitProperty(TextProperty):
    """A unit."""

    def told(self) -> dict[str, Any]:
        return {"type": "string", "widget": "unit"}


@adapter(IBool, Interface, Interface)
class BoolProperty(TextProperty):
    """Yes or no."""

    def told(self) -> dict[str, Any]:
        return {"type": "boolean"}


@adapter(IDate, Interface, Interface)
class DateProperty(TextProperty):
    """A day."""

    def told(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


@adapter(IDatetime, Interface, Interface)
class MomentProperty(TextProperty):
    """A moment."""

    def told(self) -> dict[str, Any]:
        return {"type": "string", "format": "date-time"}


@adapter(IOneOf, Interface, Interface)
class ChoiceProperty(TextProperty):
    """A token of a list."""

    def told(self) -> dict[str, Any]:
        return {"type": "string"} | _choices(self.field, self.request)


@adapter(ISomeOf, Interface, Interface)
class ChoicesProperty(TextProperty):
    """Tokens of a list."""

    def told(self) -> dict[str, Any]:
        return _list(_choices(self.field, self.request))


@adapter(ISomePersons, Interface, Interface)
class PersonsProperty(TextProperty):
    """Persons and groups."""

    def told(self) -> dict[str, Any]:
        return _list() | {"widget": "persons"}


class TextsProperty(TextProperty):
    """Several texts."""

    def told(self) -> dict[str, Any]:
        return _list()


@adapter(IChoice, Interface, Interface)
class TermProperty(TextProperty):
    """A token of a vocabulary of another package."""

    def told(self) -> dict[str, Any]:
        return {"type": "string"} | _terms(self.field, self.request)


class TermsProperty(TextProperty):
    """Tokens of a vocabulary of another package."""

    def told(self) -> dict[str, Any]:
        return _list(_terms(self.field.value_type, self.request))


@named(NAME)
@implementer(IJsonSchemaProvider)
@adapter(ICollection, Interface, Interface)
def several_property(field, context, request) -> TextProperty | None:
    """Several texts or tokens; lists of other types are described as plone.restapi does."""
    if IChoice.providedBy(field.value_type):
        return TermsProperty(field, context, request)
    return TextsProperty(field, context, request) if IText.providedBy(field.value_type) else None


def _list(items: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", **(items or {})}, "uniqueItems": True}


def _files(request) -> dict[str, Any]:
    return {
        "title": translate(_("label_attachments", default="Attachments"), context=request),
        "type": "array",
        "maxItems": settings.get("attachments_most"),
        "items": _FILE,
    }


def _terms(field, request) -> dict[str, Any]:
    """What the form offers in such a field."""
    terms = list(field.bind(getSite()).vocabulary)
    return {
        "enum": [term.token for term in terms],
        "enumNames": [translate(term.title or term.token, context=request) for term in terms],
    }


def _choices(field, request) -> dict[str, Any]:
    offered = choices.choices(field.choices, of_request(request))
    return {
        "enum": [token for token, _title in offered],
        "enumNames": [translate(title, context=request) for _token, title in offered],
    }
