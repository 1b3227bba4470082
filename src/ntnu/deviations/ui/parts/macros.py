"""Macros of measures and hearings."""

from ntnu.deviations.ui.macros.view import MacroView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class HearingMacros(MacroView):
    """What both pages of a hearing show: ``context/@@dv-hearing/macros/<name>``."""

    template = ViewPageTemplateFile("templates/hearing_parts.pt")


class PartMacros(MacroView):
    """What keeps a case from being closed, what somebody is asked for, files: ``context/@@dv-parts``."""

    template = ViewPageTemplateFile("templates/panels.pt")
