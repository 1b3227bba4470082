"""The receipt form."""

from functools import cached_property
from ntnu.deviations.case.schema.receipt import IAssessments
from ntnu.deviations.domain.type_ids import REPORT
from ntnu.deviations.engine import registry
from ntnu.deviations.receipt.approve import Approve
from ntnu.deviations.ui.case.choice import ChoicePage
from ntnu.deviations.ui.case.similar_list import FIELD as RELATED
from ntnu.deviations.ui.case.written import written
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.reading import read


class ReceiptForm(ChoicePage):
    """The notification recipient assesses a report and decides what happens to it."""

    needs = Approve.id
    heading = Approve.form
    button = Approve.button

    @cached_property
    def offers(self):
        """Approving, and the alternatives to it."""
        others = registry.offered(REPORT).items()
        return (Approve.id, *(id_ for id_, action in others if action.in_form_of == Approve.id))

    def raw_of(self, action_id: str) -> dict:
        """The three assessments appear once, above the choices, and apply to all of them."""
        return {**super().raw_of(action_id), **read(self.request.form, IAssessments)}

    def initial(self, action_id: str) -> dict:
        if action_id != "approve":
            return {}
        related = written(self.register, self.context, self.reading.user, action_id)[RELATED]
        return {"closer": "case_worker", "unit": self._wished, RELATED: related}

    @property
    def _wished(self) -> str | None:
        """The department named by the reporter is proposed, if it is one of the faculty's."""
        wished = self.facts.department
        mine = wished is not None and wished.active and wished.faculty_uid == self.facts.faculty.uid
        return wished.uid if mine else None

    def _form(self, action_id: str, **more) -> Form:
        return super()._form(action_id, without=IAssessments.names(), **more)

    @property
    def schemas(self):
        """Including the questions above the choices."""
        return [*super().schemas, ("", IAssessments)]

    @cached_property
    def assessments(self) -> Form:
        """The three questions; "optional" would suggest that they can be ignored."""
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
