"""The exports of a case as it keeps them, and the register's list of those that are under way."""

from BTrees.OOBTree import OOBTree
from dataclasses import astuple
from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.exported import exports_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.archive.settings import transport_name
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain import exports as ways
from ntnu.deviations.domain.exports import Export
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.carry_out import change
from ntnu.deviations.engine.carry_out import Doing
from ntnu.deviations.engine.carry_out import handles
from ntnu.deviations.interfaces import IArchivable
from ntnu.deviations.interfaces import IArchiveTransport
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.now import now
from typing import Any
from uuid import uuid4
from zope.component import queryUtility

#: UID -> when the clock is to look at the case, and the case's place.
_WAITING = "archive"
#: UID -> when the last export failed.
_FAILED = "archive_failed"


class NotExported(Exception):
    """A case is not sent to the archive. ``code`` has words in ``messages.py``."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def has_changed(case) -> bool:
    """Has the case been changed since the archive got it? Anonymisation is no change."""
    return case.anonymised is None and ways.has_changed(exports_of(case), caselog.rewritten(case))


def obstacle(case) -> str | None:
    """What prevents the export of the case now, as the code of an error; None when nothing does."""
    if case.anonymised is not None:
        return "anonymised"
    archivable = IArchivable(case)
    if not archivable.is_finished():
        return archivable.unfinished
    found = ways.why_not(exports_of(case), caselog.rewritten(case))
    if found:
        return found
    return None if transport() is not None else "export_no_archive"


def transport() -> IArchiveTransport | None:
    """The transport to the archive that the server is configured with; None without one."""
    return queryUtility(IArchiveTransport, name=transport_name()) if transport_name() else None


@dataclass(frozen=True)
class KeepExports(Effect):
    """The exports of a case, the first first."""

    exports: tuple[Export, ...]


@handles(KeepExports)
def keep_exports(effect, doing: Doing) -> None:
    """Stored on the case; the register knows when the clock is to look at them, and which failed."""
    case, exports = doing.subject, effect.exports
    case.exports = tuple(astuple(export) for export in exports)
    register, uid = register_of(case), uid_of(case)
    due = [export.next for export in exports if export.is_under_way]
    _put(_list(register, _WAITING), uid, (min(due), _ids(case)) if due else None)
    has_failed = IDeviationReport.providedBy(case) and exports[-1].state == ways.FAILED
    _put(_list(register, _FAILED), uid, exports[-1].ended if has_failed else None)


def order(case, person: str, at: datetime) -> Export:
    """Queue the case for the archive, and record that in its log. Raises NotExported."""
    code = obstacle(case)
    if code:
        raise NotExported(code)
    found = ways.queue(exports_of(case), str(uuid4()), person, at)
    why = {"export": found[-1].id}
    carry_out(case, BarePlan(action="archive", actor=person, effects=(KeepExports(found),), why=why), at)
    return found[-1]


def confirm(case, id: str, receipt: str, person: str, at: datetime) -> Export:
    """A person has seen in the archive that it keeps the package of this export, under ``receipt``. Raises
    NotExported where no such export waits for confirmation."""
    export = next((export for export in exports_of(case) if export.id == id), None)
    if export is None or not export.may_be_confirmed:
        raise NotExported("nothing_to_confirm")
    done = export.acknowledged(at, receipt)
    carry_out(case, ended(case, done, person, at), at)
    return done


def ended(case, export: Export, person: str, at: datetime) -> BarePlan:
    """The plan of an export that ended: it failed, or the archive keeps the package, as the archive itself or
    ``person`` confirms, and the case may end."""
    kept, why = KeepExports(in_place(case, export)), {"export": export.id}
    if export.state == ways.FAILED:
        why |= {"problem": export.problem} | ({"archive_says": export.reason} if export.reason else {})
        return BarePlan(action="archive_failed", actor=person, effects=(kept,), why=why)
    effects = (kept, *IArchivable(case).acknowledged(at))
    return BarePlan(
        action="acknowledge", actor=person, effects=effects, why={**why, "receipt": export.receipt}
    )


def keep(case, exports: tuple[Export, ...]) -> None:
    """Store the exports, without a log entry."""
    change(case, BarePlan(action="archive", actor="", effects=(KeepExports(exports),)), now())


def in_place(case, export: Export) -> tuple[Export, ...]:
    """The exports, with this one in place of the one with the same id."""
    return tuple(export if old.id == export.id else old for old in exports_of(case))


def due(register, at: datetime) -> list[str]:
    """UIDs of the cases with an export that is due, the longest waiting first. Only reads."""
    waiting = register.clock.get(_WAITING) or {}
    found = sorted((next_, uid) for uid, (next_, _ids_) in waiting.items())
    return [uid for next_, uid in found if next_ <= at]


def case_of_uid(register, uid: str):
    """The case with this UID, wherever it is now; None when it was deleted."""
    rows = index_of(register).rows_of_uid(uid)
    if rows:
        return case_at(register, rows[0]["ids"])
    _next, ids = (register.clock.get(_WAITING) or {}).get(uid, (None, ()))
    found = case_at(register, ids) if ids else None
    return found if found is not None and uid_of(found) == uid else None


def forget(register, uid: str) -> None:
    """No export of this case is looked for any more."""
    for name in (_WAITING, _FAILED):
        _put(_list(register, name), uid, None)


def failed(register) -> list[Any]:
    """The deviations whose last export has failed: for the doctor. Notification cases are not listed."""
    found = (case_of_uid(register, uid) for uid in register.clock.get(_FAILED) or ())
    return [case for case in found if case is not None]


def unconfirmed(register, at: datetime) -> list[Any]:
    """The deviations that the archive took in long before ``at``, and has not confirmed: for the doctor."""
    found = [case_of_uid(register, uid) for uid in list(register.clock.get(_WAITING) or ())]
    return [
        case
        for case in found
        if case is not None
        and IDeviationReport.providedBy(case)
        and any(e.is_unconfirmed and at - e.taken > ways.LONG_UNCONFIRMED for e in exports_of(case))
    ]


def _list(register, name: str) -> OOBTree:
    if name not in register.clock:
        register.clock[name] = OOBTree()
    return register.clock[name]


def _put(kept: OOBTree, uid: str, value: Any) -> None:
    if value is not None:
        kept[uid] = value
    elif uid in kept:
        del kept[uid]


def _ids(case) -> tuple[str, ...]:
    return tuple(case.getPhysicalPath()[len(register_of(case).getPhysicalPath()) :])
