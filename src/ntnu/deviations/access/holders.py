"""Who holds a role on a unit or a register today: Sharing and its days, with groups expanded to persons."""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import datetime
from datetime import time
from datetime import timedelta
from ntnu.deviations.access.accounts import EVERYBODY
from ntnu.deviations.access.accounts import group_of
from ntnu.deviations.access.accounts import has_account
from ntnu.deviations.access.units import bare_units
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.folder_roles import ALWAYS
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.now import calendar
from ntnu.deviations.now import today
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


def shared_roles(place) -> dict[str, tuple[str, ...]]:
    """What is in the Sharing of ``place`` itself, whether it is held today or not: {principal: roles}."""
    stored = getattr(aq_base(place), "__ac_local_roles__", None) or {}
    return dict(stored() if callable(stored) else stored)


def local_roles(place) -> dict[str, tuple[str, ...]]:
    """What is held today by the Sharing of ``place`` itself: {principal: roles}."""
    stored = shared_roles(place)
    if not place.role_days:
        return stored
    day = today()
    return {
        who: tuple(role for role in held if term_of(place, who, role).holds_on(day))
        for who, held in stored.items()
    }


def term_of(place, principal: str, role: str) -> Term:
    """On which days ``principal`` has ``role`` by the Sharing of ``place`` itself."""
    days = place.role_days.get(principal, {}).get(role)
    return ALWAYS if days is None else Term(days["from"], days["to"])


def terms_on(place) -> dict[str, dict[str, Term]]:
    """Who has which of the roles that can be given on ``place`` by its own Sharing, now or on days to come:
    {role: {principal: term}}, every role named."""
    stored, day = shared_roles(place), today()
    return {
        role: {
            who: term
            for who in sorted(stored)
            if role in stored[who] and not (term := term_of(place, who, role)).is_over(day)
        }
        for role in offered(place)
    }


def over(place, role: str) -> list[str]:
    """The user and group ids whose ``role`` on ``place`` is over by its days, and still in the Sharing: the
    clock has not seen to it yet."""
    if not place.role_days:
        return []
    day = today()
    return [
        who for who, of in place.role_days.items() if role in of and term_of(place, who, role).is_over(day)
    ]


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
    users = getSite()["acl_users"]
    waiting, seen = list(names), {EVERYBODY}
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        group = group_of(users, name)
        if group is not None:
            waiting.extend(group.members)
            yield from map(person_of, sorted(group.accounts - seen))
            seen |= group.accounts
        elif has_account(users, name):
            yield person_of(name)


def direct_holders(unit, role: str) -> frozenset[str]:
    """Persons who hold ``role`` by the unit's own Sharing."""
    return frozenset(persons(principals(unit, role)))


def held_until(place, role: str, person: str) -> datetime | None:
    """The moment at which ``person`` ceases to have ``role`` by the Sharing of ``place`` itself, as far as
    its days tell today; None where nobody has said so."""
    if not place.role_days:
        return None
    ends = [term_of(place, who, role).end for who in principals(place, role) if person in persons([who])]
    last = max(filter(None, ends), default=None)
    return None if last is None or None in ends else calendar().at(last + timedelta(days=1), time())


def lapsed_case_workers(places: Sequence) -> frozenset[str]:
    """Persons whose role as case worker at one of ``places`` is over by its days, and who have it by none of
    them: the clock has not ended their work yet, and it gives them nothing any more."""
    former = [who for place in places for who in over(place, roles.CASE_WORKER)]
    if not former:
        return frozenset()
    return frozenset(persons(former)).difference(*(direct_holders(one, roles.CASE_WORKER) for one in places))


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
