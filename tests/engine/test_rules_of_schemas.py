"""What a schema says of its values holds in forms and over REST: bounds, constraints, invariants."""

import pytest
import re
from decimal import Decimal
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.validate import examine
from ntnu.deviations.engine.validate import validate
from zope import schema
from zope.i18n import translate
from zope.interface import Interface
from zope.interface import Invalid
from zope.interface import invariant
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


class NoShip(schema.ValidationError):
    """There is no such ship."""


def is_sailing(value):
    if value == "Fram":
        raise Invalid("She lies in Oslo.")
    if value == "Vasa":
        raise NoShip(value)
    return value != "Gjøa"


class ICruise(Interface):
    """Every kind of rule that a schema can state."""

    ship = schema.TextLine(title="Ship", constraint=is_sailing, required=False)
    code = schema.TextLine(title="Code", constraint=re.compile(r"[A-Z]{3}\d+$").match, required=False)
    why = LongText(title="Why", min_length=10, max_length=30, required=False)
    people = schema.Int(title="People", min=2, max=12, required=False)
    depth = schema.Float(title="Depth", min=0.5, required=False)
    price = schema.Decimal(title="Price", max=Decimal("99.50"), required=False)
    first = schema.Date(title="First day", required=False)
    last = schema.Date(title="Last day", required=False)
    page = schema.URI(title="Page", required=False)
    sea = schema.Choice(title="Sea", values=("north", "white"), required=False)
    seas = schema.Set(title="Seas", value_type=schema.Choice(values=("north", "white")), required=False)
    sizes = schema.List(title="Sizes", value_type=schema.Int(max=9), required=False)
    names = schema.List(
        title="Names", value_type=schema.TextLine(min_length=2), min_length=2, max_length=3, required=False
    )
    harbour = OneOf("harbour", title="Harbour", required=False)

    @invariant
    def ends_after_it_begins(data):
        if data.first and data.last and data.last < data.first:
            raise Invalid("It ends before it begins.", "last")

    @invariant
    def somebody_sails(data):
        if data.ship and data.people is None:
            raise Invalid("A ship without people.")


@pytest.fixture(autouse=True)
def harbours(integration):
    from zope.component import getGlobalSiteManager

    def harbour(context):
        return SimpleVocabulary([SimpleTerm("tromso", "tromso", "Tromsø")])

    manager = getGlobalSiteManager()
    manager.registerUtility(harbour, IVocabularyFactory, "ntnu.deviations.harbour")
    yield
    manager.unregisterUtility(harbour, IVocabularyFactory, "ntnu.deviations.harbour")


#: What is filled in -> field, code, and the words in English.
WRONG = [
    ({"ship": "Fram", "people": 3}, "ship", "not_accepted", "She lies in Oslo."),
    ({"ship": "Vasa", "people": 3}, "ship", "not_accepted", "There is no such ship."),
    ({"ship": "Gjøa", "people": 3}, "ship", "not_accepted", "This value cannot be used here."),
    ({"code": "AB1"}, "code", "not_accepted", "This value cannot be used here."),
    ({"why": "Short."}, "why", "too_short", "The text is too short: at least 10 characters."),
    ({"why": "x" * 31}, "why", "too_long", "The text is too long: at most 30 characters."),
    ({"people": 1}, "people", "too_small", "The lowest value is 2."),
    ({"people": 13}, "people", "too_big", "The highest value is 12."),
    ({"people": "many"}, "people", "not_a_number", "Write a number."),
    ({"people": "9" * 5000}, "people", "not_a_number", "Write a number."),
    ({"people": 2.5}, "people", "wrong_type", "The field cannot take this value."),
    ({"people": ["2"]}, "people", "wrong_type", "The field cannot take this value."),
    ({"depth": "0.25"}, "depth", "too_small", "The lowest value is 0.5."),
    ({"depth": "deep"}, "depth", "not_a_number", "Write a number."),
    ({"price": "99.51"}, "price", "too_big", "The highest value is 99.50."),
    ({"price": "dear"}, "price", "not_a_number", "Write a number."),
    ({"page": "a page"}, "page", "not_a_url", "Write a web address, for example https://www.example.org."),
    ({"sea": "red"}, "sea", "unknown_value", "Choose one of the values in the list."),
    ({"sea": 7}, "sea", "unknown_value", "Choose one of the values in the list."),
    ({"seas": ["north", "red"]}, "seas", "unknown_value", "Choose one of the values in the list."),
    ({"sizes": [3, 10]}, "sizes", "too_big", "The highest value is 9."),
    ({"names": ["Ole"]}, "names", "too_few", "Choose at least 2."),
    ({"names": ["Ole", "O"]}, "names", "too_short", "The text is too short: at least 2 characters."),
    ({"names": ["Ole", "Kari", "Per", "Ida"]}, "names", "too_many", "At most 3."),
    ({"harbour": "oslo"}, "harbour", "unknown_value", "Choose one of the values in the list."),
    ({"first": "2026-12-08", "last": "2026-12-07"}, "last", "not_accepted", "It ends before it begins."),
    ({"ship": "Maud"}, None, "not_accepted", "A ship without people."),
]


@pytest.mark.parametrize(("raw", "field", "code", "words"), WRONG)
def test_what_is_wrong(http_request, raw, field, code, words):
    data, errors = examine(ICruise, raw)
    said = [(e.field, e.code, translate(e.message, target_language="en")) for e in errors]
    assert said == [(field, code, words)]
    with pytest.raises(InvalidData):
        validate(ICruise, raw)


def test_what_is_right(http_request):
    raw = {
        "ship": "Maud",
        "code": "BIO2100",
        "why": "To count the cod.",
        "people": "12",
        "depth": 0.5,
        "price": "99.50",
        "first": "2026-12-07",
        "last": "2026-12-07",
        "page": "https://nordlys.example",
        "sea": "white",
        "seas": ["north", "white"],
        "sizes": [9],
        "names": ["Ole", "Kari"],
        "harbour": "tromso",
    }
    found = validate(ICruise, raw)
    assert found.keys() == raw.keys()
    assert (found["people"], found["price"], found["seas"]) == (12, Decimal("99.50"), {"north", "white"})


def test_what_is_wrong_with_one_field_is_all_that_is_said(http_request):
    """What fields say to each other is asked when each of them is right."""
    _data, errors = examine(ICruise, {"ship": "Maud", "people": 13, "sea": "red"})
    assert [(e.field, e.code) for e in errors] == [("people", "too_big"), ("sea", "unknown_value")]


def test_words_are_there_in_every_language(http_request):
    (error,) = examine(ICruise, {"people": 1})[1]
    assert [translate(error.message, target_language=language) for language in ("nb", "nn")] == [
        "Den laveste verdien er 2.",
        "Den lågaste verdien er 2.",
    ]
