"""The panel *Archive* of a case page."""

from AccessControl import getSecurityManager
from dataclasses import dataclass
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.exported import exports_of
from ntnu.deviations.access.exported import mark_of
from ntnu.deviations.archive import exporting
from ntnu.deviations.domain.exports import Export
from ntnu.deviations.domain.exports import FAILED
from ntnu.deviations.domain.exports import in_archive
from ntnu.deviations.interfaces import IArchivable
from ntnu.deviations.interfaces import IRetainable
from ntnu.deviations.messages import EXPORT_PROBLEMS
from ntnu.deviations.messages import EXPORT_STATES
from ntnu.deviations.messages import message
from ntnu.deviations.now import today
from ntnu.deviations.ui.macros import format as formats
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class ExportRow:
    """One way of the case to the archive, in words. ``icon`` goes with the state's word; ``reason`` is what
    the archive itself says; ``confirm`` the id of an export that this person may confirm, else empty."""

    state: Message
    icon: str
    when: str
    who: str
    receipt: str
    reason: str
    confirm: str
    problem: Message | None
    next: str


class CaseArchive:
    """Mixed into the page of a case, which knows what the person may read."""

    archive_title = _("panel_archive", default="Archive (${archive})")

    @cached_property
    def may_export(self) -> bool:
        """Is it this person who sends the case to the archive?"""
        return IArchivable(self.context).may_export(getSecurityManager().getUser())

    @property
    def may_mark(self) -> bool:
        """May this person say whether the case is worth archiving?"""
        return IRetainable(self.context).may_mark(getSecurityManager().getUser())

    @property
    def reads_exports(self) -> bool:
        """Is she told where the case stands, whoever sends it?"""
        return self.reading.sees_log

    @property
    def shows_archive(self) -> bool:
        """To who reads the log, once there is something to tell; to the archivist always."""
        there = bool(self.exports) or self.archive_mark is not None
        return self.may_export or (self.reads_exports and there)

    @cached_property
    def export_obstacle(self) -> Message | None:
        """What keeps the case from being sent now, to who would send it."""
        code = exporting.obstacle(self.context) if self.may_export else None
        return message(code) if code else None

    @property
    def may_send_to_archive(self) -> bool:
        """Is sending it what this person can do with the case now?"""
        return self.may_export and self.export_obstacle is None

    @property
    def exports_again(self) -> bool:
        """Has the archive an earlier package of the case?"""
        return in_archive(exports_of(self.context))

    @property
    def changed_since_export(self) -> bool:
        return exporting.has_changed(self.context)

    @cached_property
    def exports(self) -> list[ExportRow]:
        """Every export, the latest first."""
        return [self._row(export) for export in reversed(exports_of(self.context))]

    @cached_property
    def archive_mark(self) -> dict[str, str] | None:
        """Who said that the case is not worth archiving, when and why; None where nobody did."""
        mark = mark_of(self.context)
        if mark is None:
            return None
        when = formats.weekday_moment(mark.at, self.language, today())
        return {"who": self.name(mark.by), "when": when, "reason": mark.reason}

    def _row(self, export: Export) -> ExportRow:
        at = export.ended or export.sent or export.queued
        icon = {"acknowledged": "check", FAILED: "warning"}.get(export.state, "clock")
        waits = export.is_under_way and export.problem and export.next
        return ExportRow(
            state=EXPORT_STATES[export.state],
            icon=icon,
            when=formats.weekday_moment(at, self.language, today()),
            who=self.name(export.by),
            receipt=export.receipt,
            reason=export.reason,
            confirm=export.id if self.may_export and export.may_be_confirmed else "",
            problem=EXPORT_PROBLEMS[export.problem] if export.problem else None,
            next=formats.weekday_moment(export.next, self.language, today()) if waits else "",
        )
