"""``<case>/@@case-pdf``: the case as PDF, for who may have it."""

from ntnu.deviations.access.reading import Reading
from ntnu.deviations.browser.shell.reader import language_of
from ntnu.deviations.documents.export import case_pdf
from ntnu.deviations.documents.export import file_name
from ntnu.deviations.documents.export import may_have
from ntnu.deviations.documents.export import note
from ntnu.deviations.documents.telling import FULL
from ntnu.deviations.documents.telling import VARIANTS
from ntnu.deviations.documents.telling import Wanted
from plone.protect.interfaces import IDisableCSRFProtection
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.interface import alsoProvides


class CasePdf(BrowserView):
    """Always a download, kept by no cache."""

    def __call__(self) -> bytes:
        form = self.request.form
        variant, log = form.get("variant", FULL), form.get("log", "0")
        if variant not in VARIANTS or log not in ("0", "1"):
            raise NotFound("case-pdf")
        wanted = Wanted(variant, language_of(self.request), log == "1")
        reading = Reading(self.context)
        if not may_have(reading, wanted.variant, wanted.with_log):
            raise Unauthorized("This document is for those who work on the case")
        made = case_pdf(reading, wanted)
        # That somebody had it is written down.
        alsoProvides(self.request, IDisableCSRFProtection)
        note(reading, wanted)
        response = self.request.response
        response.setHeader("Content-Type", "application/pdf")
        response.setHeader("Content-Disposition", f'attachment; filename="{file_name(self.context, wanted)}"')
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("X-Content-Type-Options", "nosniff")
        return made
