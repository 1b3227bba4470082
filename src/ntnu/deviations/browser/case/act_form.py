"""Forms that do one act on a case: filled in, looked over, done."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.actions import perform
from ntnu.deviations.actions import registry
from ntnu.deviations.actions.errors import ActionError
from ntnu.deviations.browser.case.audience import hints
from ntnu.deviations.browser.case.done import done
from ntnu.deviations.browser.case.phrases import in_sentence
from ntnu.deviations.browser.case.preview import preview_of
from ntnu.deviations.browser.case.preview import PreviewView
from ntnu.deviations.browser.forms.choosing import Chooser
from ntnu.deviations.browser.forms.form import Form
from ntnu.deviations.browser.forms.page import FormPage
from ntnu.deviations.browser.forms.reading import read
from ntnu.deviations.choices import title_of
from ntnu.deviations.messages import STATES
from ntnu.deviations.now import local_date
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class ActPage(FormPage):
    """A form on a case that offers one act or several, of which one is chosen.

    ``preview`` is shown when the person asks to look over, by script as she types, and always
    before an act is done that she has not looked at: pressing the last button once is enough when
    the page already told what happens.
    """

    nav_item = "work"
    #: Ids of the acts the page is for, in the order they are shown.
    offers: tuple[str, ...] = ()
    #: The act without which the page makes no sense; any of ``offers`` when empty.
    needs = ""
    unavailable = ViewPageTemplateFile("templates/unavailable.pt")
    fragment = ViewPageTemplateFile("templates/preview.pt")
    states = STATES
    preview: PreviewView | None = None

    def __call__(self):
        if self.request.method != "POST" and not self.is_available:
            self.request.response.setStatus(409, lock=True)
            return self.unavailable()
        return super().__call__()

    def post(self):
        if self.asked("preview"):
            self._look()
            return self.fragment()
        if self.chosen is None:
            self.refuse(perform.one("no_choice", "do"))
            return None
        if self.asked("look") or self._unseen():
            return self._look_over()
        return self._do()

    def _do(self):
        seen = self.request.form.get("seen")
        try:
            outcome = self.attempt(
                perform.perform,
                self.context,
                self.chosen,
                self.raw,
                int(seen) if str(seen).isdigit() else None,
            )
        except ActionError as error:
            self._look()
            self.refuse(error.errors, error.status)
            return None
        self.say(done(self.chosen, outcome.case_number, outcome.visible, self.t))
        if outcome.visible:
            return self.go(outcome.case.absolute_url())
        return self.go(f"{self.register_url}/@@worklist")

    def _look_over(self):
        self._look()
        if self.preview is not None and self.preview.obstacles:
            self.refuse(self.preview.obstacles)
        return None

    def _look(self):
        if self.chosen is not None:
            try:
                self.preview = preview_of(self.context, self.chosen, self.raw, self.world, self.t)
            except ActionError as error:
                self.faults = tuple(error.errors)

    def _unseen(self) -> bool:
        """Does the act do more than the person has been shown?"""
        if self.asked("looked"):
            return False
        self._look()
        return self.preview is not None and self.preview.ready and self.preview.has_consequences

    # what is asked and answered ----------------------------------------------------------------

    @cached_property
    def open_acts(self) -> tuple[str, ...]:
        """The acts of this page that this person may do now."""
        found = {available.action.id for available in perform.available(self.context)}
        return tuple(action_id for action_id in self.offers if action_id in found)

    @property
    def is_available(self) -> bool:
        return self.needs in self.open_acts if self.needs else bool(self.open_acts)

    @cached_property
    def chosen(self) -> str | None:
        """The act that is chosen; the only one is chosen from the start."""
        wanted = self.request.form.get("do")
        if wanted in self.offers:
            return wanted
        return self.offers[0] if len(self.offers) == 1 else None

    @property
    def raw(self) -> dict:
        """What was typed for the chosen act, in the shape of a JSON body."""
        return self.raw_of(self.chosen)

    def raw_of(self, action_id: str) -> dict:
        """What was typed for an act, chosen or not."""
        values = read(self.request.form, registry.get(action_id).schema, prefix=action_id)
        if self.confirmed:
            values["warnings_confirmed"] = self.confirmed
        return values

    def initial(self, action_id: str) -> dict:
        """What the fields of an act hold before anything is typed."""
        return {}

    # what the template shows --------------------------------------------------------------------

    @property
    def send_to(self) -> str:
        """The address of the form by the case's number: the case may be moved while somebody writes."""
        return f"{self.register_url}/case/{self.context.number}/{self.__name__}"

    @cached_property
    def forms(self) -> dict[str, Form]:
        """The form of each act."""
        return {action_id: self._form(action_id) for action_id in self.offers}

    def _form(self, action_id: str, **more) -> Form:
        sent = self.request.method == "POST"
        return Form(
            registry.get(action_id).schema,
            self.raw_of(action_id) if sent else self.initial(action_id),
            faults=self.faults if action_id == self.chosen else (),
            options=self.chooser,
            prefix=action_id,
            hints=hints(action_id),
            translate=self.t,
            **more,
        )

    @property
    def errors(self):
        form = self.forms.get(self.chosen or "")
        return form.summary() if form is not None else super().errors

    @property
    def preview_obstacles(self) -> list[str]:
        form = Form(registry.get(self.chosen).schema, {}, faults=self.preview.obstacles, translate=self.t)
        return [line.text for line in form.summary()]

    @cached_property
    def chooser(self) -> Chooser:
        return Chooser(self.register, self.language, self.t, self.context)

    @cached_property
    def world(self) -> Directory:
        return Directory(self.register)

    @property
    def reading(self) -> Reading:
        return Reading(self.context)

    @property
    def facts(self):
        return self.reading.facts

    @property
    def seen(self) -> int:
        return perform.revision(self.context)

    @property
    def is_stale(self) -> bool:
        return any(fault.code in ("stale", "wrong_state") for fault in self.faults)

    @property
    def heading(self):
        """What the form is called."""
        return registry.get(self.offers[0]).title

    @property
    def button(self):
        """The words of the last button."""
        return registry.get(self.chosen or self.offers[0]).button

    @property
    def help(self):
        """What the act does, in a line."""
        return registry.get(self.offers[0]).help

    @property
    def reporter_kind(self) -> str:
        """Student or staff, in running text."""
        return in_sentence(self.t(title_of("reporter_kind", self.facts.reporter_kind)))

    @property
    def submitted_day(self):
        """The day of the report, in Norway."""
        return local_date(self.facts.submitted)

    @property
    def page_title(self):
        return _(
            "act_page_title",
            default="${form}: ${title}",
            mapping={"form": self.t(self.heading), "title": self.context.Title()},
        )

    @property
    def crumbs(self):
        return [
            (_("worklist_title", default="Work list"), f"{self.register_url}/@@worklist"),
            (self.context.number, self.context.absolute_url()),
        ]
