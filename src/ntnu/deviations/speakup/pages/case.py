"""The page of a notification case, for SpeakUp! recipients."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.archive.pages.panel import may_send_to_archive
from ntnu.deviations.documents.notification import ANONYMOUS
from ntnu.deviations.documents.notification import facts
from ntnu.deviations.speakup.pages.page import ConfidentialPage
from ntnu.deviations.speakup.pages.sight import NotificationSight
from ntnu.deviations.ui.shell.panel import Panels
from ntnu.deviations.ui.shell.panel import panels_of
from zope.i18nmessageid import Message


class NotificationView(ConfidentialPage):
    """The whole case on one page."""

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
        """Who sent it, as far as it is known."""
        if self.context.anonymised:
            return self.t(_("speakup_sender_deleted", default="Not known any more"))
        if self.context.reporter:
            return self.sight.name(self.context.reporter)
        return self.t(ANONYMOUS) if self.context.anonymous else self.context.contact

    @property
    def facts(self) -> list[tuple[Message, str]]:
        known = facts(self.context, self.t, self.sender, self.sight.moment(self.context.received))
        return [(title, told) for title, told in known if told]

    @property
    def anonymised_on(self) -> str:
        """The day on which its personal data were deleted; empty while they exist."""
        at = self.context.anonymised
        return self.sight.day(at) if at else ""
