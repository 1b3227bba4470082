"""``<register>/case/<number>``: the address that mails and letters carry."""

from ntnu.deviations.access import reads
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.browser.forms.logged_out import LoggedOutForm
from ntnu.deviations.browser.forms.sent_once import SentOnce
from ntnu.deviations.browser.shell.reader import is_anonymous
from ntnu.deviations.persons import acting
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.component import getMultiAdapter
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

#: Forms that are sent to the number of the case: it may be moved while somebody fills them in.
FORMS = frozenset(
    {
        "receipt-form",
        "process-form",
        "close-form",
        "action-form",
        "note-form",
        "message-form",
        "answer-form",
        "preliminary-form",
        "recuse-form",
        "redact-form",
    }
)
#: The same for a measure or a hearing of it.
PART_FORMS = frozenset({"action-form", "view"})


@implementer(IPublishTraverse)
class CaseByNumber(BrowserView):
    """Redirects who has View to where the case, or a part of it, is now; a hidden case and a number
    that was never given answer alike. Who is not logged in gets the log-in page for any number."""

    number: str | None = None
    form: str | None = None
    #: UID of a measure or hearing of the case: mails lead there.
    part: str | None = None

    def publishTraverse(self, request, name):
        if self.number is None:
            self.number = name.upper()
        elif self.form is None and name in FORMS:
            self.form = name
        elif self.form is None and self.part is None:
            self.part = name
        elif self.form is None and name in PART_FORMS:
            self.form = name
        else:
            raise NotFound(name)
        return self

    def __call__(self):
        if is_anonymous():
            if self.request.method == "POST":
                # Nothing is looked up: what she typed is given back, whatever the number is.
                return LoggedOutForm(self.context, self.request)()
            raise Unauthorized("case")
        case = case_by_number(self.context, self.number or "")
        if self.part is not None:
            return self._to_part(case)
        reading = Reading(case) if case is not None else None
        if reading is None or not reading.may_view:
            return self._gone(self.number or "case", "@@worklist")
        return self._to(case, case)

    def _to_part(self, case):
        """Who may view a part of a case, and perhaps nothing else of it, comes to that part."""
        found = None
        if case is not None and not case.handed_over:
            found = next((part for part in every_part(case) if uid_of(part) == self.part), None)
        if found is None or not may_view_part(found):
            return self._gone(self.part or "", "@@my-tasks")
        return self._to(case, found)

    def _gone(self, what: str, afterwards: str):
        """Not found, but for who sends a form a second time that took the case out of sight: the way the
        first sending led. Only the person's own sendings are asked."""
        sent = SentOnce(self.context, self.request)
        done = sent.done_before() if self.form and self.request.method == "POST" else None
        if done is None:
            raise NotFound(what)
        IStatusMessage(self.request).add(sent.t(sent.words_for(done)), type="warning")
        return self.request.response.redirect(f"{self.context.absolute_url()}/{afterwards}", status=303)

    def _to(self, case, place):
        """The answer of the form that is sent to ``place``; else the way there."""
        if self.form and self.request.method == "POST":
            reads.note(case, self.request, acting(), f"@@{self.form}")
            return getMultiAdapter((place, self.request), name=self.form)()
        # See Other, never cached: tomorrow the case may stand somewhere else.
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.request.response.redirect(self._address(place), status=303)

    def _address(self, place) -> str:
        if self.form is None:
            return place.absolute_url()
        asked = self.request.get("QUERY_STRING", "")
        return f"{place.absolute_url()}/@@{self.form}" + (f"?{asked}" if asked else "")
