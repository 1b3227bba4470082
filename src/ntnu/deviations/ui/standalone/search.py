"""Site search: one field, one list. Plone's search view finds the results; nothing else of its page is
used."""

from ntnu.deviations import _
from ntnu.deviations.domain.bounds import whole_number
from ntnu.deviations.ui.shell.page import Page
from Products.CMFPlone.browser.search import Search as Base
from urllib.parse import quote_plus


class Search(Base, Page):
    """Numbers and titles only: the content of cases is searched in the work list."""

    page_title = _("search_title", default="Search")

    @property
    def text(self) -> str:
        """The search text."""
        text = self.request.form.get("SearchableText", "")
        return text if isinstance(text, str) else ""

    @property
    def quoted(self) -> str:
        """The text, ready for an address."""
        return quote_plus(self.text)

    def hits(self):
        """The batch of results; None before anything was searched."""
        if not self.text.strip():
            return None
        start = whole_number(self.request.form.get("b_start")) or 0
        return self.results(query={"SearchableText": self.text}, b_start=start, b_size=20)
