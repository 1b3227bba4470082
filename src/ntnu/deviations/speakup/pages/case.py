"""The page of a notification case, for SpeakUp! recipients."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.archive.pages.panel import may_send_to_archive
from ntnu.deviations.choices import title_of
from ntnu.deviations.documents.notification import ANONYMOUS
from ntnu.deviations.speakup import form
from ntnu.deviations.speakup.pages.page import ConfidentialPage
from ntnu.deviations.speakup.pages.sight import NotificationSight
from ntnu.deviations.ui.shell.panel import Panels
from ntnu.deviations.ui.shell.panel import panels_of


class NotificationView(ConfidentialPage):
    """All of the case on one page."""

    @cached_property
    def sight(self) -> NotificationSight:
        return NotificationSight(self.context, self.request)

    @cached_property
    def panels(self) -> Panels:
        return panels_of(self, "ntnu.deviations.notification")

    @property
    def may_send_to_archive(self) -> bool:
        return may_send_to_archive(self.sight)

    @property
    def page_title(self):
        return self.context.number

    @property
    def crumbs(self):
        return self.sight.way_here[:1]

    @property
    def sender(self) -> str:
        """Who sent it, as far as we know."""
        if self.context.anonymised:
            return self.t(_("speakup_sender_deleted", default="Not known any more"))
        if self.context.reporter:
            return self.sight.name(self.context.reporter)
        return self.t(ANONYMOUS) if self.context.anonymous else self.context.contact

    @property
    def facts(self) -> list[tuple[str, str]]:
        case = self.context
        rows = [
            (_("speakup_sender", default="Sent by"), self.sender),
            (
                _("speakup_kind", default="Relation to ${institution}"),
                self.t(title_of("notifier_kind", case.reporter_kind)),
            ),
            (_("speakup_column_received", default="Received"), self.sight.moment(case.received)),
        ]
        if case.about:
            rows.insert(0, (form.INotified["about"].title, self.t(title_of("about", case.about))))
        if case.deviation:
            rows.append((_("speakup_deviation", default="Deviation"), case.deviation))
        return rows

    @property
    def anonymised_on(self) -> str:
        """The day on which its personal data were deleted; empty where they are there."""
        at = self.context.anonymised
        return self.sight.day(at) if at else ""
