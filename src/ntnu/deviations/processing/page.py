"""The process form, and the form that closes a case."""

from ntnu.deviations import _
from ntnu.deviations.access.answers import earlier_answers
from ntnu.deviations.access.answers import OUTCOME
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import register_of
from ntnu.deviations.case.interfaces import IProposal
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.processing.accept import Accept
from ntnu.deviations.processing.accept import UpdateProcess
from ntnu.deviations.processing.close import Close
from ntnu.deviations.ui.case.action_page import ActionPage
from ntnu.deviations.ui.case.choice import ChoicePage
from ntnu.deviations.ui.case.written import written
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import adapter
from zope.interface import implementer


@implementer(IProposal)
@adapter(IDeviationReport)
def process(case) -> dict[str, object]:
    """What is written in the process form already, as far as who is logged in may read it."""
    reading = Reading(case)
    return written(register_of(case), case, reading.user, UpdateProcess.id)


class ProcessForm(ChoicePage):
    """The case worker takes the case on or sends it back; later, writes down what was found."""

    heading = Accept.form
    choice_title = _("process_choose", default="Choose what is to happen")
    _TURNS = ("accept", "send_back")

    def __call__(self):
        # It is told by its class alone, and may be taken up before the actions are known.
        self.offers = self._TURNS
        self.take_up()
        # What was chosen is answered as it was asked, also when somebody else was quicker.
        if self.facts.state == "forwarded" or self.request.form.get("do") in self._TURNS:
            self.offers = self._TURNS
        else:
            self.offers = ("update_process",)
            self.index = self.update
        return super().__call__()

    update = ViewPageTemplateFile("../ui/case/templates/action.pt")

    def initial(self, action_id: str) -> dict:
        """What is written already."""
        return written(self.register, self.context, self.reading.user, action_id)

    @property
    def button(self):
        if self.offers == ("update_process",):
            return UpdateProcess.button
        return _("button_process_form", default="Completed process form")


class CloseForm(ActionPage):
    """The case is closed, and the reporter told the outcome."""

    index = ViewPageTemplateFile("../ui/case/templates/action.pt")
    offers = ("close",)
    heading = Close.form

    def initial(self, action_id: str) -> dict:
        """A case that was closed before keeps what was written then."""
        case = self.context
        closed = [a.told for a in earlier_answers(case) if a.sort == OUTCOME and a.state == CLOSED]
        told = closed[-1] if closed else {}
        return {**told, "conclusion": case.conclusion, "text": told.get("text_to_reporter", "")}
