"""A form of several actions, of which one is chosen."""

from ntnu.deviations import _
from ntnu.deviations.engine import registry
from ntnu.deviations.ui.case.action_page import ActionPage
from ntnu.deviations.ui.case.similar_list import FIELD as RELATED
from ntnu.deviations.ui.forms.form import Line
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

#: Texts under a choice, where the action's own words do not fit the person's point of view.
_ABOUT = {
    "accept": _("choice_accept_about", default="You take the case on. The reporter is notified."),
    "send_back": _("choice_send_back_about", default="The case does not belong here. You lose access to it."),
}


class ChoicePage(ActionPage):
    """A form that begins with the choice of an action; only the fields of the chosen one are read."""

    index = ViewPageTemplateFile("templates/choice.pt")
    choice_title = _("receipt_choose", default="2. Choose what is to happen")
    assessments = ()

    @property
    def choices(self) -> list[dict[str, object]]:
        """The choices, each with its fields."""
        found = []
        for number, action_id in enumerate(self.offers):
            action = registry.get(action_id)
            found.append(
                {
                    "id": action_id,
                    "input_id": "do" if number == 0 else f"do-{action_id}",
                    "title": action.title,
                    "help": _ABOUT.get(action_id, action.help),
                    "fields": self.forms[action_id].rest(*self.apart),
                }
            )
        return found

    @property
    def apart(self) -> tuple[str, ...]:
        """Fields that are shown with the similar cases, above the choices."""
        return (RELATED,) if self.similar else ()

    @property
    def choice_missing(self) -> str:
        """The message at the choices when none was made."""
        return next((fault.message for fault in self.faults if fault.code == "no_choice"), "")

    @property
    def errors(self):
        if self.choice_missing:
            return [Line("#do", self.t(self.choice_missing))]
        return super().errors
