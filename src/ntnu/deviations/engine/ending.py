"""Where each way into a case can be ended: by which action, on which object."""

from collections.abc import Iterable
from dataclasses import dataclass
from ntnu.deviations.access.explain import AccessRow
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.engine.perform import available
from typing import Any

#: Cause of an access -> the action on the case that ends it.
_ON_CASE = {"coworker": "remove_coworker", "assigned": "reassign", "deputy": "end_deputy"}
#: The same for actions on the hearing or measure that the access is by.
_ON_PART = {"hearing": "remove_participant", "measure": "change"}


@dataclass(frozen=True)
class Ending:
    """The action that ends an access, and the case or part it is done on (``place``)."""

    action: str
    place: Any


def endings(case, rows: Iterable[AccessRow]) -> dict[AccessRow, Ending]:
    """How to end the rows of ``access_list`` that the person who is logged in may end now.

    Folder roles are ended at their unit, and are not included.
    """
    ready: dict[str | None, tuple[Any, set[str]]] = {}
    found = {}
    for row in rows:
        act = (_ON_PART if row.part else _ON_CASE).get(row.cause)
        if act is None:
            continue
        if row.part not in ready:
            place = find_part(case, row.part) if row.part else case
            ready[row.part] = place, {item.action.id for item in available(place) if item.is_ready}
        place, acts = ready[row.part]
        if act in acts:
            found[row] = Ending(act, place)
    return found
