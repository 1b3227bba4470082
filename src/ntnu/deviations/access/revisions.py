"""A revision count of what everybody reads who sees a case, or one of its parts.

The number of the latest log entry counts everything that is done, internal notes too. Those who do not read
the casework get a separate count: it stays the same while nothing that they may read changes.
"""

from Acquisition import aq_base
from collections.abc import Mapping
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.case.schema.tags import permissions_of
from ntnu.deviations.case.schema.tags import VIEW
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.interfaces import IMeasure
from ntnu.deviations.interfaces import IMessage
from typing import Any

#: Attributes of a case, beside its fields, that everybody who sees it can read at one time or another.
_OF_CASE = ("due", "closed", "first_closed", "handed_over", "anonymised")
#: Attributes of a measure read by its responsible person; of a hearing, by its participants.
_OF_MEASURE = (
    "title", "description", "kind", "given", "due", "agreed", "finished", "evidence", "evaluate_on", "effect",
    "result", "proposed", "redacted",
)  # fmt: skip
_OF_HEARING = ("title", "purpose", "question", "deadline", "shared", "redacted")
_OF_MESSAGE = ("kind", "text", "at", "question", "redacted")
_OF_FILE = ("title", "redacted")

#: UID -> all that is open of the case, or of a measure or hearing of it.
Open = Mapping[str, Any]


def open_of(case) -> Open:
    """What is open of a case and of its measures and hearings, to be compared later."""
    found = {uid_of(case): (case.getPhysicalPath(), _case(case))}
    for part in case.objectValues():
        names = _names(part)
        if names:
            found[uid_of(part)] = _part(part, names)
    return found


def count_changes(case, before: Open) -> None:
    """Count what has changed since ``before``, in ``revision_shown`` of the case and of each such part."""
    after = open_of(case)
    for content in (case, *case.objectValues()):
        uid = uid_of(content)
        if uid in before and uid in after and before[uid] != after[uid]:
            content.revision_shown = aq_base(content).revision_shown + 1


def shown(content) -> int:
    """The count of a case or of a part of it."""
    return aq_base(content).revision_shown


def _names(part) -> tuple[str, ...]:
    return _OF_MEASURE if IMeasure.providedBy(part) else _OF_HEARING if IHearing.providedBy(part) else ()


def _case(case) -> tuple:
    own = aq_base(case)
    fields = [name for name, field in case_fields().items() if permissions_of(field) == {VIEW}]
    names = (*fields, *_OF_CASE)
    removed = tuple(removal for removal in own.redactions if removal[0].removeprefix("field:") in names)
    states = tuple(entries[-1]["review_state"] for entries in _history(case).values() if entries)
    told = tuple(_told(part) for part in case.objectValues() if state_of_part(part) == "shared")
    return (*(getattr(own, name) for name in names), removed, states, sorted(told))


def _told(part) -> tuple:
    if IMessage.providedBy(part):
        return (uid_of(part), repr(_values(part, _OF_MESSAGE)), _files(part))
    return (uid_of(part), repr(_values(part, _OF_FILE)), ())


def _part(part, names: tuple[str, ...]) -> tuple:
    return state_of_part(part), _values(part, names), _files(part)


def _files(part) -> tuple[str, ...]:
    return tuple(sorted(uid_of(child) for child in part.objectValues() if IAttachment.providedBy(child)))


def _values(content, names: tuple[str, ...]) -> tuple:
    own = aq_base(content)
    return tuple(getattr(own, name, None) for name in names)


def _history(case) -> Mapping[str, Any]:
    return getattr(aq_base(case), "workflow_history", None) or {}
