"""The receipt form and the process form: several acts on one page, of which one is chosen."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.answers import earlier_answers
from ntnu.deviations.access.answers import OUTCOME
from ntnu.deviations.actions import registry
from ntnu.deviations.browser.case.act_form import ActPage
from ntnu.deviations.browser.case.similar_list import FIELD as RELATED
from ntnu.deviations.browser.case.written import written
from ntnu.deviations.browser.forms.form import Form
from ntnu.deviations.browser.forms.form import Line
from ntnu.deviations.browser.forms.reading import read
from ntnu.deviations.case.schema.receipt import IAssessments
from ntnu.deviations.core.states import CLOSED
from ntnu.deviations.messages import FORMS
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

#: Words under a choice, where the act's own are not said from where the person stands.
_ABOUT = {
    "accept": _("choice_accept_about", default="You take the case on. The reporter is notified."),
    "send_back": _("choice_send_back_about", default="The case does not belong here. You lose access to it."),
}


class ChoicePage(ActPage):
    """A form that begins with what is to happen; only the fields of what is chosen are read."""

    index = ViewPageTemplateFile("templates/receipt.pt")
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
        """Fields that stand with the similar cases, above the choices."""
        return (RELATED,) if self.similar else ()

    @property
    def choice_missing(self) -> str:
        """What is said at the choices when none was made."""
        return next((fault.message for fault in self.faults if fault.code == "no_choice"), "")

    @property
    def errors(self):
        if self.choice_missing:
            return [Line("#do", self.t(self.choice_missing))]
        return super().errors


class ReceiptForm(ChoicePage):
    """The notification recipient assesses a report and decides what happens to it."""

    offers = ("approve", *(id_ for id_, action in registry.ACTIONS.items() if action.in_form_of == "approve"))
    needs = "approve"
    heading = FORMS["approve"]
    button = registry.get("approve").button

    def raw_of(self, action_id: str) -> dict:
        """The three assessments are asked once, above the choices, for all of them."""
        return {**super().raw_of(action_id), **read(self.request.form, IAssessments)}

    def initial(self, action_id: str) -> dict:
        if action_id != "approve":
            return {}
        related = written(self.register, self.context, self.reading.user, action_id)[RELATED]
        return {"closer": "case_worker", "unit": self._wished, RELATED: related}

    @property
    def _wished(self) -> str | None:
        """The department the reporter named is the first guess."""
        return self.facts.department.uid if self.facts.department else None

    def _form(self, action_id: str, **more) -> Form:
        return super()._form(action_id, without=IAssessments.names(), **more)

    @property
    def schemas(self):
        """The questions above the choices too."""
        return [*super().schemas, ("", IAssessments)]

    @cached_property
    def assessments(self) -> Form:
        """The three questions; "optional" would say that they need not be thought about."""
        form = Form(
            IAssessments,
            read(self.request.form, IAssessments)
            if self.is_filled
            else {name: getattr(self.context, name) for name in IAssessments.names()},
            faults=self.faults,
            translate=self.t,
        )
        for view in form:
            view.optional = False
        return form

    @property
    def errors(self):
        if self.choice_missing:
            return super().errors
        own = set(IAssessments.names())
        lines = [line for line in self.assessments.summary() if line.href != "#form"]
        form = self.forms.get(self.chosen or "")
        if form is None:
            return lines
        form.faults = tuple(fault for fault in form.faults if fault.field not in own)
        return lines + form.summary()


class ProcessForm(ChoicePage):
    """The case worker takes the case on or sends it back; later, writes down what she finds."""

    heading = FORMS["accept"]
    choice_title = _("process_choose", default="Choose what is to happen")
    _TURNS = ("accept", "send_back")

    def __call__(self):
        # It is told by its class alone, and may be taken up before the acts are known.
        self.offers = self._TURNS
        self.take_up()
        # What was chosen is answered as it was asked, also when somebody else was quicker.
        if self.facts.state == "forwarded" or self.request.form.get("do") in self._TURNS:
            self.offers = self._TURNS
        else:
            self.offers = ("update_process",)
            self.index = self.update
        return super().__call__()

    update = ViewPageTemplateFile("templates/action.pt")

    def initial(self, action_id: str) -> dict:
        """What is written already."""
        return written(self.register, self.context, self.reading.user, action_id)

    @property
    def button(self):
        if self.offers == ("update_process",):
            return registry.get("update_process").button
        return _("button_process_form", default="Completed process form")


class CloseForm(ActPage):
    """The case is closed, and the reporter told the outcome."""

    index = ViewPageTemplateFile("templates/action.pt")
    offers = ("close",)
    heading = FORMS["close"]

    def initial(self, action_id: str) -> dict:
        """A case that was closed before keeps what was written then."""
        case = self.context
        closed = [a.told for a in earlier_answers(case) if a.sort == OUTCOME and a.state == CLOSED]
        told = closed[-1] if closed else {}
        return {
            "conclusion": case.conclusion,
            "solved": told.get("solved"),
            "text": told.get("text_to_reporter", ""),
            "measures_text": told.get("measures_text", ""),
        }
