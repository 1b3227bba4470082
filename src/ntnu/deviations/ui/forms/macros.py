"""The macros of forms, reached as ``context/@@dv-forms/macros/<name>``."""

from functools import cached_property
from ntnu.deviations.ui.forms.sent_once import new_token
from ntnu.deviations.ui.forms.sent_once import SentOnce
from plone.protect.authenticator import createToken
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class FormMacros(BrowserView):
    """The macros of several templates under one name."""

    field = ViewPageTemplateFile("templates/field.pt")
    single = ViewPageTemplateFile("templates/single.pt")
    several = ViewPageTemplateFile("templates/several.pt")
    page = ViewPageTemplateFile("templates/page.pt")

    @cached_property
    def authenticator(self) -> str:
        """The token that distinguishes this product's forms from others."""
        return createToken()

    @property
    def once(self) -> str:
        """A token for a form within a page of another kind: a different one for each form."""
        return new_token()

    @cached_property
    def whose(self) -> str:
        """The person such a form is made for: see ``sent_once.py``."""
        return SentOnce(self.context, self.request).whose

    def control_of(self, field) -> object:
        """The macro that shows the control of a field (a ``FieldView``)."""
        if field.template is not None:
            return field.template.macros["control"]
        return self.macros[f"as_{field.macro}"]

    @cached_property
    def macros(self) -> dict[str, object]:
        """The macros by name."""
        found = {}
        for template in (self.field, self.single, self.several, self.page):
            found |= {name: template.macros[name] for name in template.macros.names}
        return found
