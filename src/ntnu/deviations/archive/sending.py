"""The clock's work: sends what is queued to the archive, and records the result.

Three transactions: the attempt is recorded, the package is sent, the result is recorded. A server that dies
between the first and the last leaves an attempt with unknown result; the next attempt asks the archive before
it sends anything. A package that the archive has received and not confirmed is asked for until it is
confirmed or refused.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from functools import partial
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.access.exported import exports_of
from ntnu.deviations.archive import exporting
from ntnu.deviations.archive import package
from ntnu.deviations.archive.errors import NotDelivered
from ntnu.deviations.archive.errors import Receipt
from ntnu.deviations.archive.noark.model import Delivery
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain.exports import Export
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.institution import names
from ntnu.deviations.interfaces import IArchivable
from ntnu.deviations.interfaces import IArchiveTransport
from ntnu.deviations.interfaces import IClockWork
from ntnu.deviations.languages import offered
from ntnu.deviations.now import calendar
from ntnu.deviations.now import now
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zope.interface import implementer

#: Seconds after which an attempt with unknown result is repeated.
PATIENCE = "NTNU_DEVIATIONS_ARCHIVE_PATIENCE"
_PATIENCE = 600.0

Carry = Callable[[str, Callable[[], Any]], Any]


@dataclass(frozen=True)
class Attempt:
    """An attempt under way: the export's id, the name of its package, and was it sent before? ``asks``: the
    archive has received it, and is only asked for the result."""

    id: str
    name: str
    sent_before: bool
    asks: bool = False


@implementer(IClockWork)
class ArchiveWork:
    """Utility: sends what is queued."""

    def due(self, register, at: datetime) -> list[str]:
        """UIDs of the cases that are to be sent."""
        return exporting.due(register, at)

    def do(self, register, key: str, at: datetime, carry: Carry) -> None:
        """Send one of them."""
        attempt = carry(f"archive, begin {key}", partial(begin, register, key, at))
        if attempt is None:
            return
        if attempt.asks:
            answer = ask(attempt)
            carry(f"archive, asked {key}", partial(end, register, key, attempt.id, *answer, asked=True))
            return
        with TemporaryDirectory(prefix="archive-") as folder:
            place = Path(folder) / attempt.name
            place.mkdir()
            made = carry(f"archive, pack {key}", partial(pack, register, key, attempt.id, place, at))
            receipt, error = None, NotDelivered("package")
            if made:
                receipt, error = deliver(place, attempt)
        carry(f"archive, end {key}", partial(end, register, key, attempt.id, receipt, error))


def begin(register, uid: str, at: datetime) -> Attempt | None:
    """Record that an attempt begins; None when there is nothing left to do."""
    case = exporting.case_of_uid(register, uid)
    if case is None:
        exporting.forget(register, uid)
        return None
    export = next((export for export in exports_of(case) if export.is_due(at)), None)
    if export is None:
        return None
    patience = timedelta(seconds=float(os.environ.get(PATIENCE) or _PATIENCE))
    name = f"{case.number}-{export.id}"
    if export.is_unconfirmed:
        _keep(case, export.asked(at, patience), at)
        return Attempt(export.id, name, True, asks=True)
    if not IArchivable(case).is_finished():
        _keep(case, export.refused(at, "not_finished"), at)
        return None
    _keep(case, export.begun(at, caselog.rewritten(case), patience), at)
    return Attempt(export.id, name, export.attempts > 0)


def pack(register, uid: str, id: str, place: Path, at: datetime) -> bool:
    """Write the package into ``place``. Raises OSError when the disk is full."""
    case = exporting.case_of_uid(register, uid)
    export = _find(case, id)
    described = IArchivable(case).describe()
    by = name_of(export.by)
    system = f"{names.word('system_long', offered()[0])}, avvik i utdanning"
    package.write(place, Delivery(id, at, by, described.folder, system, calendar()), described.files)
    return True


def deliver(place: Path, attempt: Attempt) -> tuple[Receipt | None, NotDelivered | None]:
    """Hand the package over: the receipt, or what went wrong."""
    try:
        return _way().deliver(place, attempt.id, attempt.sent_before), None
    except NotDelivered as error:
        return None, error


def ask(attempt: Attempt) -> tuple[Receipt | None, NotDelivered | None]:
    """Ask the archive what became of a package: the receipt, what went wrong, or neither."""
    try:
        return _way().ask(attempt.id), None
    except NotDelivered as error:
        return None, error


def _way() -> IArchiveTransport:
    way = exporting.transport()
    if way is None:
        raise NotDelivered("no_archive")
    return way


def end(
    register,
    uid: str,
    id: str,
    receipt: Receipt | None,
    error: NotDelivered | None,
    asked: bool = False,
) -> None:
    """Record how an attempt ended; ``asked``: the result of a question about a package that was received."""
    case, at = exporting.case_of_uid(register, uid), now()
    export = _find(case, id)
    if not export.is_under_way:
        return
    if error is not None:
        export = _failed(export, error, at, asked)
    elif receipt is None:
        export = export.unknown(at)
    elif receipt.confirmed:
        export = export.acknowledged(at, receipt.text)
    else:
        export = export.waiting(at, receipt.text)
    _keep(case, export, at)


def _failed(export: Export, error: NotDelivered, at: datetime, asked: bool) -> Export:
    if error.final:
        return export.refused(at, error.problem, error.reason)
    if asked:
        return export.waiting(at, problem=error.problem)
    return export.missed(at, error.problem, error.reason)


def _find(case, id: str) -> Export:
    return next(export for export in exports_of(case) if export.id == id)


def _keep(case, export: Export, at: datetime) -> None:
    if export.is_under_way:
        exporting.keep(case, exporting.in_place(case, export))
    else:
        carry_out(case, exporting.ended(case, export, "", at), at)
