"""Macros of the dialogue, reached as ``context/@@dv-dialogue/macros/<name>``."""

from ntnu.deviations.ui.macros.view import MacroView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class DialogueMacros(MacroView):
    """Messages, one below the other."""

    template = ViewPageTemplateFile("templates/posts.pt")
