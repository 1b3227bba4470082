"""``<register>/case/<number>``: the address that mails and letters carry."""

from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.reading import Reading
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zope.component import getMultiAdapter
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

#: Forms that are sent to the number of the case: it may be moved while somebody fills them in.
FORMS = frozenset({"receipt-form", "process-form", "close-form", "action-form"})


@implementer(IPublishTraverse)
class CaseByNumber(BrowserView):
    """Redirects who has View to where the case is now; a hidden case and a number that was never
    given answer alike. Who is not logged in gets the log-in page for any number."""

    number: str | None = None
    form: str | None = None

    def publishTraverse(self, request, name):
        if self.number is None:
            self.number = name.upper()
        elif self.form is None and name in FORMS:
            self.form = name
        else:
            raise NotFound(name)
        return self

    def __call__(self):
        case = self._case()
        if case is None or not Reading(case).may_view:
            raise NotFound(self.number or "case")
        if self.form and self.request.method == "POST":
            return getMultiAdapter((case, self.request), name=self.form)()
        # See Other, never cached: tomorrow the case may stand somewhere else.
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.request.response.redirect(self._address(case), status=303)

    def _address(self, case) -> str:
        if self.form is None:
            return case.absolute_url()
        asked = self.request.get("QUERY_STRING", "")
        return f"{case.absolute_url()}/@@{self.form}" + (f"?{asked}" if asked else "")

    def _case(self):
        register = self.context
        index = index_of(register)
        for row in index.rows_of("number", self.number or ""):
            case = register
            for id_ in row["ids"]:
                case = case._getOb(id_)
            return case
        return None
