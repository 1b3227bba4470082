"""One form for every act that has no page of its own."""

from ntnu.deviations.actions import registry
from ntnu.deviations.actions.errors import UnknownAction
from ntnu.deviations.browser.case.act_form import ActPage
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound


class ActionForm(ActPage):
    """The form of any one act: ``@@action-form?action=<id>``."""

    index = ViewPageTemplateFile("templates/action.pt")

    def __call__(self):
        wanted = self.request.form.get("action")
        try:
            self.offers = (registry.get(wanted if isinstance(wanted, str) else "").id,)
        except UnknownAction:
            raise NotFound(self.request.get("URL")) from None
        return super().__call__()

    def initial(self, action_id: str) -> dict:
        """The process form shows what is already written."""
        if action_id != "update_process":
            return {}
        return {name: getattr(self.context, name, None) for name in registry.get(action_id).schema.names()}
