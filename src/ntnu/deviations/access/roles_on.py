"""Which roles a user has now on content of this product: decided here alone.

It follows from the table of grants, the Sharing of units and register, and the clock. Roles in the whole
site, roles from folders above the register, and entries in the Sharing of a case give nothing. Only Manager
keeps technical access.
"""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Mapping
from ntnu.deviations.access.confidential import handlers_of
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.memberships import chosen_as_case_worker
from ntnu.deviations.access.memberships import held_on
from ntnu.deviations.access.memberships import principals_of
from ntnu.deviations.access.own import unshielded_units
from ntnu.deviations.access.part_roles import roles_on_part
from ntnu.deviations.access.stand_ins import in_force
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.grants import excluded
from ntnu.deviations.domain.grants import Grant
from ntnu.deviations.domain.grants import grants
from ntnu.deviations.interfaces import ICaseChild
from ntnu.deviations.interfaces import IDepartment
from ntnu.deviations.interfaces import IDeviationRegister
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.interfaces import INotificationCase
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.now import now
from ntnu.deviations.persons import account_of
from ntnu.deviations.persons import person_of
from ntnu.deviations.unchanged import while_unchanged
from typing import Any
from zope.component.hooks import getSite

_MANAGER = frozenset({"Manager"})


def roles_on(thing, user) -> frozenset[str]:
    """The roles of ``user`` on a case, a part of one, a unit, a register, SpeakUp!'s registry or a
    notification case, by their ids."""
    return own_roles(thing, user).union(*(held for _absent, held in roles_as_deputy(thing, user)))


def own_roles(thing, user) -> frozenset[str]:
    """The same, without what they have as the deputy of somebody who is away."""
    mine = principals_of(user)
    found = _roles(thing, person_of(user.getId()), mine) if mine else frozenset()
    return found | _MANAGER.intersection(user.getRoles())


def roles_as_deputy(thing, user) -> list[tuple[str, frozenset[str]]]:
    """The persons that ``user`` stands in for now on a case or a part of one, with what each has there on
    their own, as far as it is handed on."""
    case, register = case_around(thing), register_of(thing)
    if case is None or register is None:
        return []
    person = person_of(user.getId())
    standing = [one for one in in_force(register) if one.deputy == person]
    if not standing or not (mine := principals_of(user)):
        return []
    facts, found = facts_of(case), dict[str, frozenset[str]]()
    # Fail closed, as lists do: see ``memberships``.
    if facts.unit.uid in unshielded_units(register, person):
        return []
    for one in standing:
        theirs = principals_of(getSite().acl_users.getUserById(account_of(one.absent)))
        works = all(chosen_as_case_worker(register, facts.unit.uid, who) for who in (mine, theirs))
        held = _roles(thing, one.absent, theirs) if theirs else ()
        given = frozenset(role for role in held if one.gives(role, facts, works))
        found[one.absent] = found.get(one.absent, frozenset()) | given
    return [(absent, given) for absent, given in sorted(found.items()) if given]


def case_around(thing):
    """The case that ``thing`` is, or is in; None outside every case."""
    while ICaseChild.providedBy(thing):
        thing = aq_parent(aq_inner(thing))
    return thing if IDeviationReport.providedBy(thing) else None


def _roles(thing, person: str, mine: Collection[str]) -> frozenset[str]:
    def found() -> frozenset[str]:
        looks = (look for kind, look in _LOOKS if kind.providedBy(thing))
        return frozenset(next(looks, _nowhere)(aq_inner(thing), person, mine))

    return while_unchanged(thing, found, roles_on, person, mine)


def _on_case(case, person: str, mine: Collection[str]) -> set[str]:
    return _by_grants(case, facts_of(case), person, mine)


def _by_grants(case, facts: Facts, person: str, mine: Collection[str]) -> set[str]:
    above = _above(case)
    held: dict[str, set[str]] = {}

    def holds(grant: Grant) -> bool:
        if not grant.is_group:
            return grant.principal == person
        # The reporter holds no other role, even where nobody has recorded yet that they hold one.
        if person == facts.reporter or person in excluded(facts):
            return False
        if grant.hearing:
            at = now()
            return any(access.person == person and at < access.until for access in facts.hearing_access)
        uid = grant.unit.uid if grant.unit is not None else grant.register or ""
        if uid not in held:
            held[uid] = held_on(above[uid], mine) if uid in above else set()
        return grant.role in held[uid] and not _is_closed(grant, facts, above, person)

    return {grant.role for grant in grants(facts) if holds(grant)}


def _is_closed(grant: Grant, facts: Facts, above: Mapping[str, Any], person: str) -> bool:
    """Fail closed, as lists do: see ``memberships``."""
    closed = unshielded_units(above[facts.register_uid], person)
    if grant.unit is not None:
        return grant.unit.uid in closed
    return bool(closed) and not excluded(facts)


def _above(case) -> dict[str, Any]:
    """Units and register around a case, by UID."""
    found, place = {}, aq_parent(case)
    while IUnit.providedBy(place) or IDeviationRegister.providedBy(place):
        found[uid_of(place)] = place
        place = aq_parent(aq_inner(place))
    return found


def _on_part(part, person: str, mine: Collection[str]) -> set[str]:
    return roles_on_part(part, person, lambda case, facts: _by_grants(case, facts, person, mine))


def _on_unit(unit, person: str, mine: Collection[str]) -> set[str]:
    found = held_on(unit, mine)
    if IDepartment.providedBy(unit):
        found |= held_on(aq_parent(unit), mine)
    return found.intersection(roles.FOLDER_ROLES + roles.SYSTEM_GIVEN_ROLES)


def _on_register(register, person: str, mine: Collection[str]) -> set[str]:
    return held_on(register, mine).intersection(roles.REGISTER_ROLES)


def _on_registry(registry, person: str, mine: Collection[str]) -> set[str]:
    return {roles.SPEAKUP_RECIPIENT} if person in recipients_of(registry) else set()


def _on_notification(case, person: str, mine: Collection[str]) -> set[str]:
    return {roles.SPEAKUP_RECIPIENT} if person in handlers_of(case) else set()


def _nowhere(thing, person: str, mine: Collection[str]) -> set[str]:
    return set()


_LOOKS: tuple[tuple[Any, Callable[[Any, str, Collection[str]], set[str]]], ...] = (
    (IDeviationReport, _on_case),
    (ICaseChild, _on_part),
    (IUnit, _on_unit),
    (INotificationCase, _on_notification),
    (ISpeakUpRegistry, _on_registry),
    (IDeviationRegister, _on_register),
)
