"""Who has access to a case, and why, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from ntnu.deviations import _
from ntnu.deviations.access.explain import AccessRow
from ntnu.deviations.messages import ROLES

_BY = {
    "assigned": _("cause_assigned", default="Assigned by ${by}, ${since}"),
    "coworker": _("cause_coworker", default="Added by ${by}, ${since}"),
    "folder_role": _("cause_folder_role_by", default="Has the role at ${unit}, given by ${by}, ${since}"),
}
_PLAIN = {
    "reported": _("cause_reported", default="Reported the case ${since}"),
    "assigned": _("cause_assigned_since", default="Assigned ${since}"),
    "coworker": _("cause_coworker_since", default="Added ${since}"),
    "folder_role": _("cause_folder_role", default="Has the role at ${unit}"),
    "register_role": _("cause_register_role", default="Has the role for the whole register"),
}
_UNNAMED = _("access_unnamed", default="Does not see who reported.")


@dataclass(frozen=True)
class WayIn:
    """One row of the panel."""

    name: str
    is_you: bool
    role: str
    why: str


def ways_in(
    rows: list[AccessRow],
    you: str,
    naming: frozenset[str],
    name: Callable[[str], str],
    day: Callable,
    translate: Callable[[object], str],
) -> list[WayIn]:
    """The panel's rows. ``naming``: the roles that read who reported."""
    found = []
    for row in rows:
        words = {
            "by": name(row.given_by) if row.given_by else "",
            "since": day(row.since) if row.since else "",
            "unit": row.unit or "",
        }
        table = _BY if row.given_by and row.since and row.cause in _BY else _PLAIN
        message = table.get(row.cause, row.cause)
        why = translate(type(message)(message, mapping=words)) if row.cause in table else row.cause
        if row.role not in naming:
            why = f"{why}. {translate(_UNNAMED)}"
        found.append(WayIn(row.name, row.principal == you, ROLES.get(row.role, row.role), why))
    return found
