"""Log-in in our frame, and the member's language at log-in."""

from ntnu.deviations import _
from ntnu.deviations.interfaces import IDeviationsLayer
from ntnu.deviations.settings import LANGUAGES
from plone.i18n.utility import setLanguageBinding
from Products.CMFPlone.browser.login.login import LoginForm
from typing import Any
from zope.globalrequest import getRequest


class Login(LoginForm):
    """Plone's form with a title of its own."""

    page_title = _("login_title", default="Log in")


def remember_language(event: Any) -> None:
    """At log-in the member's own language goes into the cookie that decides the language.

    As if the person had used the switch: what this very request says is in that language too.
    """
    request = getRequest()
    if not IDeviationsLayer.providedBy(request):
        return
    language = event.principal.getProperty("language", "")
    if language in LANGUAGES:
        request.set("set_language", language)
        setLanguageBinding(request)
