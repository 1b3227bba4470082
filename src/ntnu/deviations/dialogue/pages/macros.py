"""Macros of the dialogue, reached as ``context/@@dv-dialogue/macros/<name>``."""

from ntnu.deviations.ui.case.macros import CaseMacros
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class DialogueMacros(CaseMacros):
    """The panels of messages and files, and the thread that both shapes of the page show."""

    template = ViewPageTemplateFile("templates/messages.pt")


class ReporterMacros(CaseMacros):
    """What the reporter's page shows beside it: ``context/@@dv-mine/macros/<name>``."""

    template = ViewPageTemplateFile("templates/reporter.pt")
