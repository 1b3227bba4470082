"""A case as one person sees it on one page."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.documents.rows import Words
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.engine.perform import Availability
from ntnu.deviations.engine.perform import available
from ntnu.deviations.engine.targets import Target
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.messages import THE_REPORTER
from ntnu.deviations.now import today
from ntnu.deviations.ui.macros.format import long_date
from ntnu.deviations.ui.shell.panel import Sight


class CaseSight(Sight):
    """For a case (``context``): the facts, what the person may read and do, and the wording."""

    @cached_property
    def reading(self) -> Reading:
        """What the person may read of the case."""
        return Reading(self.context)

    @property
    def facts(self) -> Facts:
        """The case as the rules see it."""
        return self.reading.facts

    @property
    def state(self) -> str:
        return self.facts.state

    @cached_property
    def reads_parts(self) -> bool:
        """Is the person one of those who read the casework?"""
        return self.reading.may_casework and not self.reading.is_reporter

    @property
    def is_open(self) -> bool:
        return self.facts.closed is None

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.facts.due < today()

    @property
    def nav_item(self) -> str:
        return "mine" if self.reading.is_reporter else "work"

    @property
    def way_here(self) -> list[tuple[str, str]]:
        """The links that lead to the case, and to it."""
        above = (_("worklist_title", default="Work list"), f"{self.register_url}/@@worklist")
        if self.reading.is_reporter:
            above = (_("mine_title", default="My cases"), f"{self.register_url}/@@my-reports")
        return [above, (self.context.number, self.context.absolute_url())]

    @cached_property
    def entries(self) -> list:
        """The log, oldest first; not for everybody: see ``reading.sees_log``."""
        return caselog.entries(self.context)

    @cached_property
    def target(self) -> Target:
        """The case with its parts, as the object of this person's actions."""
        return target_of(self.context)

    @cached_property
    def available(self) -> list[Availability]:
        """The actions this person has the role for, with what prevents them."""
        return available(self.context)

    @cached_property
    def acts(self) -> list[str]:
        """Ids of what this person may do with the case now."""
        return [found.action.id for found in self.available if found.is_ready]

    @cached_property
    def words(self) -> Words:
        return Words(self.language, self.t, lambda day: long_date(day, self.language), self.reading.may_read)

    def name(self, person: str) -> str:
        """The person's name; "the reporter" for readers who may not know it."""
        if person == self.facts.reporter and not self.reading.may_identity:
            return self.t(THE_REPORTER)
        return super().name(person)
