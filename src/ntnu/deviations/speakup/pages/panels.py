"""The panels of a notification case. Only those who handle it, and a Manager, can open its page."""

from AccessControl import getSecurityManager
from ntnu.deviations import _
from ntnu.deviations.access.confidential import handles
from ntnu.deviations.access.handed import FIELD
from ntnu.deviations.access.handed import handed_texts
from ntnu.deviations.access.notification import files_of
from ntnu.deviations.access.notification import said_in
from ntnu.deviations.archive.pages import panel
from ntnu.deviations.case.schema.notification import INotificationSchema
from ntnu.deviations.case.schema.notification import INotified
from ntnu.deviations.case.schema.notification import TEXTS
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.documents.handed import FROM_DEVIATION
from ntnu.deviations.documents.handed import handed_label
from ntnu.deviations.documents.handed import KINDS
from ntnu.deviations.documents.notification import NOTIFICATION
from ntnu.deviations.documents.notification import SAID
from ntnu.deviations.domain import speakup
from ntnu.deviations.messages import FILE_MISSING
from ntnu.deviations.speakup.pages.sight import NotificationSight
from ntnu.deviations.ui.case import panels
from ntnu.deviations.ui.case.story import Event
from ntnu.deviations.ui.case.story import log_events
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.ui.shell.panel import Details
from ntnu.deviations.ui.shell.panel import ListPanel
from ntnu.deviations.ui.shell.panel import Panel
from ntnu.deviations.ui.shell.panel import Sight
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

_KINDS = {speakup.REPLY: "out", speakup.INFORMATION: "in"}


def told(sight: Sight) -> list[tuple[str, str]]:
    """What was written in the notification."""
    found = [(INotified[name].title, getattr(sight.context, name)) for name in TEXTS]
    return [(title, text) for title, text in found if text]


def handed(sight: Sight) -> list[tuple[str, str]]:
    """The fields of the deviation before it was handed over."""
    return [
        (handed_label(text.name), text.text) for text in handed_texts(sight.context) if text.kind == FIELD
    ]


def log(sight: NotificationSight) -> list[Event]:
    """The whole log."""
    saying = Saying(sight.language, sight.t, sight.world.principal_name, notification=True)
    return log_events(sight.entries, saying)


class Told(Details):
    """The notification."""

    find = staticmethod(told)
    title = NOTIFICATION


class Files(ListPanel):
    """The files."""

    index = ViewPageTemplateFile("templates/files.pt")
    title = _("speakup_files", default="Files")
    is_counted = False

    @staticmethod
    def find(sight: Sight) -> list:
        return list(files_of(sight.context))

    def size(self, file) -> str:
        """How large it is, or that it is missing."""
        sight = self.sight
        return sight.t(FILE_MISSING) if file.size is None else formats.file_size(file.size, sight.language)


class Said(Panel):
    """The messages since."""

    index = ViewPageTemplateFile("templates/said.pt")
    title = _("follow_said", default="What has been said")

    @property
    def available(self) -> bool:
        return not self.context.anonymised

    @property
    def posts(self) -> list[dict[str, object]]:
        return [
            {
                "kind": _KINDS[said.kind],
                "tag": self.sight.t(SAID[said.kind]),
                "who": self.sight.name(said.by) if said.by else "",
                "when": self.sight.moment(said.at),
                "text": said.text,
            }
            for said in said_in(self.context)
        ]


class Handed(Details):
    """The fields of the deviation, and its parts, before it was handed over."""

    index = ViewPageTemplateFile("templates/handed.pt")
    find = staticmethod(handed)
    title = FROM_DEVIATION

    @property
    def posts(self) -> list[dict[str, object]]:
        return [
            {
                "kind": "internal" if text.name == "note" else "out",
                "icon": "clip",
                "tag": self.sight.t(KINDS[text.kind]),
                "who": self.sight.name(text.by) if text.by else "",
                "when": self.sight.moment(text.at) if text.at else "",
                "text": text.text,
            }
            for text in handed_texts(self.context)
            if text.kind != FIELD
        ]


class Conclusion(Panel):
    """The conclusion."""

    index = ViewPageTemplateFile("templates/conclusion.pt")
    title = INotificationSchema["conclusion"].title

    @property
    def available(self) -> bool:
        return bool(self.context.conclusion)


class Archive(panel.Archive):
    """The panel for a notification case: for the archivist alone."""

    reads_exports = False


class Log(panels.Log):
    """Who did what, when."""

    find = staticmethod(log)

    @property
    def leads_on(self) -> bool:
        """Does the person handle the case? A Manager only reads it."""
        return handles(self.context, getSecurityManager().getUser())
