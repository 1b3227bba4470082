"""Macros of the forms on a case, and of the lists."""

from ntnu.deviations.ui.macros.view import MacroView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class ActionMacros(MacroView):
    """Parts of every form on a case: ``context/@@dv-action/macros/<name>``."""

    template = ViewPageTemplateFile("templates/action_parts.pt")


class ListMacros(MacroView):
    """Parts of lists of cases: ``context/@@dv-lists/macros/<name>``."""

    template = ViewPageTemplateFile("templates/lists.pt")
