"""The browser's title of this product's pages, and what is left out of their head."""

from html import escape
from html import unescape
from ntnu.deviations import _
from plone.app.layout.viewlets.common import TitleViewlet
from Products.Five.viewlet.viewlet import ViewletBase
from zope.i18n import translate


class Title(TitleViewlet):
    """``<title>``: the page's own title first, "Error: " before it when something must be corrected."""

    def update(self):
        own = getattr(self.view, "page_title", None) or getattr(self.view, "label", None)
        # The wrapper around a settings form uses its form's title.
        own = own() if callable(own) else own
        title = translate(own, context=self.request) if own else unescape(self.page_title)
        if getattr(self.view, "has_errors", False):
            error = _("title_error", default="Error: ${title}", mapping={"title": title})
            title = translate(error, context=self.request)
        site = self.site_name
        self.site_title = escape(site if title == site else f"{title} – {site}", quote=False)

    @property
    def site_name(self) -> str:
        """The name of the site."""
        return self.site_title_setting


class Nothing(ViewletBase):
    """Replaces viewlets that would publish in the head of a page what the page is about."""

    def render(self) -> str:
        return ""
