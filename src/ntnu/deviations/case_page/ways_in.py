"""Who has access to a case, and why, in words."""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from ntnu.deviations import _
from ntnu.deviations.access.explain import AccessRow
from ntnu.deviations.messages import ROLES
from ntnu.deviations.ui.case.now import Link
from typing import Any

_BY = {
    "assigned": _("cause_assigned", default="Assigned by ${by}, ${since}"),
    "coworker": _("cause_coworker", default="Added by ${by}, ${since}"),
    "deputy": _("cause_deputy", default="Named as deputy for this case by ${by}, ${since}"),
    "hearing": _("cause_hearing", default="Asked in the hearing “${about}” by ${by}, ${since}"),
    "stands_in": _("cause_stands_in", default="Deputy for ${absent} from ${since}, named by ${by}"),
    "measure": _("cause_measure", default="Responsible for the measure “${about}”, named by ${by}, ${since}"),
    "folder_role": _("cause_folder_role_by", default="Has the role at the ${unit}, given by ${by}, ${since}"),
}
_PLAIN = {
    "reported": _("cause_reported", default="Reported the case ${since}"),
    "assigned": _("cause_assigned_since", default="Assigned ${since}"),
    "coworker": _("cause_coworker_since", default="Added ${since}"),
    "deputy": _("cause_deputy_since", default="Deputy for this case"),
    "hearing": _("cause_hearing_since", default="Asked in the hearing “${about}”"),
    "measure": _("cause_measure_since", default="Responsible for the measure “${about}”"),
    "folder_role": _("cause_folder_role", default="Has the role at the ${unit}"),
    "register_role": _("cause_register_role", default="Has the role for the whole register"),
}
_UNTIL = _("access_until", default="Until ${until}")
#: What ends with a day.
_BY_DAYS = ("folder_role", "register_role", "stands_in")
_UNTIL_DAY = _("access_until_day", default="Until the end of ${until}")
_UNNAMED = _("access_unnamed", default="Does not see who reported.")
_MEASURE_ONLY = _("access_measure_only", default="Sees only the measure.")


@dataclass(frozen=True)
class WayIn:
    """One row of the panel. ``end`` leads to where the access can be ended, for a person who may end it."""

    name: str
    is_you: bool
    role: str
    why: str
    end: Link | None = None


@dataclass(frozen=True)
class Saying:
    """Wording of the rows: a person's name, a day, a moment, translation; ``you`` is the reader, and
    ``naming`` the roles that may read who reported."""

    you: str
    naming: frozenset[str]
    name: Callable[[str], str]
    day: Callable[[datetime], str]
    moment: Callable[[datetime], str]
    translate: Callable[[Any], str]


def ways_in(rows: list[AccessRow], saying: Saying, ends: Mapping[AccessRow, Link]) -> list[WayIn]:
    """The panel's rows. ``ends``: where the access of a row can be ended."""
    return [
        WayIn(
            name=row.name,
            is_you=row.principal == saying.you,
            role=ROLES.get(row.role, row.role),
            why=_why(row, saying),
            end=ends.get(row),
        )
        for row in rows
    ]


def _why(row: AccessRow, saying: Saying) -> str:
    words = {
        "by": saying.name(row.given_by) if row.given_by else "",
        "since": saying.day(row.since) if row.since else "",
        "until": saying.moment(row.until) if row.until else "",
        "unit": row.unit or "",
        "about": row.about,
        "absent": saying.name(row.absent) if row.absent else "",
    }
    table = _BY if row.given_by and row.since and row.cause in _BY else _PLAIN
    said = [_said(table[row.cause], words, saying) if row.cause in table else row.cause]
    if row.until and row.cause in _BY_DAYS:
        words["until"] = saying.day(row.until - timedelta(seconds=1))
        said.append(_said(_UNTIL_DAY, words, saying))
    elif row.until:
        said.append(_said(_UNTIL, words, saying))
    if row.cause == "measure":
        said.append(saying.translate(_MEASURE_ONLY))
    elif row.role not in saying.naming:
        said.append(saying.translate(_UNNAMED))
    # The last two end with a full stop of their own.
    return ". ".join(said)


def _said(message, words: Mapping[str, str], saying: Saying) -> str:
    return saying.translate(type(message)(message, mapping=words))
