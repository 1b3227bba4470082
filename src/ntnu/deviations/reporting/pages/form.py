"""The report form: four steps, each sent to the server; nothing is submitted before the last."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.domain.numbers import NUMBER
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.persons import acting
from ntnu.deviations.reporting import submit as report
from ntnu.deviations.reporting.pages import gate
from ntnu.deviations.reporting.pages import steps
from ntnu.deviations.reporting.pages.drafts import ReportDrafts
from ntnu.deviations.reporting.pages.landing import Landing
from ntnu.deviations.ui.forms.choosing import Chooser
from ntnu.deviations.ui.forms.files import files_field
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.reading import read
from ntnu.deviations.ui.shell.reader import is_anonymous
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import Unauthorized

#: Status of a refused file, by what was wrong with it.
_FILE_STATUS = {"file_too_large": 413, "file_type": 415}


class ReportForm(ReportDrafts):
    """The input is kept from step to step as a draft; without one, in hidden fields."""

    nav_item = "report"
    index = ViewPageTemplateFile("templates/report.pt")
    exit_page = ViewPageTemplateFile("templates/exit.pt")

    def __call__(self):
        if self.request.method != "POST" and is_anonymous():
            raise Unauthorized("Log in to report")
        self.take_up()
        self.step = steps.step_of(self.request.form.get("step"))
        return super().__call__()

    def post(self):
        if self.asked("back"):
            self.step = steps.before(self.step)
            return None
        if self.asked("go"):
            self.step = steps.step_of(self.request.form.get("go"))
            return None
        return self._send() if self.asked("send") else self._next()

    def result_url(self, made: str) -> str:
        rows = index_of(self.register).rows_of_uid(made)
        case = case_at(self.register, rows[0]["ids"]) if rows else None
        if case is None or not Reading(case).may_view:
            return f"{self.register_url}/@@my-reports"
        return f"{case.absolute_url()}/@@report-received"

    def _next(self):
        if self.leads_to is not None:
            return self.exit_page()
        asked = {name for step in steps.up_to(self.step) for name in step.names}
        faults = [fault for fault in self._faults() if fault.field in asked]
        if faults:
            self._refused(faults)
        else:
            self.step = steps.after(self.step)
        return None

    def _send(self):
        if self.leads_to is not None:
            return self.exit_page()
        files = self.all_files
        try:
            outcome = self.attempt(report.submit, self.register, self.raw, files)
        except ActionError as error:
            self._refused(error.errors, error.status)
            return None
        return self.go(f"{outcome.case.absolute_url()}/@@report-received")

    def _faults(self):
        """Everything that prevents sending the report in its current form."""
        try:
            report.check(self.register, self.raw, acting())
        except InvalidData as error:
            return error.errors
        return []

    def _refused(self, faults, status=400):
        """Show the first step with a fault."""
        places = [steps.step_with(fault.field) for fault in faults]
        self.step = next((step for step in steps.STEPS if step in places), self.step)
        shown = [fault for fault, place in zip(faults, places, strict=True) if place in (None, self.step)]
        codes = {fault.kind or fault.code for fault in shown}
        by_file = [_FILE_STATUS[code] for code in codes if code in _FILE_STATUS]
        self.refuse(shown, by_file[0] if by_file else status)

    @cached_property
    def raw(self) -> dict:
        """The input so far, in the shape of a JSON body."""
        values = read(self.request.form, self.schema)
        if self.confirmed:
            values["warnings_confirmed"] = self.confirmed
        return values

    @property
    def values(self) -> dict:
        """The values of the fields: the input, or proposals before anything was typed."""
        if self.is_filled:
            return self.raw
        return {"reply_language": self.language, **self._follows}

    @property
    def _follows(self) -> dict:
        """The number of the case that a report follows (``?follows=<number>``) is filled in."""
        number = str(self.request.form.get("follows", ""))
        if not NUMBER.fullmatch(number):
            return {}
        text = _("report_follows", default="This follows ${number}.", mapping={"number": number})
        return {"what_happened": f"{self.t(text)}\n\n"}

    @property
    def leads_to(self):
        """Where the matter belongs, if not here."""
        return gate.exit_for(self.raw.get("gate"))

    # for the templates ------------------------------------------------------------------------

    @cached_property
    def fields(self) -> Form:
        return Form(
            self.schema,
            self.values,
            faults=self.faults,
            options=self._options,
            kinds={"gate": "radios"},
            translate=self.t,
            more=[files_field(kept=self.kept_files)],
        )

    def _options(self, field):
        found = self._chooser(field)
        return gate.with_examples(found, self.t) if field.__name__ == "gate" else found

    @cached_property
    def _chooser(self) -> Chooser:
        return Chooser(self.register, self.language, self.t)

    @property
    def shown(self):
        """The fields of this step."""
        return self.fields.pick(*self.step.names)

    @property
    def errors(self):
        return self.fields.summary()

    @property
    def page_title(self):
        number = steps.STEPS.index(self.step) + 1
        return _(
            "report_page_title",
            default="Step ${number} of ${all}: ${heading}",
            mapping={"number": str(number), "all": str(len(steps.STEPS)), "heading": self.step.heading},
        )

    @property
    def progress(self):
        return steps.progress(self.step)

    @property
    def is_first(self) -> bool:
        return self.step is steps.STEPS[0]

    @property
    def is_last(self) -> bool:
        return self.step is steps.STEPS[-1]

    @property
    def everything(self) -> list[tuple[str, str]]:
        """All input, for hidden fields."""
        return [(field.name, value) for field in self.fields for value in field.sent]

    @property
    def carried(self) -> list[tuple[str, str]]:
        """Values of other steps, where the draft does not hold them."""
        if self.request.method != "POST" and self.stored is not None:
            return []
        return [pair for pair in self.everything if pair[0] not in self.step.names]

    @property
    def written(self):
        """The earlier steps with their answers, to be reviewed before sending."""
        return [
            (step, [field for field in self.fields.pick(*step.names) if field.name != "gate"])
            for step in steps.STEPS[:-1]
        ]

    # for the exit page ------------------------------------------------------------------------

    @property
    def channel_url(self) -> str:
        return gate.channel_url(self.leads_to.token, self.register)

    @property
    def contacts(self):
        return Landing(self.context, self.request).contacts
