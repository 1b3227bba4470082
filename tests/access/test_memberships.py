"""Memberships: folder roles reach cases by groups of the register's index, never by lists of persons."""

import pytest
from ntnu.deviations.access.memberships import memberships
from ntnu.deviations.access.plugin import PLUGIN_ID
from ntnu.deviations.access.setup import is_in_order
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain.grants import exclusion_key
from plone.app.testing import applyProfile
from Products.PlonePAS.interfaces.plugins import ILocalRolesPlugin
from Products.PluggableAuthService.interfaces.plugins import IGroupsPlugin

CASEWORK = "ntnu.deviations: View Casework"


def virtual(house, person):
    """The groups of the register that the person is in, with units by their code."""
    codes = {uid_of(unit): unit.code for unit in house.units()}
    found = set()
    for group in memberships(house.register, house.user(person)):
        kind, *rest = group.split(":")
        if kind == "unit":
            found.add((codes[rest[0]], *rest[1:]))
        elif kind == "register":
            found.add(("register", *rest[1:]))
    return found


@pytest.mark.parametrize(
    "person, groups",
    [
        ("recipient.ie", {("IE", "Notification Recipient")}),
        ("manager.idi", {("IDI", "Line Manager")}),
        ("archivist", {("register", "Archivist")}),
        # These read no case by their folder role.
        ("worker.idi", set()),
        ("admin.ie", set()),
        ("reader", set()),
        ("per", set()),
        ("local.editor", set()),
    ],
)
def test_who_is_in_which_group(house, person, groups):
    assert virtual(house, person) == groups


def test_the_order_of_plugins_is_of_no_importance(house):
    """A plugin of groups that came later than ours: its groups hold folder roles all the same."""
    house.group("desk", "per")
    house.give("IE", "Notification Recipient", "desk")
    plugins = house.portal.acl_users.plugins
    for kind in (IGroupsPlugin, ILocalRolesPlugin):
        for id_ in list(plugins.listPluginIds(kind)):
            plugins.movePluginsUp(kind, [id_])
    plugins.movePluginsDown(IGroupsPlugin, ["source_groups"])
    plugins.movePluginsDown(IGroupsPlugin, ["source_groups"])
    assert house.may("per", CASEWORK, house.report())


@pytest.mark.parametrize("how", ["switched off", "gone"])
def test_without_the_plugin_nobody_sees_a_case_and_installing_again_mends_it(house, how):
    case, users = house.report(), house.portal.acl_users
    assert is_in_order(house.portal)
    if how == "gone":
        users._delObject(PLUGIN_ID)
    else:
        users.plugins.deactivatePlugin(ILocalRolesPlugin, PLUGIN_ID)
    assert not is_in_order(house.portal)
    assert not house.may("recipient.ie", "View", case) and not house.may("kari", "View", case)
    applyProfile(house.portal, "ntnu.deviations:default")
    assert is_in_order(house.portal)
    assert house.may("recipient.ie", "View", case)


def test_roles_through_ordinary_and_nested_groups(house):
    house.group("inner", "per")
    house.group("outer", "inner")
    house.give("IE", "Notification Recipient", "outer")
    assert virtual(house, "per") == {("IE", "Notification Recipient")}
    case = house.report()
    assert house.may("per", CASEWORK, case)
    house.ungroup("inner", "per")
    assert virtual(house, "per") == set()
    assert not house.may("per", "View", case)


def test_groups_do_not_bring_an_excluded_person_back(house):
    house.group("inner", "per", "ola")
    house.group("outer", "inner")
    house.give("IE", "Notification Recipient", "outer")
    own = house.report("per")
    assert house.may("per", "View", own)  # she reported it
    assert not house.may("per", CASEWORK, own)
    assert house.may("ola", CASEWORK, own)
    key = exclusion_key({"per"})
    assert ("IE", "Notification Recipient", key) not in virtual(house, "per")
    assert ("IE", "Notification Recipient", key) in virtual(house, "ola")


@pytest.mark.parametrize("place", ["IE", "IDI"])
@pytest.mark.parametrize("role", ["Notification Recipient", "Case Worker", "Line Manager"])
def test_everybody_logged_in_is_nobody(house, place, role):
    # One tick on Sharing's "Logged-in users" row opened 2,000 cases to everybody.
    unit = house.unit(place)
    unit.manage_setLocalRoles("AuthenticatedUsers", [role])
    unit.reindexObjectSecurity()
    case = house.case("in_process")
    assert not house.may("per", "View", case)
    assert virtual(house, "per") == set()


def test_everybody_logged_in_is_no_archivist(house):
    house.register.manage_setLocalRoles("AuthenticatedUsers", ["Archivist"])
    case = house.case("closed")
    assert virtual(house, "per") == set()
    assert not house.may("per", "View", case)


def test_the_group_of_everybody_is_nobody_also_within_a_group(house):
    house.group("wide", "per")
    house.group("wider", "wide", "ola")
    house.give("IE", "Notification Recipient", "wide", "wider")
    house.ungroup("wide", "per")
    house.group("wide", "AuthenticatedUsers")
    case = house.report()
    assert not house.may("per", "View", case)
    # Who is named in it is in it.
    assert house.may("ola", "View", case)


def test_faculty_roles_reach_departments_and_not_the_reverse(house):
    at_faculty = house.case("in_process", approve={"unit": "IE", "case_worker": "worker.ie"})
    at_department = house.case("in_process")
    seen = {
        person: (house.may(person, CASEWORK, at_faculty), house.may(person, CASEWORK, at_department))
        for person in ("recipient.ie", "manager.ie", "recipient.idi", "manager.idi", "manager.iik")
    }
    assert seen == {
        "recipient.ie": (True, True),
        "manager.ie": (True, True),
        "recipient.idi": (False, True),
        "manager.idi": (False, True),
        "manager.iik": (False, False),
    }


@pytest.mark.parametrize(
    "role", ["Notification Recipient", "Hearing Participant", "Owner", "Reader", "Reporter"]
)
def test_roles_stored_on_a_case_count_for_nothing(house, role):
    case = house.case("in_process")
    case.manage_setLocalRoles("per", [role])
    case.reindexObjectSecurity()
    assert not house.may("per", "View", case)
    assert case.get_local_roles_for_userid("kari") == ()


def test_the_number_of_groups_does_not_grow_with_the_cases(house):
    house.give("IE", "Notification Recipient", "per")
    for _case in range(3):
        house.report("per")
    assert len(virtual(house, "second.ie")) == 2


def test_a_group_that_is_called_like_one_of_ours_opens_nothing(house):
    """Who looks after users can make groups of any name, and knows the UIDs of units."""
    unit = uid_of(house.unit("IE"))
    case = house.report()
    for name in (f"unit:{unit}:Notification Recipient", "kari"):
        house.portal.acl_users.source_groups.addGroup(name)
        house.portal.acl_users.source_groups.addPrincipalToGroup("per", name)
    assert name in house.user("per").getGroups()
    assert not house.may("per", "View", case) and virtual(house, "per") == set()


def test_an_account_that_is_called_like_one_of_our_groups_sees_nothing(house):
    from ntnu.deviations.access.listing import search

    name = f"unit:{uid_of(house.unit('IE'))}:Notification Recipient"
    house.portal.acl_users.source_users.addUser(name, name, "only-for-the-tests-4711")
    case = house.report()
    assert not house.may(name, "View", case)
    assert search(house.register, house.user(name)).total == 0
