"""This product's pages in the frame of the site: its main template, with the product's region in it."""

from babel import Locale
from ntnu.deviations import settings
from ntnu.deviations.languages import chosen
from ntnu.deviations.languages import SWITCH
from ntnu.deviations.ui.shell.navigation import languages
from ntnu.deviations.ui.shell.navigation import main_menu
from ntnu.deviations.ui.shell.reader import is_anonymous
from ntnu.deviations.ui.shell.reader import Reader
from ntnu.deviations.ui.shell.reader import register_of
from Products.CMFPlone.resources import add_bundle_on_request
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any

#: Style sheets and scripts of the pages, in this order: see the registry.
BUNDLES = tuple(
    f"ntnu-deviations-{name}" for name in ("0-ground", "1-base", "2-frame", "3-parts", "4-forms", "5-pages")
)
_YEAR = 365 * 24 * 3600


class Frame(Reader, BrowserView):
    """The macro that every page of this product is drawn in. Its slot ``main`` is the page.

    Style sheets and script are loaded for this page alone, and columns of portlets are left out: lists and
    forms need the width.
    """

    template = ViewPageTemplateFile("frame.pt")

    @property
    def macros(self) -> Any:
        for bundle in BUNDLES:
            add_bundle_on_request(self.request, bundle)
        for column in ("plone.leftcolumn", "plone.rightcolumn"):
            self.request.set(f"disable_{column}", 1)
        self._keep_language()
        return self.template.macros

    def _keep_language(self) -> None:
        """The language chosen by this address applies to the pages that follow."""
        code = chosen(self.request)
        if code and self.request.form.get(SWITCH):
            how = {"path": "/", "max_age": _YEAR, "same_site": "Lax", "http_only": True}
            self.request.response.setCookie(SWITCH, code, **how)

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``: the direction in which the language of the region is written."""
        return "rtl" if Locale.parse(self.language).character_order == "right-to-left" else "ltr"

    @property
    def accessibility_url(self) -> str:
        """The address of the accessibility statement; empty: the site shows it elsewhere."""
        return settings.get("accessibility_url") or ""

    @property
    def help_url(self) -> str:
        """The pages of help; empty where the site has no register yet."""
        register = register_of(self.context, self.request)
        return f"{register.absolute_url()}/help" if register is not None else ""

    @property
    def register_url(self) -> str:
        """Where cases are opened by number; empty for visitors."""
        register = register_of(self.context, self.request)
        return register.absolute_url() if register is not None and not is_anonymous() else ""

    def menu(self, view: Any) -> list:
        """The links of the bar, for the page ``view``."""
        return main_menu(self.context, self.request, view)

    def languages(self) -> list:
        """The links to the page in the other languages."""
        return languages(self.request)
