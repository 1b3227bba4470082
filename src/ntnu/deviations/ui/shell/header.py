"""The frame: Plone's main template drawn anew, browser title, header, footer, toolbar."""

from html import escape
from html import unescape
from ntnu.deviations import _
from ntnu.deviations.institution import names
from ntnu.deviations.languages import of_request
from ntnu.deviations.settings import get
from ntnu.deviations.ui.shell.navigation import languages
from ntnu.deviations.ui.shell.navigation import main_menu
from ntnu.deviations.ui.shell.page import Page
from ntnu.deviations.ui.shell.reader import full_name
from ntnu.deviations.ui.shell.reader import is_anonymous
from ntnu.deviations.ui.shell.reader import register_of
from plone.app.layout.viewlets.common import TitleViewlet
from plone.app.layout.viewlets.common import ViewletBase
from plone.app.layout.viewlets.toolbar import ToolbarViewletManager
from Products.CMFPlone.browser.main_template import MainTemplate as Base
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zope.i18n import translate


class Title(TitleViewlet):
    """``<title>``: the page's own title first, "Error: " before it when something must be put right."""

    def update(self):
        own = getattr(self.view, "page_title", None) or getattr(self.view, "label", None)
        # The wrapper around a settings form asks its form.
        own = own() if callable(own) else own
        title = translate(own, context=self.request) if own else unescape(self.page_title)
        if getattr(self.view, "has_errors", False):
            error = _("title_error", default="Error: ${title}", mapping={"title": title})
            title = translate(error, context=self.request)
        site = _site_name(self.request)
        self.site_title = escape(site if title == site else f"{title} – {site}", quote=False)


class Header(ViewletBase):
    """Brand, main menu, who is logged in, languages."""

    index = ViewPageTemplateFile("header.pt")

    def update(self):
        super().update()
        self.site_name = _site_name(self.request)
        register = register_of(self.context, self.request)
        self.home_url = register.absolute_url() if register is not None else self.site_url
        self.menu = main_menu(self.context, self.request, self.view)
        self.languages = languages(self.request)
        self.anonymous = is_anonymous()
        self.person = "" if self.anonymous else full_name(self.context)

    @property
    def login_url(self) -> str:
        """The log-in page, which leads back here; from an error page it leads home."""
        here = self.request.get("ACTUAL_URL", "")
        back = self.home_url if getattr(self.view, "is_error_page", False) else here
        return f"{self.site_url}/login?{urlencode({'came_from': back})}"


class Footer(ViewletBase):
    """Whose system this is, and the accessibility statement."""

    index = ViewPageTemplateFile("footer.pt")

    @property
    def accessibility_url(self) -> str:
        return get("accessibility_url") or f"{self.site_url}/accessibility-info"


def _site_name(request) -> str:
    return names.word("institution", of_request(request))


class MainTemplate(Base):
    """Same slots and viewlet managers as Plone's; no portlets, a main landmark, a skip link."""

    main_template = ViewPageTemplateFile("main_template.pt")


class Toolbar(ToolbarViewletManager):
    """Plone's, with buttons that are buttons (stock fails WCAG 4.1.2, aria-prohibited-attr). Shown to those
    who have the permission "Show Toolbar": Manager and Site Administrator."""

    custom_template = ViewPageTemplateFile("toolbar.pt")


class Accessibility(Page):
    """In place of Plone's page about itself."""

    page_title = _("accessibility_title", default="Accessibility")
