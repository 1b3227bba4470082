"""What the rules ask about units and persons (``World``), answered for one register."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from ntnu.deviations.access import accounts
from ntnu.deviations.access import holders
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.memberships import held_on
from ntnu.deviations.access.memberships import memberships
from ntnu.deviations.access.memberships import principals_of
from ntnu.deviations.access.outages import silent
from ntnu.deviations.access.reading import user_by_id
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.access.stand_ins import in_force
from ntnu.deviations.access.units import bare_units
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.stand_ins import StandIn
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.now import now
from ntnu.deviations.persons import account_of
from ntnu.deviations.persons import person_of
from Products.CMFCore.utils import getToolByName
from zope.component.hooks import getSite

#: The permission to give and take folder roles.
MANAGE_ROLES = "ntnu.deviations: Manage Folder Roles"


class Directory:
    """Units and persons of a register (see ``core.facts.World``). Answers are kept: make a new one
    for each action."""

    def __init__(self, register):
        self.register = register
        self._units: dict[str, Unit] | None = None
        self._known: dict[str, Unit] = {}
        #: By unit, "" for the register itself, and role.
        self._holders: dict[tuple[str, str], frozenset[str]] = {}
        self._stand_ins: list[StandIn] | None = None

    def _by_uid(self) -> dict[str, Unit]:
        if self._units is None:
            described = [describe(unit) for unit in unit_contents(self.register)]
            described.sort(key=lambda unit: (unit.faculty_uid, not unit.is_faculty, sort_key(unit.code)))
            self._units = {unit.uid: unit for unit in described}
        return self._units

    def _one(self, uid: str) -> Unit | None:
        """One unit, without describing all the others."""
        if uid not in self._known:
            content = unit_content(self.register, uid)
            if content is None:
                return None
            self._known[uid] = describe(content)
        return self._known[uid]

    def units(self) -> Iterable[Unit]:
        """Every unit, faculties by code, each followed by its departments."""
        faculties = sorted(
            (unit for unit in self._by_uid().values() if unit.is_faculty),
            key=lambda unit: sort_key(unit.code),
        )
        for faculty in faculties:
            yield faculty
            yield from self.departments(faculty)

    def departments(self, faculty: Unit) -> list[Unit]:
        """The departments of a faculty, by code."""
        return [u for u in self._by_uid().values() if u.faculty_uid == faculty.uid and not u.is_faculty]

    def unit(self, ref: str) -> Unit | None:
        """The unit with this UID, code or path (from the site or the server's root)."""
        if not isinstance(ref, str) or not ref:
            return None
        if found := self._one(ref):
            return found
        if uid := self._codes.get(ref.casefold()):
            return self._one(uid)
        return self._by_path(ref) if "/" in ref else None

    @cached_property
    def _codes(self) -> dict[str, str]:
        """Code in small letters -> UID; of two units with the same code the first is meant."""
        found: dict[str, str] = {}
        for uid, unit in bare_units(self.register):
            found.setdefault((unit.code or "").casefold(), uid)
        return found

    def _by_path(self, path: str) -> Unit | None:
        wanted = path.split("://", 1)[-1].rstrip("/")
        for uid, unit in self._by_uid().items():
            full = "/".join(unit_content(self.register, uid).getPhysicalPath())
            site = "/".join(getSite().getPhysicalPath())
            if wanted in (full, full[len(site) :]) or ("://" in path and wanted.endswith(full)):
                return unit
        return None

    def content(self, unit: Unit):
        """The object of a unit."""
        return unit_content(self.register, unit.uid)

    def holders(self, unit_uid: str, role: str) -> frozenset[str]:
        """Who holds ``role`` at the unit: by its Sharing or, for a department, its faculty's.

        Folder roles of a faculty reach its departments, never the reverse.
        """
        found, unit = self.direct_holders(unit_uid, role), self._one(unit_uid)
        if unit is not None and not unit.is_faculty:
            found |= self.direct_holders(unit.faculty_uid, role)
        return found

    def direct_holders(self, unit_uid: str, role: str) -> frozenset[str]:
        key = (unit_uid, role)
        if key not in self._holders:
            content = unit_content(self.register, unit_uid)
            known = content is not None
            self._holders[key] = holders.direct_holders(content, role) if known else frozenset()
        return self._holders[key]

    def register_holders(self, role: str) -> frozenset[str]:
        key = ("", role)
        if key not in self._holders:
            self._holders[key] = holders.register_holders(self.register, role)
        return self._holders[key]

    def holds(self, unit_uid: str, role: str, person: str) -> bool:
        """Does the person hold ``role`` at the unit, as :meth:`holders`, or by a group that nobody lists?"""
        if person in self.holders(unit_uid, role):
            return True
        user, unit = user_by_id(self.register, person), self._one(unit_uid)
        if user is None or unit is None:
            return False
        mine, places = principals_of(user), {unit_uid, unit.faculty_uid}
        return any(role in held_on(unit_content(self.register, uid), mine) for uid in places)

    def holds_unnamed(self, unit_uid: str, role: str) -> bool:
        """Is ``role`` held at the unit by a group that nobody lists, or from a directory that is down?"""
        unit = self._one(unit_uid)
        named = {who for uid in {unit_uid, unit.faculty_uid} for who in self._principals(uid, role)}
        if any(map(self.is_unlisted, named)):
            return True
        lost = [who for who in named if not self.persons([who]) and self.may_be_down(person_of(who))]
        return bool(lost) and bool(silent(self._users))

    def _principals(self, unit_uid: str, role: str) -> list[str]:
        return holders.principals(unit_content(self.register, unit_uid), role)

    def person_exists(self, person: str) -> bool:
        return accounts.has_account(self._users, account_of(person))

    def may_be_down(self, person: str) -> bool:
        """See :func:`accounts.may_be_down`."""
        return accounts.may_be_down(self._users, person)

    def persons(self, principals: Iterable[str]) -> frozenset[str]:
        """The persons behind persons and groups; what is neither stands for nobody."""
        asked = set(principals)
        groups = {one for one in asked if accounts.group_of(self._users, one) is not None}
        return frozenset(filter(self.person_exists, asked - groups)) | set(holders.persons(groups))

    def is_unlisted(self, principal: str) -> bool:
        """Is this a group of which nobody says who is in it?"""
        group = accounts.group_of(self._users, principal)
        return group is not None and not group.listed

    @property
    def _users(self):
        return getToolByName(self.register, "acl_users")

    def stand_ins(self, person: str) -> list[StandIn]:
        if self._stand_ins is None:
            self._stand_ins = in_force(self.register)
        return [one for one in self._stand_ins if one.absent == person]

    def now(self) -> datetime:
        return now()

    def person_name(self, person: str) -> str:
        """What the person is called: see :func:`accounts.name_of`."""
        return accounts.name_of(person)

    def principal_name(self, who: str) -> str:
        """The name of a person, the title of a group."""
        return accounts.name_of(who)


def has_work(user) -> bool:
    """Does this user handle cases anywhere: by a folder role, as archivist, as case worker of a case, as the
    deputy named for one, or as the deputy of somebody who does?"""
    person, places = person_of(user.getId()), registers(getSite())
    for place in places:
        names, index = memberships(place, user), index_of(place)
        if any(name.startswith(("unit:", "register:")) for name in names) or index.handles(person):
            return True
        if any(name.startswith("absent:") and index.rids("allowed", f"user:{name}") for name in names):
            return True
    return False


def is_archivist(register, user) -> bool:
    """Is the user an archivist of the register?"""
    return roles.ARCHIVIST in roles_on(register, user)


def is_quality_reader(register, user) -> bool:
    """Does the user get the figures of the register without reading cases?"""
    return roles.QUALITY_READER in roles_on(register, user)


def managed_units(register, user) -> list:
    """The units where the user gives and takes folder roles, faculties by code before their departments."""
    found = [unit for unit in unit_contents(register) if user.has_permission(MANAGE_ROLES, unit)]
    return sorted(found, key=lambda unit: (register.unit_ids[uid_of(unit)][0], unit.getPhysicalPath()))


def manages_units(register, user) -> bool:
    """Does the user give and take folder roles anywhere? Asked for every page, so it checks no permission."""
    if {"Manager", roles.SYSTEM_ADMIN} & set(user.getRoles()):
        return True
    mine = principals_of(user)
    return any(roles.LOCAL_ADMIN in held_on(unit, mine) for _uid, unit in bare_units(register))
