"""After sending: the number, what happens next, and by when."""

from ntnu.deviations import _
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.ui.shell.page import Page


class Received(Page):
    """Shown once to the reporter; it can be opened again as long as they see the case."""

    nav_item = "report"

    @property
    def page_title(self):
        return _("received_title", default="We have received your report")

    @property
    def facts(self):
        return facts_of(self.context)

    @property
    def faculty(self) -> str:
        return self.facts.faculty.title(self.language)
