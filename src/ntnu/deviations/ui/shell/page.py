"""What every page of ours has: title, place in the menu, language. See docs/ui.md."""

from functools import cached_property
from ntnu.deviations.languages import of_request
from ntnu.deviations.ui.shell.reader import register_of
from Products.Five import BrowserView
from typing import Any
from zope.i18n import translate


class Page(BrowserView):
    """Base of the pages."""

    #: A message or text for ``<title>``; the frame adds the site's name.
    page_title: Any = ""
    #: True when the page shows an error summary: ``<title>`` then begins with "Error: ".
    has_errors = False
    #: Which item of the main menu is current: ``report``, ``mine``, ``work``, ``statistics`` or None.
    nav_item: str | None = None

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """Links above the heading: (title, address)."""
        return []

    @cached_property
    def language(self) -> str:
        """The language the page is written in."""
        return of_request(self.request)

    def t(self, message: Any) -> str:
        """``message`` in the reader's language."""
        return translate(message, context=self.request)

    @cached_property
    def register(self) -> Any | None:
        """The register of the site; None where there is none."""
        return register_of(self.context, self.request)

    @cached_property
    def register_url(self) -> str:
        """The register's address; empty where there is none."""
        return self.register.absolute_url() if self.register is not None else ""
