"""Naming who stands in for whom, ending it, and who may."""

import pytest
from datetime import date
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.units.stand_in_days import StandInDays
from tests.house import at
from tests.units.away import DURING
from tests.units.away import ENDS
from tests.units.away import name
from tests.units.away import sees


def test_the_end_by_hand_and_by_the_clock(house):
    case, unit = house.case("received"), house.unit("IE")
    name(house, "recipient.ie", "per")
    uid = next(iter(house.register.stand_ins))
    with at(DURING):
        for stranger in ("manager.ie", "ola", "recipient.hf"):
            with pytest.raises((NotAllowed, InvalidData)):
                house.act(unit, stranger, "end_stand_in", stand_in=uid)
        assert sees(house, "per", case)
        house.act(unit, "second.ie", "end_stand_in", stand_in=uid)
        assert not sees(house, "per", case)
    name(house, "recipient.ie", "per")
    with at(ENDS):
        work = StandInDays()
        assert work.due(house.register, ENDS) == ["stand-ins"]
        work.do(house.register, "stand-ins", ENDS, lambda name, piece: piece())
        assert work.due(house.register, ENDS) == []
    assert [entry.action for entry in caselog.entries(unit)][-4:] == [
        "name_stand_in",
        "end_stand_in",
        "name_stand_in",
        "stand_in_over",
    ]


@pytest.mark.parametrize(
    "absent, deputy, by, codes",
    [
        ("recipient.ie", "recipient.ie", None, ["deputy_for_themselves"]),
        ("recipient.ie", "nobody", None, ["unknown_person"]),
        ("recipient.ie", "admin.ie", "admin.ie", ["deputy_oneself"]),
        ("ola", "per", "admin.ie", ["nothing_to_hand_on"]),
        ("second.ie", "per", "recipient.ie", ["deputy_for_others"]),
        ("recipient.ie", "per", "admin.ie", []),
    ],
    ids=["themselves", "nobody", "oneself", "nothing", "others", "administrator"],
)
def test_who_names_whom(house, absent, deputy, by, codes):
    try:
        name(house, absent, deputy, by=by)
        found = []
    except InvalidData as error:
        found = [fault.code for fault in error.errors]
    assert found == codes


@pytest.mark.parametrize("person", ["ola", "archivist", "reader", "speakup", "admin.ie"])
def test_who_has_nothing_names_nobody(house, person):
    with pytest.raises((NotAllowed, InvalidData)):
        name(house, person, "per")


@pytest.mark.parametrize(
    "first, last, code",
    [
        (date(2027, 3, 2), date(2027, 3, 1), "ends_before_start"),
        (date(2027, 2, 1), date(2027, 2, 19), "date_past"),
        (date(2027, 3, 1), date(2028, 4, 1), "absence_too_long"),
    ],
    ids=["reversed", "past", "long"],
)
def test_days_that_cannot_be(house, first, last, code):
    with pytest.raises(InvalidData) as refused:
        name(house, "recipient.ie", "per", first=first, last=last)
    assert [(error.field, error.code) for error in refused.value.errors] == [("ends", code)]
