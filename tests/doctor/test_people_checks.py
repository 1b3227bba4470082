"""What the doctor says of roles: who has too much, and where nobody has one."""

import pytest
from datetime import timedelta
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.plugin import PLUGIN_ID
from ntnu.deviations.access.setup import install_plugin
from ntnu.deviations.doctor import people
from ntnu.deviations.doctor import units
from ntnu.deviations.doctor.findings import examine
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.now import now
from ntnu.deviations.now import today
from ntnu.deviations.units.accounts import retire
from plone import api
from Products.PlonePAS.interfaces.plugins import ILocalRolesPlugin
from tests.units.role_days import give


def found(house, id: str, where=people) -> tuple[str, dict]:
    """Level and words of one check."""
    (check,) = (check for check in where.CHECKS if check.id == id)
    (finding,) = examine([check], house.register, now())
    return finding.level, dict(finding.text.mapping or {})


def test_roles_in_the_whole_site(house):
    assert found(house, "global_roles") == ("ok", {})
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles("ola", roles=["Case Worker"])
        api.user.grant_roles("per", roles=["Notification Recipient"])
    # They open nothing, and mislead who sees them.
    assert found(house, "global_roles") == ("warning", {"principals": "ola, per"})
    house.portal.acl_users.portal_role_manager.addRole("Deviations: Line Manager")
    assert found(house, "global_roles") == ("fault", {"roles": "Deviations: Line Manager"})


def test_the_plugin_for_roles(house):
    assert found(house, "plugin") == ("ok", {})
    users = house.portal.acl_users
    users.plugins.deactivatePlugin(ILocalRolesPlugin, PLUGIN_ID)
    assert found(house, "plugin") == ("fault", {})
    install_plugin(house.portal)
    assert found(house, "plugin") == ("ok", {})
    users._delObject(PLUGIN_ID)
    assert found(house, "plugin") == ("fault", {})


def test_ids_on_cases_without_an_account(house):
    """A directory elsewhere does not tell when somebody leaves."""
    house.case("in_process", reporter="per")
    assert found(house, "accounts") == ("ok", {})
    for person in ("per", "worker.idi"):
        house.portal.acl_users.source_users.removeUser(person)
    assert found(house, "accounts") == ("warning", {"ids": "worker.idi, per"})
    retire("worker.idi")
    assert found(house, "accounts") == ("warning", {"ids": "per"})
    retire("per")
    assert found(house, "accounts") == ("ok", {})


def test_recipients(house):
    assert found(house, "recipients") == ("ok", {})
    house.take("HF", "Notification Recipient", "recipient.hf")
    assert found(house, "recipients") == ("fault", {"units": "HF"})
    # A department may do with the faculty's.
    house.take("IDI", "Notification Recipient", "recipient.idi")
    assert found(house, "recipients") == ("fault", {"units": "HF"})


def test_case_workers(house):
    assert found(house, "case_workers") == ("ok", {})
    house.take("HF", "Case Worker", "worker.hf")
    assert found(house, "case_workers") == ("warning", {"units": "HF, IFS"})


def test_units_out_of_use_need_nobody(house):
    house.take("HF", "Notification Recipient", "recipient.hf")
    house.unit("HF").active_to = now().date().replace(year=2001)
    assert found(house, "recipients") == ("ok", {})


def test_speakup(house):
    assert found(house, "speakup") == ("ok", {})
    registry = registry_of(house.register)
    registry.manage_delLocalRoles(["speakup", "second.speakup"])
    assert found(house, "speakup") == ("fault", {})
    with api.env.adopt_roles(["Manager"]):
        house.register._delOb(registry.getId())
    assert found(house, "speakup") == ("warning", {})


def test_only_who_has_an_account_counts(house):
    """The role's last holder is deleted: a user, the members of a group, a group."""
    house.group("committee", "ola")
    house.give("HF", "Notification Recipient", "committee")
    with api.env.adopt_roles(["Manager"]):
        house.portal.acl_users.source_users.removeUser("recipient.hf")
    assert found(house, "recipients") == ("ok", {})
    house.group("outer", "committee")
    with api.env.adopt_roles(["Manager"]):
        house.portal.portal_groups.removeGroup("committee")
    assert found(house, "recipients") == ("fault", {"units": "HF"})
    with pytest.raises(InvalidData) as refused:
        house.report(faculty="HF")
    assert [error.code for error in refused.value.errors] == ["no_recipient"]


def test_roles_that_end_soon_and_nobody_comes_after(house):
    def ending():
        return found(house, "roles_ending", units)

    assert ending() == ("ok", {})
    day = today()

    def until(days, *who):
        give(house, house.unit("HF"), "Line Manager", *who, term=Term(None, day + timedelta(days=days)))

    until(14, "manager.hf")
    assert ending() == ("ok", {})
    until(13, "manager.hf")
    told = ("warning", {"roles": f"HF – Linjeleder ({day + timedelta(days=13)})"})
    assert ending() == told
    # Somebody comes a day too late, then in time.
    for gap in (1, 0):
        begins = Term(day + timedelta(days=14 + gap), None)
        give(house, house.unit("HF"), "Line Manager", "per", term=begins)
        assert ending() == (told if gap else ("ok", {}))
    give(house, house.unit("IDI"), "Case Worker", "worker.idi", "second.idi", term=Term(None, day))
    give(house, house.unit("IDI"), "Line Manager", "manager.idi", term=Term(None, day))
    give(house, house.unit("IE"), "Case Worker", "worker.ie", term=Term(None, day))
    give(house, house.unit("IE"), "Line Manager", "manager.ie", term=Term(None, day))
    _level, words = ending()
    assert sorted(words["roles"].split(", ")) == [
        f"{unit} – {role} ({day})" for unit in ("IDI", "IE") for role in ("Linjeleder", "Saksbehandler")
    ]


def test_units_out_of_use_with_open_cases(house):
    house.case("in_process")
    house.case("closed")
    assert found(house, "out_of_use", units) == ("ok", {})
    house.unit("IDI").active_to = now().date().replace(year=2001)
    assert found(house, "out_of_use", units) == ("warning", {"units": "IDI (1)"})
