"""One form for every action that has no page of its own."""

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
        """What is written already, or what is proposed, or what the link to the form names."""
        schema = self.action(action_id).asks
        return proposed(self.context, action_id) | self._named_by_link(schema)

    def _named_by_link(self, schema) -> dict[str, str]:
        """A person who is offered, as the list of access links to the form that ends their access."""
        asked = self.request.form.get("person")
        field = schema.get("person")
        offered = [option.value for option in self.chooser(field)] if field is not None else []
        return {"person": asked} if asked in offered else {}
