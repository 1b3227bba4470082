"""The export of a case to the archive: queued, sent, acknowledged or failed; never two at once.

A package is sent until the archive confirms that it is kept: having received it (202 over HTTP) is not yet a
confirmation. Only a confirmed package is acknowledged.

An export keeps its id from the first attempt to the last: by it the archive recognises a package that it
already has. Pure: moments are arguments, in UTC.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import timedelta

QUEUED, SENT, ACKNOWLEDGED, FAILED = "queued", "sent", "acknowledged", "failed"
#: A person, or the clock, still has something to do with it.
UNDER_WAY = (QUEUED, SENT)

#: The shortest and the longest pause before an archive is asked again about a package it has received.
_FIRST_QUESTION, _LAST_QUESTION = timedelta(minutes=5), timedelta(hours=6)
#: A package that the archive received, but does not know after this long, is sent again.
_LOST = timedelta(days=1)
#: After this long without an answer, somebody should contact the archive.
LONG_UNCONFIRMED = timedelta(days=7)

#: After so many refused attempts the export is left to people.
MOST_ATTEMPTS = 12
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=6)


@dataclass(frozen=True)
class Export:
    """One delivery of a case.

    ``revision`` is what the case had come to when it was first packed, 0 before; ``next`` is when it is due:
    the next attempt, or when an attempt without a result is given up. ``certain``: the archive has said that
    it did not accept the package. ``reason`` is the archive's own explanation; ``taken``: since when the
    archive has the package without having confirmed that it is kept.
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
    reason: str = ""
    taken: datetime | None = None

    @property
    def is_unconfirmed(self) -> bool:
        """Has the archive received it, and not confirmed yet that it is kept?"""
        return self.state == SENT and self.taken is not None

    @property
    def may_be_confirmed(self) -> bool:
        """May the archive have it, so that somebody who sees it there can confirm it?"""
        return self.is_unconfirmed or (self.state == FAILED and not self.certain)

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    def is_due(self, now: datetime) -> bool:
        """Is there something to be done with it?"""
        return self.is_under_way and self.next is not None and now >= self.next

    def begun(self, now: datetime, revision: int, patience: timedelta) -> "Export":
        """An attempt begins; its result must be recorded within ``patience``."""
        return replace(
            self,
            state=SENT,
            sent=now,
            attempts=self.attempts + 1,
            revision=self.revision or revision,
            next=now + patience,
            problem="",
            reason="",
            taken=None,
        )

    def asked(self, now: datetime, patience: timedelta) -> "Export":
        """The archive is asked for the result; the answer must be recorded within ``patience``."""
        return replace(self, next=now + patience)

    def waiting(self, now: datetime, receipt: str = "", problem: str = "") -> "Export":
        """The archive has received it, and has not confirmed it; ``problem`` is why it could not be asked."""
        taken = self.taken or now
        pause = min(max(now - taken, _FIRST_QUESTION), _LAST_QUESTION)
        receipt = receipt or self.receipt
        return replace(self, state=SENT, taken=taken, receipt=receipt, problem=problem, next=now + pause)

    def unknown(self, now: datetime) -> "Export":
        """The archive that received it does not know it: wait, or send it again."""
        if self.taken is not None and now - self.taken < _LOST:
            return self.waiting(now, problem="unknown")
        return replace(self, state=QUEUED, taken=None, next=now, problem="unknown")

    def acknowledged(self, now: datetime, receipt: str) -> "Export":
        """The archive has it."""
        return replace(
            self,
            state=ACKNOWLEDGED,
            ended=now,
            receipt=receipt or self.receipt,
            next=None,
            problem="",
            reason="",
            certain=True,
        )

    def refused(self, now: datetime, problem: str, reason: str = "") -> "Export":
        """The archive has not accepted it and will not, or it cannot be made: no other attempt."""
        return replace(self, state=FAILED, ended=now, next=None, problem=problem, reason=reason, certain=True)

    def missed(self, now: datetime, problem: str, reason: str = "") -> "Export":
        """It may have arrived or not: another attempt later, each after a longer pause."""
        told = replace(self, problem=problem, reason=reason)
        if self.attempts >= MOST_ATTEMPTS:
            return replace(told, state=FAILED, ended=now, next=None, certain=False)
        pause = min(_FIRST_PAUSE * 2 ** (self.attempts - 1), _LONGEST_PAUSE)
        return replace(told, state=QUEUED, next=now + pause)


def new(id: str, by: str, now: datetime) -> Export:
    """An export that waits to be sent at once."""
    return Export(id=id, state=QUEUED, by=by, queued=now, next=now)


def why_not(exports: Sequence[Export], revision: int) -> str | None:
    """What prevents the export of a case now, as the code of an error; None when nothing does."""
    if any(export.is_under_way for export in exports):
        return "export_under_way"
    return "export_archived" if in_archive(exports) and not has_changed(exports, revision) else None


def queue(exports: Sequence[Export], id: str, by: str, now: datetime) -> tuple[Export, ...]:
    """The exports with another one that waits. One with unknown result is resumed, under its own id: the
    archive may have it."""
    last = exports[-1] if exports else None
    if last is not None and last.state == FAILED and not last.certain:
        again = replace(last, state=QUEUED, by=by, queued=now, ended=None, attempts=1, next=now, taken=None)
        return (*exports[:-1], again)
    return (*exports, new(id, by, now))


def in_archive(exports: Sequence[Export]) -> bool:
    """Has the archive confirmed that it keeps a package of the case?"""
    return any(export.state == ACKNOWLEDGED for export in exports)


def has_changed(exports: Sequence[Export], revision: int) -> bool:
    """Has the case been changed since the archive got it?"""
    kept = [export.revision for export in exports if export.state == ACKNOWLEDGED]
    return bool(kept) and max(kept) < revision
