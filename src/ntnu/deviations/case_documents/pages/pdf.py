"""``@@case-pdf``: the case as a document, from the page of the case.

A GET only reads: it is recorded in the file of readings. A POST, with the token of the product's forms, also
makes an entry in the log of the case.
"""

from ntnu.deviations.access.reading import Reading
from ntnu.deviations.documents import export
from ntnu.deviations.documents.telling import FULL
from ntnu.deviations.documents.telling import REDACTED
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.languages import of_request
from plone.protect.authenticator import check
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zExceptions import Unauthorized


class CasePdf(BrowserView):
    """Always a download that no cache stores. Names to hide are posted by a form: they must not be in an
    address."""

    def __call__(self) -> bytes:
        wanted, reading = self._wanted(), Reading(self.context)
        if not export.may_have(reading, wanted.variant, wanted.with_log):
            raise Unauthorized("This document is for those who work on the case")
        if not export.exists(self.context, wanted.variant, wanted.with_log):
            raise NotFound("case-pdf")
        made = b""
        if self.request.method == "POST":
            check(self.request)
            # Before the turn is taken, and so before anything is written: it takes long, and is made once.
            made = export.case_pdf(reading, wanted)
            take_turn(self.context)
            export.note(reading, wanted)
        elif self.request.method != "HEAD":
            made = export.case_pdf(reading, wanted)
        for name, value in export.headers(self.context, wanted).items():
            self.request.response.setHeader(name, value)
        return made

    def _wanted(self) -> Wanted:
        form = self.request.form
        variant, log, hide = form.get("variant", FULL), form.get("log", "0"), form.get("hide", "")
        if variant not in export.VARIANTS or log not in ("0", "1") or not isinstance(hide, str):
            raise NotFound("case-pdf")
        if hide and (variant != REDACTED or self.request.method != "POST"):
            raise NotFound("case-pdf")
        try:
            names = export.names(hide.splitlines())
        except ValueError:
            raise NotFound("case-pdf") from None
        return Wanted(variant, of_request(self.request), log == "1", names)
