"""Roles that begin and end by their days: what is stored of them, and what follows when a day has come.

Whether a role is held is asked anew each time (``access/holders.py``): it begins and ends at its instant,
whoever looks. What follows from that, the log entry, the mails and the work that ends, is done once: by the
clock, or before the next change by hand at the same place.
"""

from collections.abc import Callable
from collections.abc import Iterable
from datetime import date
from datetime import datetime
from functools import partial
from ntnu.deviations.access.accounts import group_of
from ntnu.deviations.access.accounts import may_be_down
from ntnu.deviations.access.holders import offered
from ntnu.deviations.access.holders import persons
from ntnu.deviations.access.holders import shared_roles
from ntnu.deviations.access.holders import term_of
from ntnu.deviations.access.outages import silent
from ntnu.deviations.domain.folder_roles import ALWAYS
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import ShareRoles
from ntnu.deviations.domain.reminders import ACTOR
from ntnu.deviations.engine.carry_out import change as change_content
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.interfaces import IClockWork
from ntnu.deviations.now import local_date
from ntnu.deviations.persons import person_of
from ntnu.deviations.units.role_effects import follow
from ntnu.deviations.units.role_effects import RoleChange
from ntnu.deviations.units.role_memory import Table
from ntnu.deviations.units.role_places import places_of
from Products.CMFCore.utils import getToolByName
from typing import Any
from zope.interface import implementer


@implementer(IClockWork)
class RoleDays:
    """Work of the clock: roles that began or ended."""

    def due(self, register, at: datetime) -> list[str]:
        """One key, where any has."""
        day = local_date(at)
        found = any(_due(place, day) for place in places_of(register))
        # As all the clock does, it waits while a directory is down.
        return ["roles"] if found and not silent(getToolByName(register, "acl_users")) else []

    def do(self, register, key: str, at: datetime, carry: Callable) -> None:
        """All of them together: who is told of several places gets one mail."""
        carry("roles that began or ended", partial(self._settle, register, at))

    def _settle(self, register, at: datetime) -> None:
        take_turn(register)
        settle(places_of(register), at)


def share(place, made: Iterable[Change], actor: str, at: datetime) -> None:
    """Store roles that somebody has given or taken at a place, and their days."""
    day, stands = local_date(at), {who: set(own) for who, own in shared_roles(place).items()}
    days: dict[str, dict[str, Any]] = {}
    for change in made:
        own = stands.setdefault(change.principal, set())
        of = days.setdefault(change.principal, dict(place.role_days.get(change.principal, {})))
        of.pop(change.role, None)
        (own.add if change.given else own.discard)(change.role)
        if change.given and change.term != ALWAYS:
            term = change.term
            of[change.role] = {"from": term.start, "to": term.end, "begun": not term.is_ahead(day)}
    _store(place, ShareRoles({who: stands[who] for who in days}, days), actor, at)


def settle(places: Iterable[Any], at: datetime) -> None:
    """See to all that follows from roles in one register that have begun or ended by their days until
    ``at``."""
    day = local_date(at)
    follow([_settled(place, made, at) for place in places if (made := _due(place, day))], ACTOR, at)


def _due(place, day: date) -> list[Change]:
    """What has begun or ended, and has not been seen to."""
    stands, found = shared_roles(place), list[Change]()
    for who, of in sorted(place.role_days.items()):
        own = []
        for role in sorted(of.keys() & {*stands.get(who, ())}):
            term = term_of(place, who, role)
            if not of[role]["begun"] and not term.is_ahead(day):
                own.append(Change(role, who, True, term))
            if term.is_over(day):
                own.append(Change(role, who, False))
        if own and not _waits(getToolByName(place, "acl_users"), who):
            found += own
    return found


def _waits(users: Any, who: str) -> bool:
    """Is this somebody, or a group of somebody, whose directory is down? Nobody knows then whose work on
    cases would end."""
    group = group_of(users, who)
    asked = {who} if group is None else group.members
    return any(may_be_down(users, person_of(one)) for one in asked) and bool(silent(users))


def _settled(place, made: list[Change], at: datetime) -> RoleChange:
    before, day, stands = _seen_to(place, at), local_date(at), shared_roles(place)
    left, days = dict[str, set[str]](), dict[str, dict[str, Any]]()
    for who in sorted({change.principal for change in made}):
        left[who] = {role for role in stands[who] if not term_of(place, who, role).is_over(day)}
        days[who] = {
            role: {**of, "begun": not term_of(place, who, role).is_ahead(day)}
            for role, of in place.role_days[who].items()
            if role in left[who]
        }
    _store(place, ShareRoles(left, days), ACTOR, at)
    told = [Change(one.role, person_of(one.principal), one.given, one.term) for one in made]
    return RoleChange(place, told, before, by_day=True)


def _seen_to(place, at: datetime) -> Table:
    """Who has held which role until what follows from its days is seen to: also who got it since."""
    stands, day = shared_roles(place), local_date(at)

    def held(who: str, role: str) -> bool:
        of = place.role_days.get(who, {}).get(role)
        return of is None or of["begun"] or term_of(place, who, role).is_over(day)

    return {
        role: frozenset(persons(who for who, own in stands.items() if role in own and held(who, role)))
        for role in offered(place)
    }


def _store(place, shared: ShareRoles, actor: str, at: datetime) -> None:
    # A part of the change: what follows from it is told with the log entries of each.
    change_content(place, BarePlan(action="roles", actor=actor, effects=(shared,)), at)
