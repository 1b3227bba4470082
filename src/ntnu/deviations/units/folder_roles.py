"""Giving and taking folder roles: the rule, the unit's log, the mail, and what follows for cases."""

from AccessControl import getSecurityManager
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.access.directory import MANAGE_ROLES
from ntnu.deviations.access.holders import direct_holders
from ntnu.deviations.access.holders import has_account
from ntnu.deviations.access.holders import local_roles
from ntnu.deviations.access.holders import offered
from ntnu.deviations.access.holders import persons
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.folder_roles import changes
from ntnu.deviations.domain.folder_roles import role_obstacles
from ntnu.deviations.domain.folder_roles import role_warnings
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import ShareRoles
from ntnu.deviations.engine.carry_out import change as change_content
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.engine.wording import as_errors
from ntnu.deviations.interfaces import IDepartment
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.persons import person_of
from ntnu.deviations.units.lost_work import work_at
from ntnu.deviations.units.role_effects import follow
from ntnu.deviations.units.role_effects import RoleChange
from ntnu.deviations.units.role_effects import table_of
from Products.CMFCore.utils import getToolByName
from typing import Any
from zope.interface import Interface

PERMISSION = MANAGE_ROLES


class IReason(Interface):
    """Why folder roles are changed; it is in the unit's log."""

    reason = LongText(max_length=1000, required=False)


def held(unit) -> dict[str, list[str]]:
    """The folder roles of the unit's own Sharing: {role: principals}, every role named."""
    stands = local_roles(unit)
    return {role: sorted(who for who, own in stands.items() if role in own) for role in offered(unit)}


def change(
    unit, wanted: Mapping[str, Collection[str]], reason: str = "", confirmed: Collection[str] = ()
) -> list[Change]:
    """Make the unit's folder roles those of ``wanted`` (roles not named stay as they are).

    ``confirmed``: codes of warnings, about the reason or about what follows, that the person has
    confirmed. An empty ``reason`` is logged as none given. Raises NotAllowed, or InvalidData with every
    reason why not, and has then changed nothing. Returns what was changed.
    """
    take_turn(unit)
    if not getSecurityManager().checkPermission(PERMISSION, unit):
        raise NotAllowed(one("not_yours"))
    made = changes(held(unit), wanted)
    wrong = obstacles(unit, made)
    errors, data = as_errors(wrong), {}
    if not wrong:
        errors += [warning for warning in warnings(unit, made) if warning.code not in confirmed]
    try:
        data = validate(IReason, {"reason": reason, "warnings_confirmed": [*confirmed]})
    except InvalidData as error:
        errors += error.errors
    if errors:
        raise InvalidData(errors)
    carry_out([(unit, made)], data.get("reason", ""))
    return made


def changeable(unit) -> tuple[str, ...]:
    """The roles this person may give and take at the unit: local administrators are for the system's."""
    mine = set(getSecurityManager().getUser().getRolesInContext(unit))
    above = bool(mine & {"Manager", roles.SYSTEM_ADMIN})
    return tuple(role for role in offered(unit) if above or role not in roles.SYSTEM_GIVEN_ROLES)


def obstacles(unit, made: Collection[Change]) -> list[Obstacle]:
    """Why the person at the keyboard may not make these changes at the unit."""
    user = getSecurityManager().getUser()
    return role_obstacles(
        made,
        offered(unit),
        user.getId() or "",
        [*user.getGroups()] if hasattr(user, "getGroups") else [],
        bool({"Manager", roles.SYSTEM_ADMIN} & set(user.getRolesInContext(unit))),
        lambda principal: _exists(unit, principal),
    )


def warnings(unit, made: Collection[Change]) -> list[FieldError]:
    """What follows from changes that somebody should know before; each can be confirmed by its code."""
    before = {role: set(who) for role, who in held(unit).items()}
    after = {role: set(who) for role, who in before.items()}
    for one_change in made:
        holding = after.setdefault(one_change.role, set())
        (holding.add if one_change.given else holding.discard)(one_change.principal)
    above = aq_parent(aq_inner(unit)) if IDepartment.providedBy(unit) else None
    reached = [
        {
            role: {*persons(who), *(direct_holders(above, role) if above is not None else ())}
            for role, who in table.items()
        }
        for table in (before, after)
    ]
    if ISpeakUpRegistry.providedBy(unit):
        # Who waits to be confirmed receives nothing yet.
        reached = [{role: who & recipients_of(unit) for role, who in table.items()} for table in reached]
    lost = reached[0].get(roles.CASE_WORKER, set()) - reached[1].get(roles.CASE_WORKER, set())
    works_on = sum(work_at(register_of(unit), person, uid_of(unit)) for person in lost)
    return [
        FieldError(o.field, o.code, o.code, o.words, confirmable=True)
        for o in role_warnings(reached[0], reached[1], works_on)
    ]


def give_and_take(
    unit,
    given: Mapping[str, Collection[str]],
    taken: Mapping[str, Collection[str]],
    reason: str = "",
    confirmed: Collection[str] = (),
) -> list[Change]:
    """Give and take single roles (``{role: principals}``), as :func:`change` does.

    Who else holds them stays, also who got one from somebody else a moment ago.
    """
    take_turn(unit)
    now_held = held(unit)
    wanted = {
        role: {*now_held.get(role, ()), *given.get(role, ())} - set(taken.get(role, ()))
        for role in {*given, *taken}
    }
    return change(unit, wanted, reason, confirmed)


def _exists(unit, principal: str) -> bool:
    """Is there a user, or a group, of this id?"""
    users = getToolByName(unit, "acl_users")
    if has_account(users, principal):
        return True
    return users.getGroupById(principal) is not None


def carry_out(made: Iterable[tuple[Any, Sequence[Change]]], reason: str) -> None:
    """Make changes that nothing stands in the way of, by place, in one register; and see to what follows from
    all of them together: who is told of several places gets one mail. An empty ``reason`` is logged as none
    given."""
    actor, at = acting(), now()
    why = {"reason": reason} if reason else {"no_reason": True}
    told = [share(place, changed, actor, why, at) for place, changed in made if changed]
    follow(told, actor, at)


def share(place, made: Sequence[Change], actor: str, why: Mapping[str, Any], at: datetime) -> RoleChange:
    """Make the changes in the place's Sharing, and no more; returns what follows from."""
    before = table_of(place)
    stands = {who: set(own) for who, own in local_roles(place).items()}
    for one_change in made:
        own = stands.setdefault(one_change.principal, set())
        (own.add if one_change.given else own.discard)(one_change.role)
    shared = ShareRoles({one_change.principal: stands[one_change.principal] for one_change in made})
    # A part of the change: what follows from it is told with the log entries of each.
    change_content(place, BarePlan(action="roles", actor=actor, effects=(shared,)), at)
    told = [replace(one_change, principal=person_of(one_change.principal)) for one_change in made]
    return RoleChange(place, told, before, why)
