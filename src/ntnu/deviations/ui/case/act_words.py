"""What a form on a case says around its fields: what it is called, what it is about, where it leads."""

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
from ntnu.deviations.engine.perform import target_of
from ntnu.deviations.messages import STATES
from ntnu.deviations.now import local_date
from ntnu.deviations.ui.case.phrases import in_sentence
from ntnu.deviations.ui.case.previewed import Previewed
from ntnu.deviations.ui.macros.format import long_date
from ntnu.deviations.ui.parts.panels import Blocker
from ntnu.deviations.ui.parts.panels import blockers
from typing import Any


class ActWords(Previewed):
    """Mixed into the pages of acts, on a case or on a part of one (``context``)."""

    states = STATES
    #: Said above the fields: who reads what is written, what cannot be undone; with which icon and look.
    note: Any = ""
    note_icon = ""
    note_css = "dv-note"
    #: The class of the form itself.
    form_css: str | None = None
    #: Fields that are only asked for sometimes: name -> is it asked for now?
    conditional: Mapping[str, bool] = {}
    #: What is sent along and not asked, by key.
    fixed: Mapping[str, str] = {}
    #: Messages that the form is about, shown above its fields.
    answered: Sequence[Any] = ()
    #: The e-mails that the act is done with, and what they are called.
    listed: Sequence[Any] = ()
    listed_title: Any = ""

    @property
    def shown_fields(self) -> list[str]:
        """Ids of the conditional fields that are asked for now."""
        form = self.forms[self.offers[0]] if self.conditional else {}
        return [f"when-{form[name].id}" for name, shown in self.conditional.items() if shown]

    @property
    def nav_item(self) -> str:
        return "mine" if self.reading.is_reporter else "work"

    @cached_property
    def case(self):
        """The case the act is about."""
        return case_of(self.context)

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
        """Is the act done on a part of the case?"""
        return self.context.aq_base is not self.case.aq_base

    @property
    def previewed_schema(self):
        return self.action(self.chosen).schema

    def action(self, action_id: str):
        """The act with this id that there is here. Raises UnknownAction."""
        return registry.find(registry.actions_of(self.context.portal_type), action_id)

    @property
    def heading(self):
        """What the form is called."""
        return self.action(self.offers[0]).title

    @property
    def button(self):
        """The words of the last button."""
        return self.action(self.chosen or self.offers[0]).button

    @property
    def help(self):
        """What the act does, in a line."""
        return self.action(self.offers[0]).help

    @cached_property
    def blockers(self) -> list[Blocker]:
        """What keeps the case from being closed, where closing is what is asked for."""
        return blockers(target_of(self.case)) if "close" in self.offers else []

    @property
    def is_stale(self) -> bool:
        """Has somebody acted since the form was opened?"""
        return any(fault.code in ("stale", "wrong_state", "wrong_part_state") for fault in self.faults)

    @property
    def what_happened(self) -> str:
        """What the reporter wrote first; in place of what was redacted, that it was."""
        words = rows.Words(self.language, self.t, lambda day: long_date(day, self.language))
        return rows.text_of(self.case, "what_happened", words)

    @property
    def reporter_kind(self) -> str:
        """Student or staff, in running text."""
        return in_sentence(self.t(title_of("reporter_kind", self.facts.reporter_kind)))

    @property
    def submitted_day(self):
        """The day of the report."""
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
        if self.reading.is_reporter:
            above = (_("mine_title", default="My cases"), f"{self.register_url}/@@my-reports")
        else:
            above = (_("worklist_title", default="Work list"), f"{self.register_url}/@@worklist")
        return [above, (self.case.number, self.case.absolute_url())]
