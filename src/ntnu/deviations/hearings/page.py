"""The page of a hearing: for those who work on the case, and for participants."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.redacted import removal
from ntnu.deviations.access.redacted import removed_text
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.choices import title_of
from ntnu.deviations.domain import parts
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.hearings.participant import ParticipantSight
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.ui.case.action_page import ActionPage
from ntnu.deviations.ui.case.phrases import in_sentence
from ntnu.deviations.ui.case.written import proposed
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.ui.parts.sight import PartSight
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

_GIVE = "give_statement"
_TASKS = {
    parts.DRAFT: _("task_hearing_draft", default="Nobody has been asked yet."),
    parts.OPENED: _("task_hearing_open", default="The participants see the case until the deadline."),
    parts.ENDED: _("task_hearing_closed", default="The hearing is closed. The statements are frozen."),
}


@dataclass(frozen=True)
class Asked:
    """A participant; ``given`` is when they answered (UTC), None when they have not."""

    name: str
    given: datetime | None


class HearingView(ActionPage):
    """One address, two pages; on both a participant can give a statement."""

    offers = (_GIVE,)
    #: A statement is given on the page with what it is about, without a preview.
    is_previewed = False
    working_page = ViewPageTemplateFile("templates/hearing.pt")
    participants_page = ViewPageTemplateFile("templates/participant.pt")
    #: Is this only a preview for the persons who prepare the hearing?
    is_rehearsal = False
    titles = {
        "question": _("panel_question", default="The question"),
        "asked": _("panel_asked", default="Who is asked"),
        "to_ask": _("panel_to_ask", default="Who will be asked"),
        "statements": _("panel_statements", default="Statements"),
        "statement": _("tag_statement", default="Statement. The reporter does not see it."),
        "shared": _("panel_shared", default="What the participants see"),
        "reported": _("panel_reported", default="What was reported"),
        "measures": _("panel_measures", default="Measures"),
        "own": _("label_statement", default="Your statement"),
    }

    def __call__(self):
        return FormPage.__call__(self)

    @cached_property
    def sight(self) -> PartSight:
        return PartSight(self.context, self.request)

    @property
    def drafted(self):
        """The draft of a statement is kept while it may be given; otherwise there is nothing to write."""
        return super().drafted if self.may_state else None

    def index(self):
        """The page, depending on what the person may read."""
        return self.working_page() if self.sight.sees_casework else self.participants_page()

    def post(self):
        return self._do() if self.asked("complete") else None

    @property
    def send_to(self) -> str:
        return self.sight.sent_to("view")

    def told(self, outcome):
        return self.action(self.chosen).done

    @property
    def afterwards(self) -> str:
        return f"{self.register_url}/@@my-tasks"

    def initial(self, action_id: str) -> dict:
        return proposed(self.context, action_id)

    def _form(self, action_id: str, **more):
        without = ("person",) if len(self.answers_for) < 2 else ()
        form = super()._form(action_id, without=without, **more)
        form["text"].rows = 8
        return form

    @property
    def page_title(self):
        return self.context.title

    # the hearing --------------------------------------------------------------------------------

    @property
    def purpose(self):
        return title_of("hearing_purpose", self.sight.part.purpose)

    @property
    def purpose_in_sentence(self) -> str:
        return in_sentence(self.t(self.purpose))

    @property
    def unit(self) -> str:
        return self.sight.whole.unit.title(self.language)

    @property
    def last_day(self):
        """The day of the deadline."""
        return local_date(self.sight.part.deadline) if self.sight.part.deadline else None

    @property
    def task(self):
        """The status of the hearing in one sentence."""
        return _TASKS[self.sight.state]

    @property
    def fact_rows(self) -> list[tuple[str, str]]:
        found = [(_("label_purpose", default="Purpose"), self.t(self.purpose))]
        if self.sight.part.opened_by:
            found.append(
                (_("fact_opened_by", default="Opened by"), self.sight.named(self.sight.part.opened_by))
            )
        if self.sight.part.deadline:
            when = formats.weekday_moment(self.sight.part.deadline, self.language, today())
            found.append((_("label_hearing_deadline", default="Deadline"), when))
        return found

    @property
    def those_asked(self) -> list[Asked]:
        """Who should answer, and who has; of a draft the persons and groups that are named."""
        if self.sight.state == parts.DRAFT:
            return [Asked(name_of(principal), None) for principal in self.sight.part.asked]
        given = {statement.person: statement.given for statement in self.sight.part.statements}
        # A person whose access was ended after they answered still counts as having answered.
        persons = dict.fromkeys((*self.sight.part.participants, *given))
        found = [Asked(self.sight.named(person), given.get(person)) for person in persons]
        return sorted(found, key=lambda row: (row.given is None, sort_key(row.name)))

    @property
    def statements(self) -> list:
        """The statements the person may read, in the order they were given."""
        found = [find_part(self.case, statement.uid) for statement in self.sight.part.statements]
        return [part for part in found if may_view_part(part)]

    @cached_property
    def answers_for(self) -> list[str]:
        """For whom the person may answer: for themselves, and for those they stand in for."""
        target = target_of(self.context)
        return [moment.person for moment in target.moments_of(target.get(_GIVE))]

    @cached_property
    def own(self):
        """The statement of whom they answer for; None without one, or where there are several."""
        persons = self.answers_for or [self.sight.you]
        return next((part for part in self.statements if [part.person] == persons), None)

    def anchor(self, statement) -> str:
        """The address of a statement on the page."""
        return f"statement-{uid_of(statement)}"

    def post_of(self, statement, tag, when: str) -> dict[str, object]:
        """A statement for the macro ``post``."""
        at = removed_text(statement, "text")
        redacted = removal(at, self.sight.case.words.date) if at else None
        return {
            "kind": "in",
            "tag": tag,
            "who": self.sight.named(statement.person),
            "when": when,
            "text": redacted or statement.text,
            "removed": at is not None,
        }

    @property
    def may_state(self) -> bool:
        """Is the person asked, and the hearing open?"""
        return _GIVE in self.sight.acts

    @property
    def other_acts(self) -> list[str]:
        """What those who arrange the hearing can do."""
        return [id_ for id_ in self.sight.acts if id_ != _GIVE]

    @property
    def now(self):
        """Buttons and links of the page for those who arrange it."""
        first = {parts.DRAFT: "open"}.get(self.sight.state)
        if (
            self.sight.state == parts.OPENED
            and self.sight.part.participants
            and not self.sight.part.unanswered
        ):
            # All have answered: there is nothing left to wait for.
            first = "close"
        main = first if first in self.sight.acts else None
        beside = [id_ for id_ in ("change", "ask_again", "remind") if id_ in self.sight.acts]
        rest = [id_ for id_ in self.other_acts if id_ not in (main, *beside)]
        return {
            "main": self.sight.link(main) if main else None,
            "beside": [self.sight.link(id_) for id_ in beside],
            "more": [self.sight.link(id_) for id_ in rest],
        }

    # what participants read ---------------------------------------------------------------------

    def shows(self, part) -> bool:
        """May the participant open this file or measure?"""
        return may_view_part(part)

    @cached_property
    def participants(self) -> ParticipantSight:
        return ParticipantSight(self.context, self.sight.case.words, self.shows)

    def state_of(self, part) -> str:
        """The state of a measure that is shared."""
        return state_of_part(part)
