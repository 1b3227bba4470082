"""Macros of the report form, reached as ``context/@@dv-report/macros/<name>``."""

from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class ReportMacros(BrowserView):
    """What only the last step shows: all that was written."""

    template = ViewPageTemplateFile("templates/parts.pt")

    @property
    def macros(self):
        """The macros by name."""
        return self.template.macros
