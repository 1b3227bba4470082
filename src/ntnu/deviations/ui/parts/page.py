"""What pages and forms of a measure or a hearing have in common."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain.part_rules import state_at
from ntnu.deviations.engine.perform import available
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.messages import THE_REPORTER
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.ui.case.act_words import ActWords
from ntnu.deviations.ui.case.now import Link
from ntnu.deviations.ui.parts.done import done


class PartWords(ActWords):
    """Mixed into the pages of a part (``context``)."""

    def sent_to(self, form: str) -> str:
        """The address of a form by the case's number: the case may be moved while somebody writes."""
        return f"{self.register_url}/case/{self.case.number}/{uid_of(self.context)}/{form}"

    @cached_property
    def whole(self):
        """The facts of the case with those of its parts."""
        return whole_facts_of(self.case)

    @cached_property
    def part(self):
        """The facts of this measure or hearing."""
        return self.whole.whole.find(uid_of(self.context))

    @property
    def state(self) -> str:
        """The state that counts at this instant."""
        return state_at(self.part, now())

    @cached_property
    def sees_casework(self) -> bool:
        """Does the person read the case with all that is internal? Others see this part alone."""
        return self.reading.may_casework and not self.reading.is_reporter

    @cached_property
    def you(self) -> str:
        return acting()

    @property
    def nav_item(self) -> str:
        return "work" if self.sees_casework else "tasks"

    @property
    def crumbs(self):
        if self.sees_casework:
            return super().crumbs
        return [(_("tasks_title", default="My tasks"), f"{self.register_url}/@@my-tasks")]

    def name(self, person: str) -> str:
        """The person's name; "the reporter" for who may not know it is she."""
        if person == self.whole.reporter and not self.reading.may_identity:
            return self.t(THE_REPORTER)
        return self.world.person_name(person)

    def named(self, person: str) -> str:
        """The name, with a word for oneself."""
        said = self.name(person)
        return f"{said} {self.t(_('fact_you', default='(you)'))}" if person == self.you else said

    @cached_property
    def acts(self) -> list[str]:
        """Ids of what the person may do with this part now."""
        return [found.action.id for found in available(self.context) if found.is_ready]

    def told(self, outcome):
        """What is said when the act is done."""
        proposes = self.chosen == "evaluate" and not self.sees_casework
        return done(self.context, self.chosen, proposes)

    def link(self, action_id: str, words=None) -> Link:
        """An act as a link to its form."""
        url = f"{self.context.absolute_url()}/@@action-form?action={action_id}"
        return Link(words or self.action(action_id).title, url)

    def files_of(self, part) -> list:
        """The files of a part that the person may open, or could before they were redacted."""
        found = [file for file in every_part(part) if IAttachment.providedBy(file)]
        return [file for file in found if may_view_part(file)]
