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
from ntnu.deviations.processing.measures_told import measures_told
from ntnu.deviations.ui.case.action_page import ActionPage
from ntnu.deviations.ui.case.choice import ChoicePage
from ntnu.deviations.ui.case.written import written
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import adapter
from zope.interface import implementer


@implementer(IProposal)
@adapter(IDeviationReport)
def process(case) -> dict[str, object]:
    """The stored values of the process form, as far as the person who is logged in may read them."""
    reading = Reading(case)
    return written(register_of(case), case, reading.user, UpdateProcess.id)


class ProcessForm(ChoicePage):
    """The case worker takes the case on or sends it back; later, writes down the findings."""

    heading = Accept.form
    choice_title = _("process_choose", default="Choose what is to happen")
    _TURNS = ("accept", "send_back")

    def __call__(self):
        # It is recognised by its class alone, before the actions are known.
        self.offers = self._TURNS
        self.take_up()
        # The form that was sent is answered, even when somebody else was faster.
        if self.facts.state == "forwarded" or self.request.form.get("do") in self._TURNS:
            self.offers = self._TURNS
        else:
            self.offers = ("update_process",)
            self.index = self.update
        return super().__call__()

    update = ViewPageTemplateFile("../ui/case/templates/action.pt")

    def initial(self, action_id: str) -> dict:
        """The stored values."""
        return written(self.register, self.context, self.reading.user, action_id)

    @property
    def button(self):
        if self.offers == ("update_process",):
            return UpdateProcess.button
        return _("button_process_form", default="Completed process form")


class CloseForm(ActionPage):
    """The case is closed, and the reporter gets the outcome."""

    index = ViewPageTemplateFile("../ui/case/templates/action.pt")
    offers = ("close",)
    heading = Close.form

    def initial(self, action_id: str) -> dict:
        """A case that was closed before keeps its earlier texts; else the measures that are done are
        proposed to be told."""
        case = self.context
        closed = [a.told for a in earlier_answers(case) if a.sort == OUTCOME and a.state == CLOSED]
        told = closed[-1] if closed else {"measures_text": measures_told(case)}
        return {**told, "conclusion": case.conclusion, "text": told.get("text_to_reporter", "")}
