"""Folder roles as memberships: which of a register's groups a user is in now.

A case gives its roles to "who has the role at the unit". Who that is is stored in the unit's Sharing alone,
so a change of members has effect at once, on pages, REST and search together, and touches no case. These
groups are names in the register's own index and nowhere else: no user has them as groups, so no page, service
or method of Plone can show them.
"""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Collection
from ntnu.deviations.access.accounts import EVERYBODY
from ntnu.deviations.access.holders import local_roles
from ntnu.deviations.access.holders import with_groups_around
from ntnu.deviations.access.own import unshielded_units
from ntnu.deviations.access.units import bare_units
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.grants import case_hearing_group
from ntnu.deviations.domain.grants import register_group
from ntnu.deviations.domain.grants import unit_group
from ntnu.deviations.now import now
from ntnu.deviations.persons import person_of
from ntnu.deviations.unchanged import while_unchanged
from zope.component.hooks import getSite


def principals_of(user) -> frozenset[str]:
    """The user's id, and those of their ordinary groups that hold them by name; for reading Sharing.

    Groups of everybody who is logged in are left out: a role given to such a group would open every case to
    everybody. A user of another user folder, above all of the server's root, has none: the same id may belong
    to somebody else here.
    """
    users = getSite().acl_users
    if not user.getId() or aq_base(aq_parent(aq_inner(user))) is not aq_base(users):
        return frozenset()
    # Not stored with the user: where Plone's users are cached, one lives longer than a request.
    return while_unchanged(users, lambda: _principals(user, users), principals_of, aq_base(user))


def _principals(user, users) -> frozenset[str]:
    groups = user.getGroups() if hasattr(user, "getGroups") else ()
    wide = with_groups_around(users, {EVERYBODY})
    named = {user.getId(), *groups} - wide
    return frozenset(named if len(wide) == 1 else with_groups_around(users, named))


def held_on(place, principals: Collection[str]) -> set[str]:
    """The roles that these principals hold by the Sharing of ``place`` itself."""
    stored = local_roles(place)
    return {role for principal in principals if principal in stored for role in stored[principal]}


def memberships(register, user) -> list[str]:
    """Names, in the register's index, of the groups the user is in: of units, of the register, of
    hearings that are open now."""
    mine = principals_of(user)
    if not mine:
        return []
    person = person_of(user.getId())

    def found() -> list[str]:
        return [
            *_of_units(register, person, mine),
            *_of_register(register, person, mine),
            *_of_hearings(register, person),
        ]

    return list(while_unchanged(register, found, memberships, person, mine))


def _of_units(register, person: str, mine: Collection[str]) -> list[str]:
    held = [
        (uid, role)
        for uid, unit in bare_units(register)
        if (there := held_on(unit, mine))
        for role in sorted(there.intersection(roles.GROUP_ROLES))
    ]
    if not held:
        return []
    # Fail closed: somebody who has reported a case at a unit, and is not yet excluded from it by name, is in
    # none of that unit's groups. Giving them the role excludes them, so this concerns only roles that came by
    # a group managed elsewhere, until the case is indexed anew.
    closed = unshielded_units(register, person)
    held = [(uid, role) for uid, role in held if uid not in closed]
    found = [unit_group(uid, role) for uid, role in held]
    for key, (units, persons) in register.exclusions.items():
        if person not in persons:
            found += [unit_group(uid, role, key) for uid, role in held if uid in units]
    return found


def _of_register(register, person: str, mine: Collection[str]) -> list[str]:
    if roles.ARCHIVIST not in held_on(register, mine):
        return []
    uid = uid_of(register)
    # Fail closed, as above.
    found = [] if unshielded_units(register, person) else [register_group(uid, roles.ARCHIVIST)]
    found += [
        register_group(uid, roles.ARCHIVIST, key)
        for key, (_units, persons) in register.exclusions.items()
        if person not in persons
    ]
    return found


def _of_hearings(register, person: str) -> list[str]:
    noted = register.hearing_members.get(person)
    if not noted:
        return []
    at = now()
    return [case_hearing_group(case) for case in dict.fromkeys(c for c, _h, until in noted if at < until)]
