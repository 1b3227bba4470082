"""The page of a notification case, for SpeakUp! recipients."""

from AccessControl import getSecurityManager
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.confidential import handles
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.handed import FIELD
from ntnu.deviations.access.handed import handed_texts
from ntnu.deviations.access.notification import files_of
from ntnu.deviations.access.notification import said_in
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.archive.pages.panel import CaseArchive
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.caselog.shown import show
from ntnu.deviations.choices import title_of
from ntnu.deviations.documents.handed import handed_label
from ntnu.deviations.documents.handed import KINDS
from ntnu.deviations.documents.notification import ANONYMOUS
from ntnu.deviations.domain import speakup
from ntnu.deviations.messages import FILE_MISSING
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.speakup import form
from ntnu.deviations.speakup.pages.page import ConfidentialPage
from ntnu.deviations.speakup.perform import available
from ntnu.deviations.ui.macros import format as formats
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

_TAGS = {
    speakup.REPLY: ("out", _("tag_to_notifier", default="To who sent the notification")),
    speakup.INFORMATION: ("in", _("tag_from_notifier", default="From who sent the notification")),
}
#: Acts from first to last: the first that is ready is the next thing to do.
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
        """The acts that are ready, the next thing to do first."""
        ready = {item.act.id: item.act for item in available(self.context) if item.is_ready}
        return [ready[id_] for id_ in _ORDER if id_ in ready]

    def moment(self, at) -> str:
        return formats.short_moment(at, self.language, today())


class NotificationView(CaseArchive, NotificationWords):
    """All of the case on one page."""

    index = ViewPageTemplateFile("templates/case.pt")

    def __call__(self):
        self.update()
        return self.index()

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

    @property
    def told(self) -> list[tuple[str, str]]:
        """What was written in the notification."""
        found = [(form.INotified[name].title, getattr(self.context, name)) for name in form.TEXTS]
        return [(title, text) for title, text in found if text]

    @property
    def handed_fields(self) -> list[tuple[str, str]]:
        """What stood in the fields of the deviation."""
        return [
            (handed_label(text.name), text.text) for text in handed_texts(self.context) if text.kind == FIELD
        ]

    @property
    def handed_posts(self) -> list[dict[str, object]]:
        """What lived in the deviation."""
        return [
            {
                "kind": "internal" if text.name == "note" else "out",
                "icon": "clip",
                "tag": self.t(KINDS[text.kind]),
                "who": self.world.person_name(text.by) if text.by else "",
                "when": self.moment(text.at) if text.at else "",
                "text": text.text,
            }
            for text in handed_texts(self.context)
            if text.kind != FIELD
        ]

    @property
    def posts(self) -> list[dict[str, object]]:
        found = []
        for said in said_in(self.context):
            kind, tag = _TAGS[said.kind]
            who = self.world.person_name(said.by) if said.by else ""
            found.append(
                {
                    "kind": kind,
                    "tag": self.t(tag),
                    "who": who,
                    "when": self.moment(said.at),
                    "text": said.text,
                }
            )
        return found

    @cached_property
    def files(self) -> list:
        return list(files_of(self.context))

    def size(self, file) -> str:
        """How large it is, or that it is missing."""
        return self.t(FILE_MISSING) if file.size is None else formats.file_size(file.size, self.language)

    @cached_property
    def handles(self) -> bool:
        """Does who asks handle the case? A Manager only reads it."""
        return handles(self.context, getSecurityManager().getUser())

    reads_exports = False

    def name(self, person: str) -> str:
        return self.world.person_name(person)

    @property
    def log(self) -> list[tuple[str, str, str]]:
        """Who did what, when."""
        saying = Saying(self.language, self.t, self.world.principal_name, notification=True)
        return [
            (self.moment(entry.at), entry.title, entry.actor_title)
            for entry in show(caselog.entries(self.context), saying)
            if entry.at
        ]
