"""Macros of the report form, reached as ``context/@@dv-report/macros/<name>``."""

from ntnu.deviations.ui.macros.view import MacroView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class ReportMacros(MacroView):
    """What only the last step shows: all that was written."""

    template = ViewPageTemplateFile("templates/parts.pt")
