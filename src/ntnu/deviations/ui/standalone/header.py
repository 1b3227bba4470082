"""Viewlets of the frame: browser title, header, footer."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.waiting import numbers
from ntnu.deviations.institution import names
from ntnu.deviations.languages import of_request
from ntnu.deviations.settings import get
from ntnu.deviations.ui.shell import title
from ntnu.deviations.ui.shell.navigation import languages
from ntnu.deviations.ui.shell.navigation import main_menu
from ntnu.deviations.ui.shell.reader import full_name
from ntnu.deviations.ui.shell.reader import is_anonymous
from ntnu.deviations.ui.shell.reader import register_of
from plone.app.layout.viewlets.common import ViewletBase
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode


class Title(title.Title):
    """The institution's name in place of the site's."""

    @property
    def site_name(self) -> str:
        return _site_name(self.request)


class Header(ViewletBase):
    """Brand, main menu, the logged-in person, languages."""

    index = ViewPageTemplateFile("header.pt")

    def update(self):
        super().update()
        self.site_name = _site_name(self.request)
        register = register_of(self.context, self.request)
        self.home_url = register.absolute_url() if register is not None else self.site_url
        self.menu = main_menu(self.context, self.request, self.view)
        user = getSecurityManager().getUser()
        self.waiting = numbers(register, user).cases if register is not None else 0
        self.languages = languages(self.request)
        self.anonymous = is_anonymous()
        self.person = "" if self.anonymous else full_name(self.context)
        #: Where cases are opened by number; empty where there are none for this person.
        self.register_url = self.home_url if register is not None and not self.anonymous else ""
        here = self.register_url
        self.preferences_url = f"{here}/my-preferences" if here else f"{self.site_url}/@@personal-preferences"

    @property
    def login_url(self) -> str:
        """The log-in page, which leads back here; from an error page it leads to the front page."""
        here = self.request.get("ACTUAL_URL", "")
        back = self.home_url if getattr(self.view, "is_error_page", False) else here
        return f"{self.site_url}/login?{urlencode({'came_from': back})}"


class Footer(ViewletBase):
    """The owner of the system, and the accessibility statement."""

    index = ViewPageTemplateFile("footer.pt")

    @property
    def accessibility_url(self) -> str:
        return get("accessibility_url") or f"{self.site_url}/accessibility-info"


def _site_name(request) -> str:
    return names.word("institution", of_request(request))
