"""The macros of forms, reached as ``context/@@dv-forms/macros/<name>``."""

from functools import cached_property
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class FormMacros(BrowserView):
    """The macros of several templates under one name."""

    field = ViewPageTemplateFile("templates/field.pt")
    single = ViewPageTemplateFile("templates/single.pt")
    several = ViewPageTemplateFile("templates/several.pt")
    page = ViewPageTemplateFile("templates/page.pt")

    @cached_property
    def macros(self) -> dict[str, object]:
        """The macros by name."""
        found = {}
        for template in (self.field, self.single, self.several, self.page):
            found |= {name: template.macros[name] for name in template.macros.names}
        return found
