"""Macros of the archive, reached as ``context/@@dv-archive/macros/<name>``."""

from ntnu.deviations.ui.case.macros import CaseMacros
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class ArchiveMacros(CaseMacros):
    """The panel of the archive."""

    template = ViewPageTemplateFile("templates/archive.pt")
