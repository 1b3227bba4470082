"""The form of every action without a page of its own."""

from ntnu.deviations.engine import registry
from ntnu.deviations.ui.case.action_page import ActionPage
from ntnu.deviations.ui.case.written import proposed
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound


class ActionForm(ActionPage):
    """The form of any one action: ``@@action-form?action=<id>``."""

    index = ViewPageTemplateFile("templates/action.pt")

    def __call__(self):
        wanted = self.request.form.get("action")
        if not isinstance(wanted, str) or wanted not in registry.offered(self.context.portal_type):
            raise NotFound(self.request.get("URL"))
        self.offers = self.draft_words = (wanted,)
        self.draft_query = f"?action={wanted}"
        return super().__call__()

    def initial(self, action_id: str) -> dict:
        """The stored values, or a proposal, or the values in the link to the form."""
        schema = self.action(action_id).asks
        return proposed(self.context, action_id) | self._named_by_link(schema)

    def _named_by_link(self, schema) -> dict[str, str]:
        """The person in the field, when the list of access links to the form that ends their access."""
        asked = self.request.form.get("person")
        field = schema.get("person")
        offered = [option.value for option in self.chooser(field)] if field is not None else []
        return {"person": asked} if asked in offered else {}
