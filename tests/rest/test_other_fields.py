"""What a case keeps in fields of kinds that other packages bring, as REST gives it."""

import pytest
from datetime import date
from decimal import Decimal
from ntnu.deviations.case.schema import empty
from ntnu.deviations.case.schema import stored
from plone.restapi.interfaces import IFieldSerializer
from zope import schema
from zope.component import getMultiAdapter
from zope.globalrequest import getRequest

#: A field -> what was filled in, what is kept of it, what REST gives; what it is that nobody filled in.
FIELDS = {
    "number": (schema.Int(), 7, 7, 7, None),
    "decimal": (schema.Decimal(), Decimal("9.50"), Decimal("9.50"), "9.50", None),
    "set": (schema.Set(value_type=schema.TextLine()), {"a"}, ("a",), ["a"], ()),
    "numbers": (schema.List(value_type=schema.Int()), [1, 2], (1, 2), [1, 2], ()),
    "day": (schema.Date(), date(2026, 12, 7), date(2026, 12, 7), "2026-12-07", None),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_field(house, name):
    field, given, kept, told, nothing = FIELDS[name]
    field.__name__ = f"nordlys_{name}"
    case = house.case("received")
    assert (stored(field, given), empty(field)) == (kept, nothing)
    setattr(case, field.__name__, stored(field, given))
    assert getMultiAdapter((field, case, getRequest()), IFieldSerializer)() == told
