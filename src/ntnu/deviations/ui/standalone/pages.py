"""Pages of the frame without logic of their own."""

from ntnu.deviations import _
from ntnu.deviations.ui.shell.page import Page


class Accessibility(Page):
    """In place of Plone's page about itself."""

    page_title = _("accessibility_title", default="Accessibility")
