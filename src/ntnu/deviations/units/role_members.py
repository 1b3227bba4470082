"""Members of groups that hold folder roles come and go, and users are deleted: by Plone's own pages.

What follows is the same as for a change in Sharing. It is done when the request's other work is:
Plone tells of a change while it is half made, and one request may make many.
"""

from AccessControl import getSecurityManager
from collections.abc import Callable
from collections.abc import Iterator
from ntnu.deviations.access.holders import persons
from ntnu.deviations.access.holders import principals
from ntnu.deviations.access.holders import terms_on
from ntnu.deviations.access.holders import with_groups_around
from ntnu.deviations.access.stand_ins import every
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.folder_roles import ALWAYS
from ntnu.deviations.domain.folder_roles import changes
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.now import now
from ntnu.deviations.now import today
from ntnu.deviations.persons import account_of
from ntnu.deviations.persons import acting
from ntnu.deviations.persons import person_of
from ntnu.deviations.units import role_days
from ntnu.deviations.units.role_effects import follow
from ntnu.deviations.units.role_effects import RoleChange
from ntnu.deviations.units.role_effects import table_of
from ntnu.deviations.units.role_memory import Before
from ntnu.deviations.units.role_memory import DaysByPerson
from ntnu.deviations.units.role_memory import Noted
from ntnu.deviations.units.role_memory import NOTES
from ntnu.deviations.units.role_memory import Table
from ntnu.deviations.units.role_places import places_in
from ntnu.deviations.units.role_places import places_of
from Products.CMFCore.utils import getToolByName
from typing import NamedTuple
from zope.component.hooks import getSite


def on_added_to_group(event) -> None:
    """Subscriber: a group may hold folder roles. Nobody gives themselves one that reads cases."""
    noted = _remember()
    if noted is not None:
        _refuse_own_gain(noted)


def on_removed_from_group(event) -> None:
    """Subscriber: with the group its folder roles are lost."""
    remember()


def remember(gone: str = "") -> Before | None:
    """Keep who holds what before the first change of the transaction; None where there is no register.

    ``gone`` is a user who has been deleted, and had their roles until now. Who is in a group is kept in
    two places, of which Plone has changed one when it tells of it; the one that lists a group's
    members still stands as before.
    """
    noted = _remember(gone)
    return None if noted is None else noted.before


def _remember(gone: str = "") -> Noted | None:
    return NOTES.note(lambda site: _noted(site, gone), _settle)


def _noted(site, gone: str) -> Noted:
    own, at = _with_groups(site, gone) if gone else set(), now()
    for register in registers(site):
        # Who leaves a group that had a role until a day could not be found by it afterwards.
        role_days.settle(places_of(register), at)
    person = person_of(gone)
    before = {uid_of(place): _with_holder(place, person, own) for place in places_in(site)}
    days = {uid_of(place): _days_by_person(place) for place in places_in(site) if place.role_days}
    return Noted(acting(), at, before, days)


def _days_by_person(place) -> DaysByPerson:
    """On which days everybody has, or will have, which role."""
    day, found = today(), dict[str, dict[str, list[Term]]]()
    for role, terms in terms_on(place).items():
        own = found.setdefault(role, {})
        for who, term in terms.items():
            for person in persons([who]):
                own.setdefault(person, []).append(term.seen_on(day))
    return found


def _with_groups(site, person: str) -> set[str]:
    return with_groups_around(getToolByName(site, "acl_users"), {person})


def _with_holder(place, person: str, own: set[str]) -> Table:
    """The table of a place, with the person where they or a group of ``own`` holds a role."""
    return {
        role: holders if own.isdisjoint(principals(place, role)) else holders | {person}
        for role, holders in table_of(place).items()
    }


def _settle(site, noted: Noted) -> None:
    for register in registers(site):
        made = []
        for place in places_of(register):
            uid = uid_of(place)
            if uid not in noted.before:
                continue
            held = noted.untold(uid)
            changed = changes(held, table_of(place, held))
            if changed:
                made.append(RoleChange(place, changed, held, {"by": "membership"}))
        follow(made, noted.actor, noted.at)


def _refuse_own_gain(noted: Noted) -> None:
    site, day, gainers = getSite(), today(), list(_gainers())
    for place in places_in(site) if gainers else ():
        before, days = noted.before.get(uid_of(place), {}), noted.days.get(uid_of(place))
        for role, terms in terms_on(place).items():
            for one_of in gainers:
                if role not in roles.CASE_READING_ROLES or not one_of.hands_on(role):
                    continue
                had = [ALWAYS] if one_of.person in before.get(role, ()) else []
                if days is not None:
                    # Nor do they make one of their own longer.
                    had = days[role].get(one_of.person, [])
                gained = (term.seen_on(day) for who, term in terms.items() if who in one_of.names)
                if any(not any(own.covers(term) for own in had) for term in gained):
                    raise InvalidData(one(one_of.code))


class _Gainer(NamedTuple):
    """Somebody whose roles the person who changes groups has; ``names``: they and their groups."""

    person: str
    names: set[str]
    hands_on: Callable[[str], bool]
    code: str


def _gainers() -> Iterator[_Gainer]:
    """The person themselves, and who they stand in for now or on days to come."""
    site, actor = getSite(), getSecurityManager().getUser().getId()
    if not actor:
        return
    yield _Gainer(person_of(actor), _with_groups(site, actor), lambda role: True, "role_to_oneself")
    for register in registers(site):
        for stand_in in every(register):
            account = account_of(stand_in.absent)
            if account and stand_in.deputy == person_of(actor) and not stand_in.term.is_over(today()):
                names = _with_groups(site, account)
                yield _Gainer(stand_in.absent, names, stand_in.is_of, "role_to_absent")
