"""Gives the input back to a person who was logged out meanwhile, without showing anything of its case."""

from ntnu.deviations import _
from ntnu.deviations.domain.type_ids import HEARING
from ntnu.deviations.domain.type_ids import MEASURE
from ntnu.deviations.domain.type_ids import REPORT
from ntnu.deviations.engine import registry
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.forms.page import LOGGED_OUT
from ntnu.deviations.ui.forms.reading import texts
from ntnu.deviations.ui.forms.sent_once import OF_THE_SENDING
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine


class LoggedOutForm(FormPage):
    """The form of an action sent by somebody who is not logged in: 401, with all input."""

    index = ViewPageTemplateFile("templates/logged_out.pt")
    page_title = _("logged_out_title", default="You have been logged out")

    def __call__(self):
        self.refuse([LOGGED_OUT], 401)
        return self.answer()

    @property
    def token(self) -> str:
        """The token the form was sent with: no token is made for a form that nobody has opened."""
        return self.token_sent

    @property
    def send_to(self) -> str:
        """The address the form was sent to."""
        return self.request["ACTUAL_URL"]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Name and value of every field, to be sent again."""
        sent = self.request.form.items()
        return [(name, text) for name, value in sent if name not in OF_THE_SENDING for text in texts(value)]

    @property
    def written(self) -> list[tuple[object, str]]:
        """The texts among them with their labels, to be read and copied if necessary."""
        return [(label, text) for name, text in self.kept if (label := _label(name)) is not None]


def _label(name: str):
    action_id, _dot, field_name = name.partition(".")
    known = (registry.actions_of(kind) for kind in (REPORT, MEASURE, HEARING))
    action = next((actions[action_id] for actions in known if action_id in actions), None)
    field = action.asks.get(field_name) if action is not None else None
    # A single line of text is chosen from a list more often than it is written.
    is_prose = IText.providedBy(field) and not ITextLine.providedBy(field)
    return field.title if is_prose else None
