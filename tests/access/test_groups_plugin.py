"""Virtual groups: folder roles reach cases by groups, never by lists of persons."""

import pytest
from ntnu.deviations.access.groups import PLUGIN_ID
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.core.grants import exclusion_key
from plone.app.testing import applyProfile
from Products.PlonePAS.interfaces.group import IGroupIntrospection
from Products.PluggableAuthService.interfaces.plugins import IGroupsPlugin

CASEWORK = "ntnu.deviations: View Casework"


def virtual(house, person):
    """The person's virtual groups, with units by their code."""
    codes = {uid_of(unit): unit.code for unit in house.units()}
    found = set()
    for group in house.user(person).getGroups():
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


def test_plugin_order(house):
    # It asks for the user's ordinary groups, which the plugins before it have given by then.
    plugins = house.portal.acl_users.plugins
    order = list(plugins.listPluginIds(IGroupsPlugin))
    assert order[-1] == PLUGIN_ID
    assert {"source_groups", "auto_group", "recursive_groups"} <= set(order[:-1])
    assert PLUGIN_ID in plugins.listPluginIds(IGroupIntrospection)


def test_plugin_order_is_mended_by_installing_again(house):
    plugins = house.portal.acl_users.plugins
    plugins.movePluginsUp(IGroupsPlugin, [PLUGIN_ID])
    assert plugins.listPluginIds(IGroupsPlugin)[-1] != PLUGIN_ID
    applyProfile(house.portal, "ntnu.deviations:default")
    assert plugins.listPluginIds(IGroupsPlugin)[-1] == PLUGIN_ID


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


def test_recursive_groups_do_not_bring_an_excluded_person_back(house):
    # recursive_groups asks the plugin for the groups of a group: were an ordinary group in a
    # virtual one, everybody in the ordinary one would be too, also who is excluded by name.
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


def test_a_group_is_in_no_virtual_group(house):
    house.group("staff", "per")
    house.give("IE", "Notification Recipient", "staff")
    plugin = house.portal.acl_users[PLUGIN_ID]
    group = house.portal.acl_users.getGroup("staff")
    assert group.isGroup()
    assert plugin.getGroupsForPrincipal(group) == ()
    assert plugin.getGroupsForPrincipal(object()) == ()


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


def test_a_role_given_in_the_whole_site_shows_every_case(house):
    # So it must not be given there; the documentation says it.
    house.portal.acl_users.portal_role_manager.assignRoleToPrincipal("Notification Recipient", "per")
    assert house.may("per", CASEWORK, house.report())


@pytest.mark.parametrize(
    "role", ["Notification Recipient", "Hearing Participant", "Owner", "Reader", "Reporter"]
)
def test_roles_stored_on_a_case_count_for_nothing(house, role):
    case = house.case("in_process")
    case.manage_setLocalRoles("per", [role])
    case.reindexObjectSecurity()
    assert not house.may("per", "View", case)
    assert case.get_local_roles_for_userid("kari") == ()


def test_names_people_can_read(house):
    groups = house.portal.portal_groups
    unit = house.unit("IDI")
    plain = groups.getGroupById(f"unit:{uid_of(unit)}:Line Manager")
    assert plain.getProperty("title", "").endswith(", Enhet IDI")
    assert list(plain.getGroupMemberIds()) == ["manager.idi"]
    archive = groups.getGroupById(f"register:{uid_of(house.register)}:Archivist")
    assert list(archive.getGroupMemberIds()) == ["archivist"]
    for unknown in ("unit:nowhere:Line Manager", "unit:", "unit:a:b:c:d", "register:x:Archivist"):
        assert groups.getGroupById(unknown) is None, unknown


def test_nobody_is_told_who_is_excluded(house):
    """Somebody who administers users could try names, one by one."""
    house.give("IE", "Notification Recipient", "per")
    house.report("per")
    unit = uid_of(house.unit("IE"))
    groups, asked = house.portal.portal_groups, f"unit:{unit}:Notification Recipient"
    assert ("IE", "Notification Recipient", exclusion_key({"per"})) in virtual(house, "second.ie")
    for person in ("per", "second.ie"):
        group = groups.getGroupById(f"{asked}:{exclusion_key({person})}")
        assert list(group.getGroupMemberIds()) == []


def test_the_number_of_groups_does_not_grow_with_the_cases(house):
    house.give("IE", "Notification Recipient", "per")
    for _case in range(3):
        house.report("per")
    assert len(virtual(house, "second.ie")) == 2


def test_nobody_can_be_put_into_a_virtual_group(house):
    unit = uid_of(house.unit("IE"))
    house.group("staff", "ola")
    groups = house.portal.portal_groups
    name = f"unit:{unit}:Notification Recipient"
    case = house.report()
    with house.acting("technician"), pytest.raises(KeyError):
        groups.addPrincipalToGroup("per", name)
    assert not house.may("per", "View", case)
