"""The panels *Messages* and *Files* of a case, for those who work on it."""

from ntnu.deviations import _
from ntnu.deviations.dialogue.pages.posts import Post
from ntnu.deviations.dialogue.pages.posts import posts_of
from ntnu.deviations.dialogue.pages.posts import words_for
from ntnu.deviations.ui.case.files import added_files
from ntnu.deviations.ui.case.sight import CaseSight
from ntnu.deviations.ui.shell.panel import ListPanel
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


def posts(sight: CaseSight) -> list[Post]:
    """The messages this person may read, oldest first."""
    own = sight.facts.reporter if sight.reading.is_reporter else ""
    words = words_for(sight.language, sight.t, sight.name, own)
    return posts_of(sight.context, sight.target.facts.whole, words)


class Messages(ListPanel):
    """Messages; also an empty list, for those who may write the first one."""

    index = ViewPageTemplateFile("templates/messages.pt")
    find = staticmethod(posts)
    title = _("panel_messages", default="Messages")
    #: The action that adds another one.
    adds = "add_message"

    @property
    def available(self) -> bool:
        return bool(self.rows or self.adds in self.sight.acts)

    @property
    def may_redact(self) -> bool:
        return "redact" in self.sight.acts


class Files(Messages):
    """The files the unit has added, in the same way."""

    index = ViewPageTemplateFile("templates/files.pt")
    find = staticmethod(added_files)
    title = _("panel_files", default="Files")
    adds = "add_attachment"
