"""Roles on cases are given by our own rules alone: by nothing that a site, a folder or a form can give."""

import pytest
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.domain import roles
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory

VIEW = "View"
SEALED = [f"Deviations: {role}" for role in roles.ALL]


@pytest.fixture
def things(house):
    """A case with a measure and a hearing, one that became a notification case, and that."""
    case = house.case("in_process")
    hearing = house.act(
        case,
        "worker.idi",
        "add_hearing",
        title="Hva skal rutinen si?",
        question="Hva skal den si?",
        purpose="consider_measures",
        participants=["ola"],
    )
    measure = house.act(
        case,
        "worker.idi",
        "add_measure",
        title="Frist i rutinen",
        description="Rutinen får en frist.",
        kind="corrective",
        responsible="ola",
        due="2030-01-01",
    )
    stub = house.case("reregistered")
    registry = registry_of(house.register)
    return [case, hearing, measure, stub, registry, *registry.objectValues()]


def sees(house, person, things):
    return [thing for thing in things if house.may(person, VIEW, thing)]


def test_every_role_given_in_the_whole_site_opens_nothing(house, things):
    manager = house.portal.acl_users.portal_role_manager
    # A technician might make roles of the very names that permission maps have.
    for name in SEALED:
        manager.addRole(name)
    for name in roles.ALL:
        if name != roles.SYSTEM_ADMIN:
            manager.assignRoleToPrincipal(name, "per")
    assert sees(house, "per", things) == []
    assert search(house.register, house.user("per")).total == 0
    for unit in house.units():
        assert not house.may("per", "ntnu.deviations: Manage Folder Roles", unit)
    for name in SEALED:
        manager.assignRoleToPrincipal(name, "ola")
    # Zope goes by names; whatever we show asks our own rules, and so do the doors of a case.
    assert all(roles_on(thing, house.user("per")) == frozenset() for thing in things)


def test_a_folder_role_from_above_the_register_gives_nothing(house, things):
    house.portal.__ac_local_roles__ = {
        **(house.portal.__ac_local_roles__ or {}),
        "per": [name for name in (*roles.ALL, *SEALED) if name != roles.SYSTEM_ADMIN],
    }
    assert sees(house, "per", [thing for thing in things if thing.portal_type != "SpeakUpRegistry"]) == []
    for unit in house.units():
        assert roles_on(unit, house.user("per")) == frozenset()


def test_no_page_offers_a_role_of_a_case(house):
    offered = set(house.portal.valid_roles()) | set(house.portal.acl_users.portal_role_manager.listRoleIds())
    vocabulary = getUtility(IVocabularyFactory, "plone.app.vocabularies.Roles")(house.portal)
    offered |= {term.value for term in vocabulary}
    assert offered.isdisjoint(SEALED)


def test_manager_alone_keeps_technical_access(house, things):
    assert len(sees(house, "technician", things)) == len(things)
    for person in ("siteadmin", "global.editor", "global.speakup", "eqs", "local.owner", "local.editor"):
        seen = [thing for thing in sees(house, person, things) if thing.portal_type != "SpeakUpRegistry"]
        assert seen == [], person
