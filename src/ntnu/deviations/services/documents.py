"""``GET <case>/@case-pdf?variant=full|redacted``: the case as PDF/A, with its log when asked."""

from ntnu.deviations.access.reading import Reading
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import NotAllowed
from ntnu.deviations.actions.errors import one
from ntnu.deviations.documents.export import case_pdf
from ntnu.deviations.documents.export import file_name
from ntnu.deviations.documents.export import may_have
from ntnu.deviations.documents.export import note
from ntnu.deviations.documents.telling import FULL
from ntnu.deviations.documents.telling import VARIANTS
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.mail.people import reduced
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from zope.interface import alsoProvides

_LOG = {"0": False, "1": True}


class CasePdf(Service):
    """The PDF itself is the answer; errors are JSON as everywhere."""

    def render(self) -> bytes:
        self.check_permission()
        wanted, reading = self._wanted(), Reading(self.context)
        if not may_have(reading, wanted.variant, wanted.with_log):
            raise NotAllowed(one("not_yours"))
        made = case_pdf(reading, wanted)
        # That somebody had it is written down.
        alsoProvides(self.request, IDisableCSRFProtection)
        note(reading, wanted)
        response = self.request.response
        response.setHeader("Content-Type", "application/pdf")
        response.setHeader("Content-Disposition", f'attachment; filename="{file_name(self.context, wanted)}"')
        response.setHeader("Cache-Control", "private, no-store")
        return made

    def _wanted(self) -> Wanted:
        form = self.request.form
        for name in form:
            if name not in ("variant", "log"):
                raise InvalidData(one("unknown_field", name))
        variant, log = form.get("variant", FULL), form.get("log", "0")
        if variant not in VARIANTS:
            raise InvalidData(one("unknown_value", "variant"))
        if not isinstance(log, str) or log not in _LOG:
            raise InvalidData(one("unknown_value", "log"))
        return Wanted(variant, reduced(self.request.get("LANGUAGE")) or "nb", _LOG[log])
