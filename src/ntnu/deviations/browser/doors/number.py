"""``<register>/case/<number>``: the address of a case, wherever it is moved.

The walk goes on at the case itself, so that every page, form, service and part below it answers there.
Who is not logged in gets the log-in page for any number and anything below it, and comes back here
afterwards. A number is looked up only while a request is published: what asks whether an address leads
somewhere (Plone does, after log-in) is answered yes, whatever the number is.
"""

import re
from Acquisition import aq_parent
from contextlib import suppress
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.guard import authenticated_user
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.browser.forms.logged_out import LoggedOutForm
from ntnu.deviations.browser.shell.reader import is_anonymous
from ntnu.deviations.interfaces import ICaseAddress
from plone.rest.interfaces import IAPIRequest
from plone.rest.traverse import RESTWrapper
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
from zope.publisher.interfaces import IPublishTraverse
from zope.traversing.interfaces import ITraversable


_UID = re.compile("[0-9a-f]{32}")


@implementer(ICaseAddress, IPublishTraverse)
class CaseByNumber(BrowserView):
    """The step ``case`` of an address."""

    number = ""
    #: Somebody who is not logged in asks for a number, and perhaps for something below it.
    _goes_nowhere = False

    def publishTraverse(self, request, name):
        """The case with this number, where it is kept: it decides itself who may go on."""
        self.number = self.number or name.upper()
        # Zope's own administrators are in the root's user folder.
        places = (self.context, self.context.getPhysicalRoot())
        if self._goes_nowhere or not any(authenticated_user(place, request) for place in places):
            self._goes_nowhere = True
            return self
        case = case_by_number(self.context, self.number)
        if case is None:
            # As the guard of the cases does.
            raise NotFound(request.get("URL", ""))
        _part_by_uid(case, request)
        return RESTWrapper(case, request) if IAPIRequest.providedBy(request) else case

    def __bobo_traverse__(self, request, name):
        """Whatever stands below is taken to be there: nobody learns which numbers were given."""
        self.number = self.number or name.upper()
        return self

    def __call__(self):
        if not is_anonymous():
            raise NotFound("case")
        if self.request.method == "POST" and not IAPIRequest.providedBy(self.request):
            # Nothing is looked up: what was typed is given back, whatever the number is.
            return LoggedOutForm(self.context, self.request)()
        raise Unauthorized("case")


@implementer(ITraversable)
@adapter(ICaseAddress, Interface)
class ViewsBelow:
    """``@@name`` below a number that is not looked up."""

    def __init__(self, context, request):
        self.context = context

    def traverse(self, name, further):
        """The address itself, as for any other name."""
        return self.context


def _part_by_uid(case, request) -> None:
    """Mails lead to a measure or hearing by its UID: go on by the ids that lead there."""
    names = request.get("TraversalRequestNameStack") or []
    if not names or not _UID.fullmatch(names[-1]):
        return
    with suppress(LookupError):
        part, ids = find_part(case, names[-1]), []
        while part.getId() != case.getId():
            ids.append(part.getId())
            part = aq_parent(part)
        names[-1:] = ids
