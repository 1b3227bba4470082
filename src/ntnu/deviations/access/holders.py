"""Who holds a role on a unit or a register: Sharing, with groups expanded to persons."""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Iterator
from ntnu.deviations.access.units import bare_units
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.persons import may_be_id
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.persons import person_of
from zope.component.hooks import getSite


class Named:
    """A principal of whom only the id matters, as plugins of PAS take one."""

    def __init__(self, id_: str):
        self._id = id_

    def getId(self) -> str:
        """The user or group id."""
        return self._id


def offered(place) -> tuple[str, ...]:
    """The roles that can be given on ``place``: a unit, the register, or SpeakUp!'s registry."""
    if IUnit.providedBy(place):
        return roles.FOLDER_ROLES + roles.SYSTEM_GIVEN_ROLES
    if ISpeakUpRegistry.providedBy(place):
        return (roles.SPEAKUP_RECIPIENT,)
    return roles.REGISTER_ROLES


def local_roles(place) -> dict[str, tuple[str, ...]]:
    """What is in the Sharing of ``place`` itself: {principal: roles}."""
    stored = getattr(aq_base(place), "__ac_local_roles__", None) or {}
    return dict(stored() if callable(stored) else stored)


def principals(place, role: str) -> list[str]:
    """The user and group ids that hold ``role`` on ``place`` itself."""
    return sorted(who for who, held in local_roles(place).items() if role in held)


def units_of_case_worker(register, user) -> list[str]:
    """UIDs of the units where the user may be chosen as case worker, directly or by a group. That role opens
    no case, so it is in no virtual group."""
    own = {user.getId(), *(user.getGroups() if hasattr(user, "getGroups") else ())}
    found = []
    for uid, unit in bare_units(register):
        held = local_roles(unit)
        if any(roles.CASE_WORKER in held.get(who, ()) for who in own):
            found.append(uid)
    return found


def persons(names: Iterable[str]) -> Iterator[str]:
    """The persons with an account behind user and group ids, including groups within groups.

    Groups of everybody give nobody. So does an id that is no longer a user or a group.
    """
    users, groups = getSite()["acl_users"], getSite()["portal_groups"]
    waiting, seen = list(names), set()
    while waiting:
        name = waiting.pop()
        if name in seen or name == "AuthenticatedUsers":
            continue
        seen.add(name)
        group = groups.getGroupById(name)
        if group is not None:
            waiting.extend(group.getGroupMemberIds())
        elif has_account(users, name):
            yield person_of(name)


def has_account(users, user_id: str | None) -> bool:
    """Is there a user with this id? Looked up without groups, roles and properties, which take longest."""
    if not isinstance(user_id, str) or not may_be_id(user_id):
        return False
    return users._verifyUser(users._getOb("plugins"), user_id=user_id) is not None


def direct_holders(unit, role: str) -> frozenset[str]:
    """Persons who hold ``role`` by the unit's own Sharing."""
    return frozenset(persons(principals(unit, role)))


def register_holders(register, role: str) -> frozenset[str]:
    """Persons who hold ``role`` by the register's Sharing."""
    return frozenset(persons(principals(register, role)))


def with_groups_around(users, names: Iterable[str]) -> set[str]:
    """The names, and all ordinary groups that contain them, also through other groups. ``users``:
    ``acl_users``."""
    source = users._getOb("source_groups", None)
    found, waiting = set(), set(names)
    while waiting:
        name = waiting.pop()
        found.add(name)
        if source is not None:
            waiting.update(set(source.getGroupsForPrincipal(Named(name))) - found)
    return found
