"""Properties of every page of this product: title, place in the menu, language. See docs/ui.md."""

from ntnu.deviations.ui.interfaces import IPage
from ntnu.deviations.ui.shell.reader import Reader
from Products.Five import BrowserView
from typing import Any
from zope.interface import implementer


@implementer(IPage)
class Page(Reader, BrowserView):
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
