"""The panel *Archive* of a case, and of a notification case."""

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
from ntnu.deviations.ui.shell.panel import Panel
from ntnu.deviations.ui.shell.panel import Sight
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class ExportRow:
    """One export of the case, in words. ``icon`` goes with the state's word; ``reason`` is the archive's own
    explanation; ``confirm`` the id of an export that this person may confirm, else empty."""

    state: Message
    icon: str
    when: str
    who: str
    receipt: str
    reason: str
    confirm: str
    problem: Message | None
    next: str


def may_export(sight: Sight) -> bool:
    """Is this the person who sends the case to the archive?"""
    return IArchivable(sight.context).may_export(getSecurityManager().getUser())


def obstacle(sight: Sight) -> Message | None:
    """What prevents sending the case now, for those who would send it."""
    code = exporting.obstacle(sight.context) if sight.once(may_export) else None
    return message(code) if code else None


def may_send_to_archive(sight: Sight) -> bool:
    """Can this person send the case now?"""
    return sight.once(may_export) and sight.once(obstacle) is None


class Archive(Panel):
    """Shown to those who read the log, once the case has an archive status; to the archivist always."""

    index = ViewPageTemplateFile("templates/archive.pt")

    title = _("panel_archive", default="Archive (${archive})")

    @property
    def available(self) -> bool:
        there = bool(self.exports) or self.mark is not None
        return self.may_export or (self.reads_exports and there)

    @property
    def reads_exports(self) -> bool:
        """Is the archive status of the case shown to this person, whoever sends it?"""
        return self.sight.reading.sees_log

    @property
    def may_export(self) -> bool:
        return self.sight.once(may_export)

    @property
    def obstacle(self) -> Message | None:
        return self.sight.once(obstacle)

    @property
    def may_mark(self) -> bool:
        """May this person say whether the case is worth archiving?"""
        return IRetainable(self.context).may_mark(getSecurityManager().getUser())

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
    def mark(self) -> dict[str, str] | None:
        """Who marked the case as not worth archiving, when and why; None without a mark."""
        said = mark_of(self.context)
        if said is None:
            return None
        when = formats.weekday_moment(said.at, self.sight.language, today())
        return {"who": self.sight.name(said.by), "when": when, "reason": said.reason}

    def _row(self, export: Export) -> ExportRow:
        at = export.ended or export.sent or export.queued
        icon = {"acknowledged": "check", FAILED: "warning"}.get(export.state, "clock")
        waits = export.is_under_way and export.problem and export.next
        return ExportRow(
            state=EXPORT_STATES[export.state],
            icon=icon,
            when=formats.weekday_moment(at, self.sight.language, today()),
            who=self.sight.name(export.by),
            receipt=export.receipt,
            reason=export.reason,
            confirm=export.id if self.may_export and export.may_be_confirmed else "",
            problem=EXPORT_PROBLEMS[export.problem] if export.problem else None,
            next=formats.weekday_moment(export.next, self.sight.language, today()) if waits else "",
        )
