"""What is shown when something is not there, not allowed, or broken. Says what to do, reveals nothing."""

from AccessControl.SecurityManagement import newSecurityManager
from Acquisition import aq_base
from ntnu.deviations import _
from ntnu.deviations.access.guard import authenticated_user
from ntnu.deviations.actions.errors import ActionError
from ntnu.deviations.browser.shell.page import Page
from ntnu.deviations.browser.shell.reader import is_anonymous
from ntnu.deviations.interfaces import IApiErrors
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.exceptions import ExceptionView
from zope.component import queryMultiAdapter
from zope.component.hooks import getSite

_TITLES = {
    "missing": _("not_found_title", default="We cannot find the page"),
    "closed": _("unauthorized_title", default="You do not have access to this page"),
    "broken": _("broken_title", default="Something went wrong"),
}
_KINDS = {404: "missing", 410: "missing", 401: "closed", 403: "closed"}


class Unauthorized(Page):
    """Logged in, but without the right."""

    #: The log-in link of the header leads home from here, not back.
    is_error_page = True
    kind = "closed"

    @property
    def page_title(self):
        return _TITLES[self.kind]

    @property
    def anonymous(self) -> bool:
        return is_anonymous()

    def is_manager(self) -> bool:
        return False


class ErrorPage(ExceptionView, Unauthorized):
    """Whatever was raised. The status is Plone's; a program gets the REST services' own answer."""

    def __call__(self):
        if IAPIRequest.providedBy(self.request):
            answer = queryMultiAdapter((self.context, self.request), IApiErrors)
            if answer is not None:
                return answer()
        self._recognise()
        # A page may have failed below another page: the frame is drawn for what both stand on.
        while not hasattr(aq_base(self.__parent__), "restrictedTraverse"):
            self.__parent__ = self.__parent__.__parent__
        error = self.context
        page = super().__call__()
        if isinstance(error, ActionError):
            # An act refused is no fault of the server's: a transition asked for at a bare address.
            # Locked, for plone.transformchain would set it anew by the name of the class.
            self.request.response.setStatus(error.status, lock=1)
        return page

    def _recognise(self) -> None:
        """A page that is not found is raised before Zope asks who is logged in.

        Asked here, so that the header does not tell a logged-in person to log in.
        """
        if not is_anonymous():
            return
        site = getSite()
        # The site's users, else those of the server itself.
        for place in (site, site.getPhysicalRoot()):
            user = authenticated_user(place, self.request)
            if user is not None:
                newSecurityManager(self.request, user)
                return

    @property
    def kind(self) -> str:
        return _KINDS.get(self.request.response.getStatus(), "broken")
