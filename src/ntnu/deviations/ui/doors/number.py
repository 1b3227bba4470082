"""``<register>/case/<number>``: the address of a case, wherever it is moved.

Traversal goes on at the case itself, so that every page, form, service and part below it answers there.
Visitors who are not logged in get the log-in page for any number and anything below it, and come back here
afterwards. A number is looked up only while a request is published: code that checks whether an address
exists (Plone does, after log-in) gets the answer yes, whatever the number is.
"""

import re
from Acquisition import aq_parent
from contextlib import suppress
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.guard import authenticated_user
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.domain.text import tidy
from ntnu.deviations.interfaces import ICaseAddress
from ntnu.deviations.interfaces import ICaseGuard
from ntnu.deviations.ui.forms.logged_out import LoggedOutForm
from ntnu.deviations.ui.forms.sent_once import SentOnce
from ntnu.deviations.ui.shell.reader import is_anonymous
from plone.rest.interfaces import IAPIRequest
from plone.rest.traverse import RESTWrapper
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from urllib.parse import urlencode
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.component import adapter
from zope.component import getUtility
from zope.component.hooks import getSite
from zope.interface import implementer
from zope.interface import Interface
from zope.publisher.interfaces import IPublishTraverse
from zope.traversing.interfaces import ITraversable

_UID = re.compile("[0-9a-f]{32}")
_NUMBER = re.compile(r"\w+-\d{4}-\d{6}", re.ASCII)


@implementer(ICaseAddress, IPublishTraverse)
class CaseByNumber(BrowserView):
    """The step ``case`` of an address."""

    number = ""
    #: Names that are requested below a number, when traversal does not go on at a case.
    below: tuple[str, ...] | None = None

    def publishTraverse(self, request, name):
        """The case with this number, in its place: it decides itself who may go on."""
        # An error's page is drawn at the last place the walk came to, and this is none.
        request["PARENTS"][:] = [place for place in request["PARENTS"] if place is not self]
        if self.below is not None:
            self.below = (*self.below, name)
            return self
        self.number = name.upper()
        # Zope's own administrators are in the root's user folder.
        places = (getSite(), self.context.getPhysicalRoot())
        user = next(filter(None, (authenticated_user(place, request) for place in places)), None)
        if user is None:
            return self._nowhere()
        case = case_by_number(self.context, self.number)
        if case is not None:
            _part_by_uid(case, request, user)
        if IAPIRequest.providedBy(request):
            return _wrapped(_existing(case, request), request)
        if request.method == "POST" and not _is_open(case, request):
            return self._nowhere()
        return _existing(case, request)

    def _nowhere(self):
        self.below = ()
        return self

    def __bobo_traverse__(self, request, name):
        """Whatever is below counts as existing: nobody learns which numbers are in use."""
        self.number = self.number or name.upper()
        return self

    def __call__(self):
        asked = self.request.form.get("number")
        if not self.number and isinstance(asked, str) and not is_anonymous():
            return self.request.response.redirect(self._address_of("".join(tidy(asked).split()).upper()))
        is_form = self.request.method == "POST" and not IAPIRequest.providedBy(self.request)
        if not is_anonymous():
            return self._gone() if is_form else _missing(self.request)
        if is_form:
            # Nothing is looked up: the number is returned unchanged, whatever it is.
            return LoggedOutForm(self.context, self.request)()
        raise Unauthorized("case")

    def _address_of(self, number: str) -> str:
        """The page for what was typed in the header: a case by its whole number, whether there is one or not;
        else the work list, which knows the last digits too."""
        url = self.context.absolute_url()
        if _NUMBER.fullmatch(number):
            return f"{url}/case/{number}"
        asked = number.zfill(6) if number.isdecimal() else number
        return f"{url}/@@worklist?{urlencode({'view': 'all', 'text': asked})}"

    def _gone(self):
        """Not found, except for a person who sends a form again that took the case out of sight: they get the
        address that the first sending led to. Only the person's own submissions are checked."""
        sent = SentOnce(self.context, self.request)
        done = sent.done_before() if self.below else None
        if done is None:
            _missing(self.request)
        IStatusMessage(self.request).add(sent.t(sent.words_for(done)), type="warning")
        afterwards = "@@worklist" if len(self.below) == 1 else "@@my-tasks"
        return self.request.response.redirect(f"{self.context.absolute_url()}/{afterwards}", status=303)


@implementer(ITraversable)
@adapter(ICaseAddress, Interface)
class ViewsBelow:
    """``@@name`` below a number that is not looked up."""

    def __init__(self, context, request):
        self.context = context

    def traverse(self, name, further):
        """The address itself, as for any other name."""
        return self.context


def _missing(request):
    """Decided by the guard of the cases."""
    raise NotFound(request.get("URL", ""))


def _existing(case, request):
    return _missing(request) if case is None else case


def _is_open(case, request) -> bool:
    try:
        getUtility(ICaseGuard).check(_existing(case, request), request)
    except NotFound:
        return False
    return True


def _wrapped(case, request):
    """Wrapped as plone.rest does: not where the address names a view."""
    views = any(sign in request["PATH_INFO"] for sign in ("@@", "++view++"))
    return case if views else RESTWrapper(case, request)


def _part_by_uid(case, request, user) -> None:
    """Mails link to a measure or hearing by its UID: traversal goes on by its ids, if ``user`` may see it."""
    names = request.get("TraversalRequestNameStack") or []
    if not names or not _UID.fullmatch(names[-1]):
        return
    with suppress(LookupError):
        part, ids = find_part(case, names[-1]), []
        if not may_view_part(part, user):
            return
        while part.getId() != case.getId():
            ids.append(part.getId())
            part = aq_parent(part)
        names[-1:] = ids
