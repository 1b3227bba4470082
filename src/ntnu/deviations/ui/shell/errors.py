"""Error pages: not found, not allowed, or broken. They say what to do, and reveal nothing."""

from AccessControl.SecurityManagement import newSecurityManager
from Acquisition import aq_base
from ntnu.deviations import _
from ntnu.deviations.access.guard import authenticated_user
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.ours import is_ours
from ntnu.deviations.engine.carry_out import TransitionRefused
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import retry_after
from ntnu.deviations.engine.refusals import refusal
from ntnu.deviations.interfaces import IApiErrors
from ntnu.deviations.interfaces import IDeviationsLayer
from ntnu.deviations.ui.case.now import form_address
from ntnu.deviations.ui.shell.page import Page
from ntnu.deviations.ui.shell.reader import is_anonymous
from ntnu.deviations.under_way import request_now
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.exceptions import ExceptionView
from zope.component import getSiteManager
from zope.component import queryMultiAdapter
from zope.component.hooks import getSite
from zope.interface import Interface
from zope.interface import providedBy

_TITLES = {
    "missing": _("not_found_title", default="We cannot find the page"),
    "closed": _("unauthorized_title", default="You do not have access to this page"),
    "refused": _("refused_title", default="It was not done"),
    "broken": _("broken_title", default="Something went wrong"),
}
_KINDS = {404: "missing", 410: "missing", 401: "closed", 403: "closed"}


class Unauthorized(Page):
    """Logged in, but without the right."""

    #: The log-in link of the header leads to the front page from here, not back.
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
    """Any error. The status is Plone's; a program gets the REST services' own answer.

    A refused action is no server error: ``refusal`` is the reason, when a transition was requested by its
    address.
    """

    refusal: ActionError | None = None

    def __call__(self):
        if IAPIRequest.providedBy(self.request):
            answer = queryMultiAdapter((self.context, self.request), IApiErrors)
            if answer is not None:
                return answer()
        self._recognise()
        # A page may have failed below another page: the frame is drawn for the content of both.
        while not hasattr(aq_base(self.__parent__), "restrictedTraverse"):
            self.__parent__ = self.__parent__.__parent__
        self.refusal = refusal(self.context)
        if self.refusal is not None:
            later = retry_after(self.refusal, self.refusal.status)
            if later is not None:
                self.request.response.setHeader("Retry-After", str(later))
            # Locked, since Plone sets it by the name of the class, and plone.transformchain does so again.
            self.request.response.setStatus(self.refusal.status, lock=1)
        return super().__call__()

    def _recognise(self) -> None:
        """NotFound is raised before Zope authenticates the user.

        Authenticated here, so that the header does not ask a logged-in person to log in.
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
    def request_id(self) -> str:
        """By it the failure is found in the server's log; empty where requests have none."""
        now = request_now()
        return now.id if now is not None else ""

    @property
    def kind(self) -> str:
        return _KINDS.get(self.request.response.getStatus(), "refused" if self.refusal else "broken")

    @property
    def reasons(self) -> list[str]:
        """The reasons of the refusal, each once."""
        return list(dict.fromkeys(self.t(error.message) for error in self.refusal.errors))

    @property
    def way_on(self) -> str:
        """Where it can be done: the form of the action, else the case; empty elsewhere."""
        case = case_of(self.__parent__)
        if case is None:
            return ""
        url = case.absolute_url()
        if isinstance(self.refusal, TransitionRefused) and self.refusal.action:
            return form_address(url, self.refusal.action)
        return url


class OwnErrors(ErrorPage):
    """In a site with a frame of its own. A program that asks something of ours gets our services' answer, and
    why an action was refused is said in our region; every other error the site tells as it does elsewhere."""

    def __call__(self):
        asked_by_program = IAPIRequest.providedBy(self.request)
        if is_ours(self.request) and (asked_by_program or refusal(self.context) is not None):
            return super().__call__()
        return self._of_the_site()

    def _of_the_site(self):
        wanted = (providedBy(self.context), providedBy(self.request) - IDeviationsLayer)
        page = getSiteManager().adapters.lookup(wanted, Interface, "index.html")(self.context, self.request)
        page.__parent__ = self.__parent__
        return page()
