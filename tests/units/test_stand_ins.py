"""Naming who stands in for whom, ending it, and who may."""

import json
import pytest
import zipfile
from datetime import date
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.subject_access.asking import made
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units.accounts import is_known
from ntnu.deviations.units.accounts import retire
from ntnu.deviations.units.stand_in_days import StandInDays
from ntnu.deviations.units.stand_ins_seen import known
from plone import api
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


def test_a_new_account_with_the_id_of_a_deputy_is_somebody_else(house):
    case = house.case("received")
    name(house, "recipient.ie", "per")
    assert is_known("per")
    with at(DURING):
        # Deleted past Plone, and made again: the account is a known one's.
        retire("per")
        house.end_of_request()
        assert not sees(house, "per", case)
        assert [entry.action for entry in caselog.entries(house.unit("IE"))].count("name_stand_in") == 1


def test_a_change_of_the_account_of_a_deputy_is_told_where_they_stand_in(house):
    name(house, "recipient.ie", "per")
    with at(DURING):
        house.forget_mails()
        with house.acting("technician"):
            api.user.get(userid="per").setMemberProperties({"email": "other@ntnu.example"})
        house.end_of_request()
        assert "account_changed" in [entry.action for entry in caselog.entries(house.unit("IE"))]
        assert {"recipient.ie", "second.ie"} <= {to for to, _subject in house.mailed()}


def test_each_of_the_two_gets_to_know_of_it_when_they_ask_what_is_stored(house):
    name(house, "recipient.ie", "per")
    for person, as_deputy in (("recipient.ie", False), ("per", True), ("second.ie", None)):
        user = house.user(person)
        with house.acting(person), made(house.register, user, person, "nb") as file:
            told = json.loads(zipfile.ZipFile(file).read("index.json"))["absences"]
        days = {"unit": "IE", "from": "2027-03-01", "to": "2027-03-31", "as_deputy": as_deputy}
        assert told == ([] if as_deputy is None else [days])


def test_who_is_told_of_a_deputy(house):
    house.forget_mails()
    name(house, "manager.ie", "per")
    assert [to for to, _subject in house.mailed()] == ["admin.ie", "per", "recipient.ie", "second.ie"]


def test_no_administrator_gives_a_role_to_whom_they_stand_in_for(house):
    """It would be handed on to them."""
    house.group("managers", "manager.ie")
    name(house, "manager.ie", "admin.ie")

    def given(code, role, principal):
        unit = house.unit(code)
        held = folder_roles.held(unit)
        with at(DURING), house.acting("admin.ie"):
            try:
                folder_roles.change(unit, {role: [*held[role], principal]})
            except InvalidData as error:
                return [(fault.field, fault.code) for fault in error.errors]
        return []

    for code in ("IE", "IDI"):
        for principal in ("manager.ie", "managers"):
            wrong = [("Notification Recipient", "role_to_absent")]
            assert given(code, "Notification Recipient", principal) == wrong
    case = house.case("received")
    with at(DURING):
        assert not sees(house, "admin.ie", case)
    assert given("IE", "Notification Recipient", "ola") == []
    assert given("IE", "Line Manager", "admin.ie") == [("Line Manager", "role_to_oneself")]


def test_nor_does_who_manages_groups_by_a_group(house):
    house.group("readers")
    house.give("HF", "Line Manager", "readers")
    name(house, "manager.ie", "siteadmin")
    with at(DURING), house.acting("siteadmin"):
        house.portal.portal_groups.addPrincipalToGroup("ola", "readers")
        with pytest.raises(InvalidData) as refused:
            house.portal.portal_groups.addPrincipalToGroup("manager.ie", "readers")
        assert [(fault.field, fault.code) for fault in refused.value.errors] == [(None, "role_to_absent")]


def test_nor_does_one_by_moving_units(house):
    house.give("HF", "Line Manager", "per")
    name(house, "per", "eqs", "HF")
    with at(DURING), house.acting("eqs"), pytest.raises(InvalidData) as refused:
        perform(house.unit("IDI"), "move_unit", {"faculty": "HF", "reason": "Ny organisering"})
    assert [(fault.field, fault.code) for fault in refused.value.errors] == [("faculty", "role_to_oneself")]


def test_a_unit_that_is_deleted_leaves_nothing_to_end(house):
    name(house, "recipient.hf", "per", "HF")
    user = house.user("per")
    assert [one.absent for one in known(house.register, user)] == ["recipient.hf"]
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(house.unit("HF"))
    assert known(house.register, house.user("per")) == []
