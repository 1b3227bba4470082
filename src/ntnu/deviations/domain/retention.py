"""When the personal data of a finished case are deleted, and why not yet.

Some years after a case was closed, and only when the archive has it in its current form, or an archivist has
marked it, in its current form, as not worth archiving.
"""

import hashlib
import json
from calendar import isleap
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import date
from datetime import datetime
from ntnu.deviations.domain import exports as ways
from ntnu.deviations.domain.exports import Export
from typing import Any

READY = "ready"
OPEN = "open"
ANONYMISED = "anonymised"
SWITCHED_OFF = "switched_off"
TOO_EARLY = "too_early"
UNDER_WAY = "export_under_way"
NOT_EXPORTED = "not_exported"
CHANGED = "changed_since"

#: The most cases anonymised at once.
MOST = 200

ARCHIVED, NOT_WORTH = "archived", "not_worth_archiving"
"""By which rule a case is anonymised."""


@dataclass(frozen=True)
class Mark:
    """The mark that a case is not worth archiving: by whom, when (UTC), why, and the revision of the case."""

    by: str
    at: datetime
    reason: str
    revision: int


@dataclass(frozen=True)
class Standing:
    """What the rule needs to know of a case.

    ``closed`` is the date on which it was last closed, ``revision`` its current revision.
    """

    ended: bool
    closed: date | None
    revision: int
    exports: Sequence[Export] = ()
    mark: Mark | None = None
    anonymised: datetime | None = None


@dataclass(frozen=True)
class Line:
    """A case in the plan. ``why`` is READY or the code of why not; ``due`` is when its age allows deletion,
    None for never. ``place`` are ids below the register or registry, ``title`` is empty where it is the
    number, ``by`` is the rule."""

    uid: str
    number: str
    place: tuple[str, ...]
    closed: date | None
    due: date | None
    why: str
    unit: str = ""
    titles: tuple[tuple[str, str], ...] = field(default=())
    title: str = ""
    revision: int = 0
    by: str = ""

    @property
    def is_ready(self) -> bool:
        return self.why == READY

    def of(self, case: Standing, years: int, today: date) -> "Line":
        """The line, once the case itself has been read."""
        return replace(self, why=why_not(case, years, today), revision=case.revision, by=_by_rule(case)[1])


def due(closed: date | None, years: int) -> date | None:
    """The first day on which a case that was closed on ``closed`` may be anonymised; None for never."""
    if closed is None or years <= 0 or closed.year + years > date.max.year:
        return None
    year = closed.year + years
    if (closed.month, closed.day) == (2, 29) and not isleap(year):
        # In a year without such a day it is the next day.
        return date(year, 3, 1)
    return closed.replace(year=year)


def by_age(closed: date | None, years: int, today: date) -> str | None:
    """What prevents anonymising a finished case because of its age; None when nothing does."""
    if years <= 0:
        return SWITCHED_OFF
    first = due(closed, years)
    return TOO_EARLY if first is None or today < first else None


def why_not(case: Standing, years: int, today: date) -> str:
    """READY, or the code of what prevents anonymising the case."""
    if case.anonymised is not None:
        return ANONYMISED
    if not case.ended or case.closed is None:
        return OPEN
    early = by_age(case.closed, years, today)
    if early:
        return early
    if any(export.is_under_way for export in case.exports):
        return UNDER_WAY
    return _by_rule(case)[0]


def rule(case: Standing) -> str:
    """The rule by which a ready case is anonymised."""
    return _by_rule(case)[1]


def _by_rule(case: Standing) -> tuple[str, str]:
    if case.mark is not None and case.mark.revision >= case.revision:
        return READY, NOT_WORTH
    if ways.in_archive(case.exports):
        return (CHANGED, "") if ways.has_changed(case.exports, case.revision) else (READY, ARCHIVED)
    return (NOT_EXPORTED if case.mark is None else CHANGED), ""


def ready(lines: Iterable[Line]) -> list[Line]:
    """The ready cases, those that have waited longest first."""
    return oldest_first(line for line in lines if line.is_ready)


def oldest_first(lines: Iterable[Line]) -> list[Line]:
    """The lines in the order in which they may be anonymised, those that never may last."""
    return sorted(lines, key=lambda line: (line.due or date.max, line.closed or date.max, line.number))


def digest(lines: Iterable[Line]) -> str:
    """A digest of the ready cases, each in its current form."""
    stood = [[line.uid, line.revision, line.by] for line in ready(lines)]
    return hashlib.sha256(json.dumps(sorted(stood)).encode()).hexdigest()


def payload(case: Standing, years: int) -> Mapping[str, Any]:
    """The reason in the log of an anonymised case: the rule, the years, and the archive's receipt or who
    marked it as not worth archiving."""
    why: dict[str, Any] = {"rule": rule(case), "years": years}
    if why["rule"] == ARCHIVED:
        why["receipt"] = [export.receipt for export in case.exports if export.state == ways.ACKNOWLEDGED][-1]
    elif case.mark is not None:
        why["marked_by"] = case.mark.by
    return why
