"""Macros of the case pages."""

from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class CaseMacros(BrowserView):
    """Parts that more than one shape of the case page shows: ``context/@@dv-case/macros/<name>``."""

    template = ViewPageTemplateFile("templates/parts.pt")

    @property
    def macros(self):
        """The macros by name."""
        return self.template.macros


class AccessMacros(CaseMacros):
    """The panel of who has access: ``context/@@dv-access/macros/access``."""

    template = ViewPageTemplateFile("templates/access.pt")


class ActMacros(CaseMacros):
    """Parts of every form on a case: ``context/@@dv-act/macros/<name>``."""

    template = ViewPageTemplateFile("templates/act.pt")


class ListMacros(CaseMacros):
    """Parts of lists of cases: ``context/@@dv-lists/macros/<name>``."""

    template = ViewPageTemplateFile("templates/lists.pt")
