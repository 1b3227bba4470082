"""Log-in in the product's frame, and the member's language at log-in."""

from ntnu.deviations import _
from ntnu.deviations.interfaces import IApiErrors
from ntnu.deviations.interfaces import IStandaloneLayer
from ntnu.deviations.languages import reduced
from ntnu.deviations.messages import message
from ntnu.deviations.ui.shell.page import Page
from plone.i18n.utility import setLanguageBinding
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.login.login import LoginForm
from typing import Any
from zope.component import getMultiAdapter
from zope.component.hooks import getSite
from zope.globalrequest import getRequest
from zope.i18nmessageid import Message


class Login(LoginForm):
    """Plone's form with its own title. ``refusal`` is why no password is checked now."""

    page_title = _("login_title", default="Log in")
    refusal: Message | None = None

    @property
    def has_errors(self) -> bool:
        return self.refusal is not None

    def updateWidgets(self):
        """The fields, with the name that was typed: Plone renames its field after it was read."""
        super().updateWidgets()
        field = self.widgets["ac_name"]
        typed = self.request.form.get(field.name)
        if isinstance(typed, str):
            field.value = typed


class TooManyTries(Page):
    """Too many wrong passwords: the log-in form again, with the name that was typed. A program gets the REST
    services' own answer."""

    def __call__(self):
        request, seconds = self.request, self.context.retry_after
        if IAPIRequest.providedBy(request):
            return getMultiAdapter((self.context, request), IApiErrors)()
        # The form is only shown: doing what its button says would try the password again.
        request.form.pop("buttons.login", None)
        form = getMultiAdapter((getSite(), request), name="login")
        form.refusal = message("too_many_passwords", minutes=-(-seconds // 60))
        page = form()
        request.response.setHeader("Retry-After", str(seconds))
        # Locked, since plone.transformchain sets it again by the name of the class.
        request.response.setStatus(429, lock=1)
        return page


def remember_language(event: Any) -> None:
    """At log-in the member's own language is stored in the cookie that decides the language.

    As if the person had used the switch: the answer to this request is in that language too.
    """
    request = getRequest()
    if not IStandaloneLayer.providedBy(request):
        return
    language = reduced(event.principal.getProperty("language", ""))
    if language:
        request.set("set_language", language)
        setLanguageBinding(request)
