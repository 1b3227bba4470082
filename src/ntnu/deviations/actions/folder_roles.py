"""Giving and taking folder roles: the rule, the unit's log, the mail, and what follows for cases."""

from AccessControl import getSecurityManager
from collections.abc import Collection
from collections.abc import Mapping
from ntnu.deviations.access.directory import MANAGE_ROLES
from ntnu.deviations.access.holders import direct_holders
from ntnu.deviations.access.holders import local_roles
from ntnu.deviations.access.holders import persons
from ntnu.deviations.access.units import register_of
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import NotAllowed
from ntnu.deviations.actions.errors import one
from ntnu.deviations.actions.perform import as_errors
from ntnu.deviations.actions.role_effects import end_lost_assignments
from ntnu.deviations.actions.role_effects import shield_own_cases
from ntnu.deviations.actions.role_notices import tell_recipients
from ntnu.deviations.actions.turns import take_turn
from ntnu.deviations.actions.validate import judge_texts
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.core import roles
from ntnu.deviations.core.folder_roles import Change
from ntnu.deviations.core.folder_roles import changes
from ntnu.deviations.core.folder_roles import role_obstacles
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.now import now
from Products.CMFCore.utils import getToolByName

PERMISSION = MANAGE_ROLES


def offered(place) -> tuple[str, ...]:
    """The roles that can be given on ``place``: a unit, or the register."""
    if IUnit.providedBy(place):
        return roles.FOLDER_ROLES + roles.SYSTEM_GIVEN_ROLES
    return roles.REGISTER_ROLES


def held(unit) -> dict[str, list[str]]:
    """The folder roles of the unit's own Sharing: {role: principals}, every role named."""
    stands = local_roles(unit)
    return {role: sorted(who for who, own in stands.items() if role in own) for role in offered(unit)}


def change(unit, wanted: Mapping[str, Collection[str]], reason: str = "") -> list[Change]:
    """Make the unit's folder roles those of ``wanted`` (roles not named stay as they are).

    Raises NotAllowed, or InvalidData with every reason why not, and has then changed nothing.
    Returns what was changed.
    """
    take_turn(unit)
    user = getSecurityManager().getUser()
    if not user.has_permission(PERMISSION, unit):
        raise NotAllowed(one("not_yours"))
    made = changes(held(unit), wanted)
    wrong = role_obstacles(
        made,
        offered(unit),
        user.getId() or "",
        [*user.getGroups()] if hasattr(user, "getGroups") else [],
        bool({"Manager", roles.SYSTEM_ADMIN} & set(user.getRolesInContext(unit))),
        lambda principal: _exists(unit, principal),
    )
    errors = as_errors(wrong) + judge_texts({"reason": reason}, [])
    if errors:
        raise InvalidData(errors)
    if made:
        _carry_out(unit, made, user.getId() or "", reason)
    return made


def _exists(unit, principal: str) -> bool:
    users = getToolByName(unit, "acl_users")
    return users.getUserById(principal) is not None or users.getGroupById(principal) is not None


def _carry_out(unit, made: list[Change], actor: str, reason: str) -> None:
    before = {role: direct_holders(unit, role) for role in offered(unit)}
    stands = {who: set(own) for who, own in local_roles(unit).items()}
    for one_change in made:
        own = stands.setdefault(one_change.principal, set())
        (own.add if one_change.given else own.discard)(one_change.role)
        if own:
            unit.manage_setLocalRoles(one_change.principal, sorted(own))
        else:
            unit.manage_delLocalRoles([one_change.principal])
    unit.reindexObjectSecurity()
    at = now()
    for one_change in made:
        why = {"role": one_change.role, "principal": one_change.principal, "reason": reason}
        caselog.append(unit, actor, "role_given" if one_change.given else "role_taken", why, at)
    if not IUnit.providedBy(unit):
        return
    register = register_of(unit)
    given = [c.principal for c in made if c.given and c.role in roles.GROUP_ROLES]
    for person in sorted(set(persons(unit, given))):
        shield_own_cases(register, person)
    waiting = []
    for person in sorted(before[roles.CASE_WORKER] - direct_holders(unit, roles.CASE_WORKER)):
        waiting += end_lost_assignments(register, person, actor, at)
    tell_recipients(unit, made, waiting, actor, before[roles.RECIPIENT])
