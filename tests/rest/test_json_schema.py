"""The schema of an action over REST: each kind of field; others as plone.restapi has them."""

import pytest
from ntnu.deviations.case.fields import Code
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import Moment
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.fields import Person
from ntnu.deviations.case.fields import SomeOf
from ntnu.deviations.case.fields import SomePersons
from ntnu.deviations.case.fields import UnitChoice
from ntnu.deviations.case.fields import YesNo
from ntnu.deviations.rest.jsonschema import json_schema
from zope import schema
from zope.interface import Interface
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

SEVERITY = {
    "enum": ["low", "medium", "high", "critical"],
    "enumNames": ["Lav", "Middels", "Høy", "Kritisk"],
}
HUES = SimpleVocabulary([SimpleTerm(1, "r", "Red"), SimpleTerm(2, "b")])
HUE = {"enum": ["r", "b"], "enumNames": ["Red", "b"]}
LINES = {"type": "array", "items": {"type": "string"}, "uniqueItems": True}
#: A field -> what is told of it beside its title and description.
FIELDS = {
    "line": (schema.TextLine(title="T", max_length=9), {"type": "string", "maxLength": 9}),
    "code": (Code(title="T"), {"type": "string"}),
    "text": (LongText(title="T", max_length=9), {"type": "string", "maxLength": 9, "widget": "textarea"}),
    "tick": (schema.Bool(title="T"), {"type": "boolean"}),
    "yesno": (YesNo(title="T"), {"type": "boolean"}),
    "day": (schema.Date(title="T"), {"type": "string", "format": "date"}),
    "moment": (Moment(title="T"), {"type": "string", "format": "date-time"}),
    "one": (OneOf("severity", title="T"), {"type": "string", **SEVERITY}),
    "some": (SomeOf("severity", title="T"), {**LINES, "items": {"type": "string", **SEVERITY}}),
    "person": (Person("everybody", title="T"), {"type": "string", "widget": "person"}),
    "persons": (SomePersons(title="T"), {**LINES, "widget": "persons"}),
    "unit": (UnitChoice("own", title="T"), {"type": "string", "widget": "unit"}),
    "lines": (schema.List(title="T", value_type=schema.TextLine(max_length=9)), LINES),
    "term": (schema.Choice(title="T", vocabulary=HUES), {"type": "string", **HUE}),
    "terms": (
        schema.Set(title="T", value_type=schema.Choice(vocabulary=HUES)),
        {**LINES, "items": {"type": "string", **HUE}},
    ),
    "number": (
        schema.Int(title="T", min=1, max=9),
        {"type": "integer", "factory": "Integer", "minimum": 1, "maximum": 9},
    ),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_field(portal, http_request, name):
    field, told = FIELDS[name]
    field.__name__ = name
    made = type(Interface)("IAsked", (Interface,), {name: field})
    assert json_schema(made, portal, http_request) == {
        "type": "object",
        "properties": {name: {"title": "T", "description": "", **told}},
        "required": [name],
        "additionalProperties": False,
    }
