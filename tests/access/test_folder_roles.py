"""Who gives and takes folder roles, and what follows for cases."""

import pytest
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.units import folder_roles


def change(house, person, place, wanted):
    with house.acting(person):
        folder_roles.change(place, wanted)


def held(house, code, role):
    return folder_roles.held(house.unit(code))[role]


def with_more(house, code, role, *principals):
    return {role: [*held(house, code, role), *principals]}


def refused(house, person, place, wanted) -> list[tuple]:
    with pytest.raises(InvalidData) as caught:
        change(house, person, place, wanted)
    return [(error.field, error.code) for error in caught.value.errors]


@pytest.mark.parametrize("role", ["Notification Recipient", "Case Worker", "Line Manager"])
def test_the_local_administrator_gives_folder_roles(house, role):
    change(house, "admin.ie", house.unit("IE"), with_more(house, "IE", role, "per"))
    assert "per" in held(house, "IE", role)
    # Her faculty's departments too.
    change(house, "admin.ie", house.unit("IDI"), with_more(house, "IDI", role, "per"))
    assert "per" in held(house, "IDI", role)


@pytest.mark.parametrize(
    "person",
    ["recipient.ie", "worker.ie", "manager.ie", "per", "siteadmin", "local.editor", "local.owner", "reader"],
)
def test_nobody_else_gives_any(house, person):
    with pytest.raises(NotAllowed):
        change(house, person, house.unit("IE"), with_more(house, "IE", "Line Manager", "ola"))
    assert held(house, "IE", "Line Manager") == ["manager.ie"]


def test_not_at_other_faculties_nor_on_the_register(house):
    with pytest.raises(NotAllowed):
        change(house, "admin.ie", house.unit("HF"), with_more(house, "HF", "Line Manager", "ola"))
    with pytest.raises(NotAllowed):
        change(house, "admin.ie", house.register, {"Archivist": ["ola"]})


@pytest.mark.parametrize("role", ["Notification Recipient", "Case Worker", "Line Manager"])
@pytest.mark.parametrize(
    "person, place", [("admin.ie", "IE"), ("admin.ie", "IDI"), ("eqs", "HF"), ("technician", "IE")]
)
def test_nobody_gives_a_case_reading_role_to_herself(house, role, person, place):
    unit = house.unit(place)
    assert refused(house, person, unit, with_more(house, place, role, person)) == [(role, "role_to_oneself")]
    assert person not in held(house, place, role)


def test_nor_to_a_group_she_is_in(house):
    house.group("inner", "admin.ie")
    house.group("outer", "inner")
    for group in ("inner", "outer"):
        wanted = with_more(house, "IE", "Notification Recipient", group)
        assert refused(house, "admin.ie", house.unit("IE"), wanted) == [
            ("Notification Recipient", "role_to_oneself")
        ]


def test_an_archivist_is_not_made_by_herself(house):
    wanted = {"Archivist": ["archivist", "eqs"]}
    assert refused(house, "eqs", house.register, wanted) == [("Archivist", "role_to_oneself")]


def test_she_may_take_her_own_role_away(house):
    house.give("IE", "Line Manager", "admin.ie")
    change(house, "admin.ie", house.unit("IE"), {"Line Manager": ["manager.ie"]})
    assert held(house, "IE", "Line Manager") == ["manager.ie"]


def test_only_the_system_administrator_names_local_administrators(house):
    wanted = with_more(house, "IE", "Local EQS Administrator", "ola")
    assert refused(house, "admin.ie", house.unit("IE"), wanted) == [
        ("Local EQS Administrator", "role_not_yours")
    ]
    change(house, "eqs", house.unit("IE"), wanted)
    assert held(house, "IE", "Local EQS Administrator") == ["admin.ie", "ola"]


@pytest.mark.parametrize(
    "role", ["Reporter", "Hearing Participant", "Archivist", "Editor", "Reader", "Owner", "Manager", "x"]
)
def test_other_roles_are_not_given_here(house, role):
    assert refused(house, "eqs", house.unit("IE"), {role: ["ola"]}) == [(role, "unknown_role")]


def test_not_to_everybody_nor_to_nobody(house):
    wanted = {"Line Manager": ["AuthenticatedUsers"]}
    assert refused(house, "eqs", house.unit("IE"), wanted) == [("Line Manager", "role_for_everybody")]
    assert refused(house, "eqs", house.unit("IE"), {"Line Manager": ["no.one"]}) == [
        ("Line Manager", "unknown_person")
    ]


def test_all_reasons_at_once_and_nothing_done(house):
    unit, before = house.unit("IE"), len(caselog.entries(house.unit("IE")))
    wanted = {"Line Manager": ["admin.ie", "AuthenticatedUsers", "per"], "Editor": ["per"]}
    assert set(refused(house, "admin.ie", unit, wanted)) == {
        ("Line Manager", "role_to_oneself"),
        ("Line Manager", "role_for_everybody"),
        ("Editor", "unknown_role"),
    }
    assert held(house, "IE", "Line Manager") == ["manager.ie"]
    assert len(caselog.entries(unit)) == before
    assert house.mailed() == []


def test_other_local_roles_stay(house):
    house.give("IE", "Line Manager", "local.owner")
    house.take("IE", "Line Manager", "local.owner")
    assert house.unit("IE").get_local_roles_for_userid("local.owner") == ("Owner",)


def test_a_change_is_logged_and_mailed_to_the_units_recipients(house):
    unit = house.unit("IE")
    before = len(caselog.entries(unit))
    change(house, "admin.ie", unit, {"Line Manager": ["per"]})
    entries = [(e.actor, e.action, e.why["role"], e.why["principal"]) for e in caselog.entries(unit)[before:]]
    assert entries == [
        ("admin.ie", "role_given", "Line Manager", "per"),
        ("admin.ie", "role_taken", "Line Manager", "manager.ie"),
    ]
    assert [to for to, _subject in house.mailed()] == ["recipient.ie", "second.ie"]


def test_also_to_a_recipient_who_was_taken_away(house):
    change(house, "eqs", house.unit("IE"), {"Notification Recipient": ["second.ie", "per"]})
    assert [to for to, _subject in house.mailed()] == ["per", "recipient.ie", "second.ie"]


def test_nothing_changed_is_nothing_logged(house):
    unit = house.unit("IE")
    before = len(caselog.entries(unit))
    change(house, "eqs", unit, {"Line Manager": ["manager.ie"]})
    assert len(caselog.entries(unit)) == before
    assert house.mailed() == []
