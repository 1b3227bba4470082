"""What tests compare before and after an action that must change nothing sees a change wherever it is."""

import pytest
from tests import parts
from tests.engine.unchanged import picture


def nested(house):
    """A file of a statement in a hearing, and all above it."""
    case = house.case("in_process")
    hearing = parts.hearing(house, case)
    house.act(hearing, "per", "give_statement", files=[parts.FILE], text="Ja.")
    (statement,) = hearing.objectValues()
    (file,) = statement.objectValues()
    return case, hearing, statement, file


@pytest.mark.parametrize("depth", range(4))
def test_a_field_at_any_depth(house, depth):
    place = nested(house)[depth]
    before = picture(house)
    assert picture(house) == before
    place.title = "Noe annet"
    assert picture(house) != before


def test_a_part_at_any_depth(house):
    statement = nested(house)[2]
    before = picture(house)
    for id_ in statement.objectIds():
        statement._delObject(id_, suppress_events=True)
    assert picture(house) != before


@pytest.mark.parametrize("table", ("hearing_members", "measure_people"))
def test_who_is_asked_and_who_carries_out(house, table):
    parts.measure(house, nested(house)[0])
    before, kept = picture(house), getattr(house.register, table)
    person = next(iter(kept))
    kept[person] = ()
    assert picture(house) != before


def test_the_row_of_a_case_in_lists(house):
    case = nested(house)[0]
    before = picture(house)
    house.register.case_index.forget(case.UID())
    assert picture(house) != before
