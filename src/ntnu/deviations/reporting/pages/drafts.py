"""A report that is being written: kept from step to step, and offered to who comes back."""

from ntnu.deviations.drafts import store
from ntnu.deviations.drafts.store import About
from ntnu.deviations.drafts.store import Draft
from ntnu.deviations.reporting import submit as report
from ntnu.deviations.reporting.pages import steps
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.forms.reading import texts
from urllib.parse import urlencode


class ReportDrafts(FormPage):
    """The part of the report form that has to do with drafts."""

    step = steps.STEPS[0]

    @property
    def schema(self):
        """What the form asks."""
        return report.form_schema()

    @property
    def drafted(self) -> About:
        return About("report", way=f"/@@report?step={self.step.id}")

    @property
    def schemas(self):
        """All that is asked for, in whatever step."""
        return [("", self.schema)]

    def find_draft(self, asked: object) -> Draft | None:
        """Only the draft that is asked for: one may write several reports, and begin anew."""
        return super().find_draft(asked) if isinstance(asked, str) else None

    def overlay(self) -> None:
        """A page of its own brings its own fields; the others are as the draft has them."""
        form = self.request.form
        if self.draft_sent is None or "whole" in form:
            return
        own = steps.step_of(form.get("step")).names
        fields = self.draft_sent.fields
        for name in {*self.schema.names(), *fields}.difference(own):
            if name == "warnings_confirmed":
                form[name] = [*texts(form.get(name)), *fields[name]]
            elif name in fields:
                form[name] = list(fields[name])
            else:
                # An older page of the same form may still carry it.
                form.pop(name, None)

    def keep_typed(self) -> str | None:
        """What the guard refuses keeps one at its step, also on the way back."""
        faults = [fault for found in self.refused_texts.values() for fault in found]
        if faults and not self.faults and self.token_sent:
            self._refused(faults)
        return super().keep_typed()

    @property
    def here(self) -> str:
        """The address of this page, for the browser's own Back, reload and language link."""
        return f"{self.register_url}/@@report?{urlencode({'step': self.step.id, 'draft': self.token})}"

    def way_to(self, draft: Draft) -> str:
        """Where another report is gone on with."""
        return f"{self.register_url}{draft.way}&draft={draft.id}"

    @property
    def others_begun(self) -> list[Draft]:
        """Reports that were begun and not sent, to be offered to who begins one."""
        if self.request.method == "POST" or self.stored is not None or self.author == "":
            return []
        return [draft for draft in store.of_person(self.register, self.author) if draft.place == "report"]
