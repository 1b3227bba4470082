"""The page of a measure: what is to be done, by whom and by when, and the result."""

from AccessControl import getSecurityManager
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.redacted import removal
from ntnu.deviations.access.redacted import removed_text
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.choices import title_of
from ntnu.deviations.documents.parts import SAID
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.engine.perform import available
from ntnu.deviations.ui.case.now import form_address
from ntnu.deviations.ui.case.now import Link
from ntnu.deviations.ui.parts.sight import PartSight
from ntnu.deviations.ui.shell.page import Page
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

_PROPOSE = _("evaluate_propose", default="Propose an evaluation")
_TASKS = {
    parts.PLANNED: _("task_measure_planned", default="The work has not begun."),
    parts.IN_PROGRESS: _("task_measure_in_progress", default="The work is under way."),
    parts.DONE: _("task_measure_done", default="The measure is done. Its effect is to be evaluated."),
    parts.EVALUATED: _("task_measure_evaluated", default="The measure is done and evaluated."),
    parts.CANCELLED: _("task_measure_cancelled", default="The measure will not be carried out."),
}
_NAME_ANOTHER = _("measure_name_another", default="Name another person")
_ANSWER = _("said_answer", default="Answer")
#: What is beside the first button when somebody has said something about the measure, or is asked to.
_ANSWERS = ("decline", "ask", "accept_date", "keep_date")
#: The first action offered to the responsible person, by state.
_OWN = {parts.PLANNED: "start", parts.IN_PROGRESS: "finish", parts.DONE: "evaluate"}


@dataclass(frozen=True)
class MeasureNow:
    """The possible actions: ``main`` and ``beside`` are buttons, ``more`` links; ``starts``: the first is to
    start, which needs only a click."""

    main: Link | None
    beside: tuple[Link, ...]
    more: tuple[Link, ...]
    starts: bool


class MeasureView(Page):
    """For those who read the casework; for the responsible person alone; and where a hearing shares it."""

    index = ViewPageTemplateFile("templates/measure.pt")
    titles = {
        "said": _("panel_measure_said", default="What was said about the measure"),
        "description": _("panel_measure_description", default="What is to be done"),
        "evidence": _("panel_measure_evidence", default="What was done"),
        "effect": _("panel_measure_effect", default="Effect"),
        "result": _("label_result", default="Has the measure had the effect it was meant to have?"),
    }

    def __call__(self):
        return self.index()

    @cached_property
    def sight(self) -> PartSight:
        return PartSight(self.context, self.request)

    @property
    def nav_item(self) -> str:
        return self.sight.nav_item

    @property
    def crumbs(self):
        return self.sight.way_here

    @property
    def page_title(self):
        return self.context.title

    @property
    def is_mine(self) -> bool:
        """Do they carry it out, themselves or for somebody who is away?"""
        return roles.MEASURE_RESPONSIBLE in roles_on(self.context, getSecurityManager().getUser())

    @property
    def fact_rows(self) -> list[tuple[str, str]]:
        rows = [
            (
                _("label_measure_kind", default="Kind of measure"),
                self.t(title_of("measure_kind", self.sight.part.kind)),
            ),
            (_("label_responsible", default="Responsible"), self.sight.named(self.sight.part.responsible)),
        ]
        agreed = self._agreement
        return [*rows, (_("fact_agreed", default="Line manager"), agreed)] if agreed else rows

    @property
    def _agreement(self) -> str:
        """The status of the line manager's agreement."""
        if self.sight.part.agreed:
            words = {"day": self.sight.day(self.sight.part.agreed)}
            if self.sight.sees_casework:
                words["name"] = self.sight.name(self.sight.part.agreed_by or "")
                return self.t(_("measure_agreed_by", default="Approved by ${name} ${day}", mapping=words))
            return self.t(_("measure_agreed", default="Approved ${day}", mapping=words))
        if self.sight.part.asked and self.sight.sees_casework:
            words = {"day": self.sight.day(self.sight.part.asked)}
            return self.t(_("measure_asked", default="Asked to agree ${day}", mapping=words))
        return ""

    @property
    def task(self):
        """The status of the measure in one sentence."""
        return _TASKS[self.sight.state]

    @property
    def evaluate_on(self):
        """The day on which the effect is to be evaluated, until it has been."""
        return self.sight.part.evaluate_on if self.sight.state == parts.DONE else None

    @cached_property
    def files(self) -> list:
        return self.sight.files_of(self.context)

    @property
    def posts(self) -> list[dict[str, object]]:
        """What a line manager said (for those who read the casework), and the responsible, with the
        answers."""
        part, knows = self.sight.part, self.sight.sees_casework
        said = [(part.objection, "objection")] if knows else []
        said += [(part.request, "request")] if knows or self.is_mine else []
        return [post for one, name in said if one for post in self._post(one, name)]

    def _post(self, said: parts.Said, name: str) -> Iterator[dict[str, object]]:
        tag, when = self.t(SAID[said.kind]), self.sight.day(said.at)
        if said.due:
            tag = f"{tag}: {self.sight.case.words.date(said.due)}"
        yield {"kind": "in", "tag": tag, "who": self.sight.named(said.person), "when": when} | self._text(
            f"{name}_text"
        )
        answer = self._text(f"{name}_answer")
        if answer["text"]:
            yield {"kind": "out", "tag": _ANSWER, "who": "", "when": ""} | answer

    def _text(self, name: str) -> dict[str, object]:
        at = removed_text(self.context, name)
        text = removal(at, self.sight.case.words.date) if at else getattr(self.context, name)
        return {"text": text, "removed": at is not None}

    @property
    def proposal(self) -> dict[str, str] | None:
        """What the responsible person proposed; nothing once it is decided."""
        if not self.context.proposed or self.sight.part.result:
            return None
        person, at, result, effect = self.context.proposed
        known = self.sight.sees_casework or person == self.sight.you
        return {
            "who": self.sight.named(person) if known else "",
            "day": self.sight.day(at),
            "result": title_of("result", result),
            "effect": effect,
        }

    @property
    def result(self):
        """The decision on the effect, in a word."""
        return title_of("result", self.sight.part.result) if self.sight.part.result else ""

    @cached_property
    def now(self) -> MeasureNow:
        first = self._first
        usual = ("agree", "ask_agreement", "change") if first is None else ("agree", "finish")
        order = (*_ANSWERS, *usual)
        beside = [id_ for id_ in order if id_ in self.sight.acts and id_ != first and self._is_worth(id_)]
        rest = [id_ for id_ in self.sight.acts if id_ not in (first, *beside)]
        return MeasureNow(
            main=self._link(first) if first else None,
            beside=tuple(self._link(id_) for id_ in beside[:2]),
            more=tuple(self._link(id_) for id_ in (*rest, *beside[2:]) if self._is_worth(id_)),
            starts=first == "start",
        )

    @property
    def _first(self) -> str | None:
        if "agree" in self.sight.acts and self._is_worth("agree"):
            return "agree"
        if self.sight.part.is_handed_back and "change" in self.sight.acts:
            return "change"
        if waits := [id_ for id_ in ("answer", "accept_date") if id_ in self.sight.acts]:
            return waits[0]
        own = _OWN.get(self.sight.state)
        wanted = self.is_mine or (self.sight.state == parts.DONE and self.sight.sees_casework)
        return own if wanted and own in self.sight.acts else None

    def _is_worth(self, action_id: str) -> bool:
        """Does the action make sense? A measure is agreed to once; the responsible person proposes once."""
        if action_id in ("agree", "ask_agreement"):
            return not self.sight.part.agreed and not (action_id == "ask_agreement" and self.sight.part.asked)
        return True

    def _link(self, action_id: str) -> Link:
        words = _PROPOSE if action_id == "evaluate" and not self.sight.sees_casework else None
        if action_id == "change" and self.sight.part.is_handed_back:
            words = _NAME_ANOTHER
        return self.sight.link(action_id, words)

    # when it had no effect ------------------------------------------------------------------------

    @property
    def had_no_effect(self) -> bool:
        return self.sight.part.result == "no" and self.sight.sees_casework

    @property
    def ways_on(self) -> list[Link]:
        """What the person can do about it: another measure, reopen the case, another report."""
        url = self.sight.case.context.absolute_url()
        acts = {found.action.id for found in available(self.sight.case.context) if found.is_ready}
        wanted = (
            ("add_measure", _("measure_another", default="Set up another measure")),
            ("reopen", _("now_reopen", default="Reopen the case")),
        )
        found = [Link(words, form_address(url, id_)) for id_, words in wanted if id_ in acts]
        words = _("measure_report_linked", default="Report a linked deviation")
        return [*found, Link(words, f"{self.register_url}/@@report?follows={self.sight.case.context.number}")]
