"""Macros of the documents, reached as ``context/@@dv-documents/macros/<name>``."""

from ntnu.deviations.ui.case.macros import CaseMacros
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class DocumentMacros(CaseMacros):
    """The panel of documents, in both shapes of the page."""

    template = ViewPageTemplateFile("templates/documents.pt")
