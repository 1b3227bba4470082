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
from collections.abc import Iterator
from ntnu.deviations.access.accounts import EVERYBODY
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.holders import local_roles
from ntnu.deviations.access.holders import with_groups_around
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.own import unshielded_units
from ntnu.deviations.access.stand_ins import in_force
from ntnu.deviations.access.units import bare_units
from ntnu.deviations.access.units import departments_of
from ntnu.deviations.access.units import faculty_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.grants import case_hearing_group
from ntnu.deviations.domain.grants import register_group
from ntnu.deviations.domain.grants import unit_group
from ntnu.deviations.domain.stand_ins import absent_name
from ntnu.deviations.domain.stand_ins import StandIn
from ntnu.deviations.now import now
from ntnu.deviations.persons import account_of
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
            *_of_units(register, {person}, _held_at_units(register, person, mine)),
            *_of_register(register, person, mine),
            *_of_hearings(register, person),
            *_of_absent(register, person, mine),
        ]

    return list(while_unchanged(register, found, memberships, person, mine))


def _held_at_units(register, person: str, mine: Collection[str]) -> list[tuple[str, str]]:
    """UIDs of units, each with a role that opens cases there."""
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
    return [(uid, role) for uid, role in held if uid not in closed]


def _of_units(register, persons: Collection[str], held: Collection[tuple[str, str]]) -> list[str]:
    """The names of these groups, less those of cases from which one of ``persons`` is excluded."""
    return [unit_group(uid, role, key) for uid, role in held for key in _keys(register, uid, persons)]


def _keys(register, unit: str, persons: Collection[str]) -> list[str]:
    """Of the cases at a unit, the keys that exclude none of these persons."""
    kept_out = register.exclusions.items()
    keys = [key for key, (units, barred) in kept_out if unit in units and not set(barred) & set(persons)]
    return ["", *keys]


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


def _of_absent(register, person: str, mine: Collection[str]) -> Iterator[str]:
    """What the person asks by as the deputy of others."""
    users = getSite().acl_users
    closed: frozenset[str] | None = None
    for one in in_force(register):
        if one.deputy != person:
            continue
        closed = unshielded_units(register, person) if closed is None else closed
        theirs = principals_of(users.getUserById(account_of(one.absent)))
        open_there = set(_held_at_units(register, one.absent, theirs))
        both = {one.absent, person}
        for uid in {one.unit, *departments_of(register, one.unit)} - closed:
            above = faculty_of(register, uid)
            held = [
                (uid, role)
                for role in roles.GROUP_ROLES
                if one.is_of(role) and open_there & {(uid, role), (above, role)}
            ]
            yield from _of_units(register, both, held)
            works = all(chosen_as_case_worker(register, uid, who) for who in (mine, theirs))
            personal = (roles.RECIPIENT, roles.HEARING_PARTICIPANT, roles.MEASURE_RESPONSIBLE)
            for role in (*personal, *([roles.CASE_WORKER] if works else [])):
                if one.is_of(role):
                    keys = _keys(register, uid, both)
                    yield from (absent_name(uid, role, one.absent, key) for key in keys)
        if one.is_of(roles.HEARING_PARTICIPANT):
            yield from _of_hearings_of(register, one, closed)


def _of_hearings_of(register, one: StandIn, closed: Collection[str]) -> Iterator[str]:
    for name in _of_hearings(register, one.absent):
        for row in index_of(register).rows_of_uid(name.split(":")[1]):
            facts = facts_of(case_at(register, row["ids"]))
            if facts.unit.uid not in closed and one.gives(roles.HEARING_PARTICIPANT, facts, False):
                yield name


def chosen_as_case_worker(register, unit: str, principals: Collection[str]) -> bool:
    """May one of these be chosen as case worker at the unit, by its own Sharing or its faculty's?"""
    places = (unit_content(register, uid) for uid in {unit, faculty_of(register, unit)})
    return any(roles.CASE_WORKER in held_on(place, principals) for place in places if place is not None)
