"""A report that is being written: kept from step to step, and offered to a person who comes back."""

from ntnu.deviations.drafts import store
from ntnu.deviations.drafts.store import About
from ntnu.deviations.drafts.store import Draft
from ntnu.deviations.reporting import submit as report
from ntnu.deviations.reporting.pages import steps
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.forms.reading import texts
from urllib.parse import urlencode


class ReportDrafts(FormPage):
    """The part of the report form that handles drafts."""

    step = steps.STEPS[0]

    @property
    def schema(self):
        """The fields of the form."""
        return report.form_schema()

    @property
    def drafted(self) -> About:
        return About("report", way=f"/@@report?step={self.step.id}")

    @property
    def schemas(self):
        """All fields, of every step."""
        return [("", self.schema)]

    def find_draft(self, asked: object) -> Draft | None:
        """Only the requested draft: a person may write several reports, and start another."""
        return super().find_draft(asked) if isinstance(asked, str) else None

    def overlay(self) -> None:
        """The first page has its own fields; the others come from the draft."""
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
                # An older page of the same form may still send it.
                form.pop(name, None)

    def keep_typed(self) -> str | None:
        """The form stays at a step whose input the guard refuses, also on the way back."""
        faults = [fault for found in self.refused_texts.values() for fault in found]
        if faults and not self.faults and self.token_sent:
            self._refused(faults)
        return super().keep_typed()

    @property
    def here(self) -> str:
        """The address of this page, for the browser's Back, reload and the language link."""
        return f"{self.register_url}/@@report?{urlencode({'step': self.step.id, 'draft': self.token})}"

    def way_to(self, draft: Draft) -> str:
        """Where another report is continued."""
        return f"{self.register_url}{draft.way}&draft={draft.id}"

    @property
    def others_begun(self) -> list[Draft]:
        """Reports that were begun and not sent, offered to a person who begins one."""
        if self.request.method == "POST" or self.stored is not None or self.author == "":
            return []
        return [draft for draft in store.of_person(self.register, self.author) if draft.place == "report"]
