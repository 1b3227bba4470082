"""Who may give which folder role to whom."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.obstacles import Obstacle


@dataclass(frozen=True)
class Change:
    """One role given to, or taken from, one principal (user or group id)."""

    role: str
    principal: str
    given: bool


def changes(before: Mapping[str, Collection[str]], after: Mapping[str, Collection[str]]) -> list[Change]:
    """The differences between two tables ``{role: principals}``; roles not in ``after`` stay."""
    result = []
    for role in after:
        old, new = set(before.get(role, ())), set(after[role])
        result += [Change(role, principal, True) for principal in sorted(new - old)]
        result += [Change(role, principal, False) for principal in sorted(old - new)]
    return result


def role_obstacles(
    wanted: Collection[Change],
    offered: Collection[str],
    actor: str,
    actor_groups: Collection[str],
    is_system_admin: bool,
    principal_exists: Callable[[str], bool],
) -> list[Obstacle]:
    """Why these changes may not be made; ``offered`` are the roles of this kind of folder.

    Nobody gives a case-reading role to themselves, nor to a group they are in; only the system
    administrator names local administrators; roles are given to named persons and groups, never
    to everybody who is logged in.
    """
    allowed = [role for role in offered if is_system_admin or role in roles.FOLDER_ROLES]
    own = {actor, *actor_groups}
    found = []
    for change in wanted:
        words = {"role": change.role, "principal": change.principal}
        if change.role not in allowed:
            code = "role_not_yours" if change.role in offered else "unknown_role"
            found.append(Obstacle(code, change.role, words))
        elif not change.given:
            continue
        elif change.principal == "AuthenticatedUsers":
            found.append(Obstacle("role_for_everybody", change.role, words))
        elif not principal_exists(change.principal):
            found.append(Obstacle("unknown_person", change.role, words))
        elif change.role in roles.CASE_READING_ROLES and change.principal in own:
            found.append(Obstacle("role_to_oneself", change.role, words))
    return found


#: Of these roles, somebody must be left, or reports that are sent here reach nobody.
_NEEDED = {roles.RECIPIENT: "last_recipient", roles.SPEAKUP_RECIPIENT: "last_speakup_recipient"}


def role_warnings(
    reached_before: Mapping[str, Collection[str]], reached_after: Mapping[str, Collection[str]], works_on: int
) -> list[Obstacle]:
    """Warnings that the person must confirm before the changes are made.

    ``reached_before`` and ``reached_after`` are the persons (not groups) who hold each role there, also by
    the unit above; ``works_on`` is the number of cases that lose a case worker or co-worker.
    """
    found = [
        Obstacle(code, role, {"role": role})
        for role, code in _NEEDED.items()
        if reached_before.get(role) and not reached_after.get(role)
    ]
    if works_on:
        found.append(Obstacle("ends_work", roles.CASE_WORKER, {"number": works_on}))
    return found
