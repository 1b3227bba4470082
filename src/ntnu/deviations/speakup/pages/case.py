"""The page of a notification case, for SpeakUp! recipients."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.archive.pages.panel import may_send_to_archive
from ntnu.deviations.choices import title_of
from ntnu.deviations.documents.notification import ANONYMOUS
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.speakup import form
from ntnu.deviations.speakup.pages.page import ConfidentialPage
from ntnu.deviations.speakup.perform import available
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.ui.shell.panel import Panels
from ntnu.deviations.ui.shell.panel import panels_of
from ntnu.deviations.ui.shell.panel import Sight
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

#: Actions from first to last: the first that is ready is the next thing to do.
_ORDER = ("take", "reply", "close", "return_to_register")


class NotificationWords(ConfidentialPage):
    """What the page of a case and its forms say of it."""

    @cached_property
    def world(self) -> Directory:
        return Directory(self.register)

    @property
    def state(self) -> str:
        return state_of(self.context)

    @property
    def registry_url(self) -> str:
        return self.context.aq_parent.absolute_url()

    @property
    def crumbs(self):
        return [(_("speakup_list_title", default="Notification cases"), self.registry_url)]

    @property
    def acts(self) -> list:
        """The actions that are ready, the next thing to do first."""
        ready = {item.action.id: item.action for item in available(self.context) if item.is_ready}
        return [ready[id_] for id_ in _ORDER if id_ in ready]

    def moment(self, at) -> str:
        return formats.short_moment(at, self.language, today())


class NotificationView(NotificationWords):
    """All of the case on one page."""

    index = ViewPageTemplateFile("templates/case.pt")

    def __call__(self):
        self.update()
        return self.index()

    @cached_property
    def sight(self) -> Sight:
        return Sight(self.context, self.request)

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
    def sender(self) -> str:
        """Who sent it, as far as we know."""
        if self.context.anonymised:
            return self.t(_("speakup_sender_deleted", default="Not known any more"))
        if self.context.reporter:
            return self.world.person_name(self.context.reporter)
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
            (_("speakup_column_received", default="Received"), self.moment(case.received)),
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
        return formats.day_in_year(local_date(at), self.language, today()) if at else ""
