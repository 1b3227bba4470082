"""The texts around the fields of a form on a case: its title, what it is about, where it leads."""

from collections.abc import Mapping
from collections.abc import Sequence
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.choices import title_of
from ntnu.deviations.documents import rows
from ntnu.deviations.engine import registry
from ntnu.deviations.engine.targets import Target
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.messages import STATES
from ntnu.deviations.now import local_date
from ntnu.deviations.ui.case.phrases import in_sentence
from ntnu.deviations.ui.case.preview import PreviewView
from ntnu.deviations.ui.case.sight import CaseSight
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.parts.panels import Blocker
from ntnu.deviations.ui.parts.panels import blockers
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


class ActionWords(FormPage):
    """A form of one action or several, on a case or on a part of one (``context``)."""

    fragment = ViewPageTemplateFile("templates/preview.pt")
    preview: PreviewView | None = None
    #: Ids of the conditional fields that are shown now.
    shown_fields: Sequence[str] = ()
    #: Fields that the script fills anew, as the server decides: id, text, and the text's language.
    refill: Sequence[tuple[str, str, str]] = ()
    #: Ids of the page's actions, in the order they are shown.
    offers: tuple[str, ...] = ()
    #: The action without which the page makes no sense; any of ``offers`` when empty.
    needs = ""
    states = STATES
    #: Is it about a case, with a number and a state?
    is_of_case = True
    #: Is the text beside the form left out?
    is_plain = False
    #: Is it the draft of a hearing, and should the person see first what participants will see?
    is_draft_of_hearing = False
    #: The text above the fields: who reads what is written, what cannot be undone; with its icon and look.
    note: Any = ""
    note_icon = ""
    note_css = "dv-note"
    #: The class of the form itself.
    form_css: str | None = None
    #: Conditional fields: name -> is it shown now?
    conditional: Mapping[str, bool] = {}
    #: Hidden fields, by key.
    fixed: Mapping[str, str] = {}
    #: Messages that the form is about, shown above its fields.
    answered: Sequence[Any] = ()
    #: The e-mails that the action sends, and their heading.
    listed: Sequence[Any] = ()
    listed_title: Any = ""

    @cached_property
    def sight(self) -> Any:
        """What the page shows of its case, or of the part of one."""
        return CaseSight(self.case, self.request)

    @property
    def nav_item(self) -> str:
        return self.sight.nav_item

    @property
    def crumbs(self):
        return self.sight.way_here

    @cached_property
    def chosen(self) -> str | None:
        """The chosen action; a single one is chosen from the start."""
        wanted = self.request.form.get("do")
        if wanted in self.offers:
            return wanted
        return self.offers[0] if len(self.offers) == 1 else None

    @cached_property
    def case(self):
        """The case of the action, or the notification case."""
        return case_of(self.context) or self.context

    @property
    def target(self) -> Target:
        """The object of the action, with what the person may do with it now."""
        return target_of(self.context)

    @cached_property
    def world(self) -> Directory:
        return Directory(self.register)

    @property
    def reading(self) -> Reading:
        return Reading(self.case)

    @property
    def facts(self):
        return self.reading.facts

    @property
    def is_part(self) -> bool:
        """Is the action done on a part of the case?"""
        return self.context.aq_base is not self.case.aq_base

    def action(self, action_id: str):
        """The page's action with this id. Raises UnknownAction."""
        return registry.find(registry.actions_of(self.context.portal_type), action_id)

    @property
    def heading(self):
        """The title of the form."""
        return self.action(self.offers[0]).title

    @property
    def button(self):
        """The words of the last button."""
        return self.action(self.chosen or self.offers[0]).button

    @property
    def help(self):
        """What the action does, in a line."""
        return self.action(self.offers[0]).help

    @cached_property
    def blockers(self) -> list[Blocker]:
        """What prevents closing the case, where closing is the purpose of the form."""
        return blockers(target_of(self.case)) if "close" in self.offers else []

    @property
    def is_stale(self) -> bool:
        """Has another person done something since the form was opened?"""
        return any(fault.code in ("stale", "wrong_state", "wrong_part_state") for fault in self.faults)

    @property
    def what_happened(self) -> str:
        """What the reporter wrote first; a redacted text is replaced by the fact that it was redacted."""
        return rows.text_of(self.case, "what_happened", self.sight.words)

    @property
    def reporter_kind(self) -> str:
        """Student or staff, in running text."""
        return in_sentence(self.t(title_of("reporter_kind", self.facts.reporter_kind)))

    @property
    def submitted_day(self):
        """The day of the report."""
        return local_date(self.facts.submitted)

    @property
    def subtitle(self) -> str:
        """The object of the action, where the number is not clear enough."""
        return self.context.Title()

    @property
    def page_title(self):
        return _(
            "act_page_title",
            default="${form}: ${title}",
            mapping={"form": self.t(self.heading), "title": self.context.Title()},
        )
