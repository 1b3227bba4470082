"""The form that resends mails that a mail server refused."""

from ntnu.deviations import _
from ntnu.deviations.ui.case.action_page import ActionPage
from ntnu.deviations.ui.case.preview import Letter
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class SendAgainForm(ActionPage):
    """``@@send-again-form``: the preview is shown from the start, since there is nothing to fill in."""

    index = ViewPageTemplateFile("../../ui/case/templates/action.pt")
    offers = ("send_again",)
    listed_title = _("send_again_list", default="These e-mails were refused")

    def __call__(self):
        if self.request.method != "POST" and self.is_available:
            self._look()
        return super().__call__()

    @property
    def listed(self) -> tuple[Letter, ...]:
        """The e-mails; none for a person who may not send them."""
        return self.preview.letters if self.preview is not None else ()
