"""A measure or a hearing as one person sees it on one page."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain.part_rules import state_at
from ntnu.deviations.engine import registry
from ntnu.deviations.engine.perform import available
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.now import now
from ntnu.deviations.ui.case.now import Link
from ntnu.deviations.ui.case.sight import CaseSight
from ntnu.deviations.ui.shell.panel import Sight


class PartSight(Sight):
    """For a part (``context``) of a case: its facts, and what the person may read and do."""

    @cached_property
    def case(self) -> CaseSight:
        """The case it belongs to."""
        return CaseSight(case_of(self.context), self.request)

    def sent_to(self, form: str) -> str:
        """The address of a form by the case's number: the case may be moved while somebody writes."""
        return f"{self.register_url}/case/{self.case.context.number}/{uid_of(self.context)}/{form}"

    @cached_property
    def whole(self):
        """The facts of the case with those of its parts."""
        return whole_facts_of(self.case.context)

    @cached_property
    def part(self):
        """The facts of this measure or hearing."""
        return self.whole.whole.find(uid_of(self.context))

    @property
    def state(self) -> str:
        """The state that counts at this moment."""
        return state_at(self.part, now())

    @property
    def sees_casework(self) -> bool:
        """Does the person read the case with everything internal? Others see this part alone."""
        return self.case.reads_parts

    @property
    def nav_item(self) -> str:
        return "work" if self.sees_casework else "tasks"

    @property
    def way_here(self) -> list[tuple[str, str]]:
        """The links that lead to the part."""
        if self.sees_casework:
            return self.case.way_here
        return [(_("tasks_title", default="My tasks"), f"{self.register_url}/@@my-tasks")]

    def name(self, person: str) -> str:
        return self.case.name(person)

    def named(self, person: str) -> str:
        """The name; for the reader themselves, a word for that."""
        said = self.name(person)
        return f"{said} {self.t(_('fact_you', default='(you)'))}" if person == self.you else said

    @cached_property
    def acts(self) -> list[str]:
        """Ids of what the person may do with this part now."""
        return [found.action.id for found in available(self.context) if found.is_ready]

    def link(self, action_id: str, words=None) -> Link:
        """An action as a link to its form."""
        action = registry.find(registry.actions_of(self.context.portal_type), action_id)
        return Link(words or action.title, f"{self.context.absolute_url()}/@@action-form?action={action_id}")

    def files_of(self, part) -> list:
        """The files of a part that the person may open, or could before they were redacted."""
        found = [file for file in every_part(part) if IAttachment.providedBy(file)]
        return [file for file in found if may_view_part(file)]
