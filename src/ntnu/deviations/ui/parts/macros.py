"""Macros of measures and hearings."""

from ntnu.deviations.ui.case.macros import CaseMacros
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class HearingMacros(CaseMacros):
    """What both pages of a hearing show: ``context/@@dv-hearing/macros/<name>``."""

    template = ViewPageTemplateFile("templates/hearing_parts.pt")


class PartMacros(CaseMacros):
    """Measures and hearings on the page of a case, files: ``context/@@dv-parts/macros/<name>``."""

    template = ViewPageTemplateFile("templates/panels.pt")
