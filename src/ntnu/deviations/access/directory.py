"""What the rules ask about units and persons (``World``), answered for one register."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from ntnu.deviations.access import holders
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.memberships import held_on
from ntnu.deviations.access.memberships import memberships
from ntnu.deviations.access.memberships import principals_of
from ntnu.deviations.access.reading import user_by_id
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.access.units import bare_units
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.domain.text import tidy
from ntnu.deviations.now import now
from ntnu.deviations.persons import account_of
from ntnu.deviations.persons import id_of
from ntnu.deviations.persons import person_of
from ntnu.deviations.unchanged import while_unchanged
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

    def person_exists(self, person: str) -> bool:
        return holders.has_account(getToolByName(self.register, "acl_users"), account_of(person))

    def persons(self, principals: Iterable[str]) -> frozenset[str]:
        """The persons behind users and groups; an id that is neither gives nobody."""
        find = getToolByName(self.register, "portal_groups").getGroupById
        asked = set(principals)
        groups = {one for one in asked if find(one) is not None}
        return frozenset(filter(self.person_exists, asked - groups)) | set(holders.persons(groups))

    def now(self) -> datetime:
        return now()

    def person_name(self, person: str) -> str:
        """The full name; without one the log-in name, and the id of an account that no longer exists."""
        return while_unchanged(self.register, lambda: self._name(person), Directory.person_name, person)

    def _name(self, person: str) -> str:
        user = user_by_id(self.register, person)
        name = user and (tidy(user.getProperty("fullname", "") or "") or user.getUserName())
        return name or id_of(person)

    def principal_name(self, who: str) -> str:
        """The name of a person, the title of a group; the id where there is neither."""
        name = self.person_name(who)
        if name != id_of(who):
            return name
        group = getToolByName(self.register, "portal_groups").getGroupById(who)
        return (group and group.getProperty("title", "")) or name


def has_work(user) -> bool:
    """Does this user handle cases anywhere: by a folder role, as archivist, as case worker of a case, or
    as the deputy of one?"""
    person, places = person_of(user.getId()), registers(getSite())
    if any(name.startswith(("unit:", "register:")) for place in places for name in memberships(place, user)):
        return True
    indexes = map(index_of, places)
    return any(index.is_assigned(person) or index.rids("waits_for", person) for index in indexes)


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
