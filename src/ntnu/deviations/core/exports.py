"""The way of a case to the archive: queued, sent, acknowledged or failed; never two ways at once.

An export keeps its id from the first attempt to the last: by it the archive knows a package that it
has already. Pure: moments are arguments, in UTC.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import timedelta

QUEUED, SENT, ACKNOWLEDGED, FAILED = "queued", "sent", "acknowledged", "failed"
#: Somebody, or the clock, still has to do with it.
UNDER_WAY = (QUEUED, SENT)

#: After so many attempts an archive that does not take the package is left to people.
MOST_ATTEMPTS = 12
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=6)


@dataclass(frozen=True)
class Export:
    """One delivery of a case.

    ``revision`` is what the case had come to when it was first packed, 0 before; ``next`` is when it is
    due: the next attempt, or when an attempt that was never heard of again is given up. ``certain``:
    the archive has said that it did not take the package.
    """

    id: str
    state: str
    by: str
    queued: datetime
    revision: int = 0
    sent: datetime | None = None
    ended: datetime | None = None
    receipt: str = ""
    attempts: int = 0
    next: datetime | None = None
    problem: str = ""
    certain: bool = False

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    def is_due(self, now: datetime) -> bool:
        """Is there something to be done with it?"""
        return self.is_under_way and self.next is not None and now >= self.next

    def begun(self, now: datetime, revision: int, patience: timedelta) -> "Export":
        """An attempt begins; who makes it is given ``patience`` to tell how it went."""
        return replace(
            self,
            state=SENT,
            sent=now,
            attempts=self.attempts + 1,
            revision=self.revision or revision,
            next=now + patience,
            problem="",
        )

    def acknowledged(self, now: datetime, receipt: str) -> "Export":
        """The archive has it."""
        return replace(
            self, state=ACKNOWLEDGED, ended=now, receipt=receipt, next=None, problem="", certain=True
        )

    def refused(self, now: datetime, problem: str) -> "Export":
        """The archive has not taken it and will not, or it cannot be made: no other attempt."""
        return replace(self, state=FAILED, ended=now, next=None, problem=problem, certain=True)

    def missed(self, now: datetime, problem: str) -> "Export":
        """It may have come there or not: another attempt later, each after a longer pause."""
        if self.attempts >= MOST_ATTEMPTS:
            return replace(self, state=FAILED, ended=now, next=None, problem=problem, certain=False)
        pause = min(_FIRST_PAUSE * 2 ** (self.attempts - 1), _LONGEST_PAUSE)
        return replace(self, state=QUEUED, next=now + pause, problem=problem)


def new(id: str, by: str, now: datetime) -> Export:
    """An export that waits to be sent at once."""
    return Export(id=id, state=QUEUED, by=by, queued=now, next=now)


def why_not(exports: Sequence[Export], revision: int) -> str | None:
    """What keeps a case from being exported now, as the code of an error; None when it may be."""
    if any(export.is_under_way for export in exports):
        return "export_under_way"
    return "export_archived" if in_archive(exports) and not has_changed(exports, revision) else None


def queue(exports: Sequence[Export], id: str, by: str, now: datetime) -> tuple[Export, ...]:
    """The exports with one more that waits. One that nobody knows the end of is taken up again, under
    its own id: the archive may have it."""
    last = exports[-1] if exports else None
    if last is not None and last.state == FAILED and not last.certain:
        again = replace(last, state=QUEUED, by=by, queued=now, ended=None, attempts=1, next=now)
        return (*exports[:-1], again)
    return (*exports, new(id, by, now))


def in_archive(exports: Sequence[Export]) -> bool:
    """Has the archive a package of the case?"""
    return any(export.state == ACKNOWLEDGED for export in exports)


def has_changed(exports: Sequence[Export], revision: int) -> bool:
    """Has the case been changed since the archive got it?"""
    kept = [export.revision for export in exports if export.state == ACKNOWLEDGED]
    return bool(kept) and max(kept) < revision
