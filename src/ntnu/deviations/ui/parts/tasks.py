""" "My tasks": the person's measures, and hearings in which they are a participant."""

from AccessControl import getSecurityManager
from collections.abc import Collection
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from functools import cached_property
from itertools import chain
from ntnu.deviations import _
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.hearing_members import hearings_of
from ntnu.deviations.access.measure_people import measures_of
from ntnu.deviations.access.part_facts import hearing_of
from ntnu.deviations.access.part_facts import measure_of
from ntnu.deviations.access.waiting import signals_of
from ntnu.deviations.domain import parts
from ntnu.deviations.now import local_date
from ntnu.deviations.persons import acting
from ntnu.deviations.ui.shell.page import Page
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


@dataclass(frozen=True)
class Task:
    """A measure or a hearing in the list. ``waits``: is it the person's turn? ``moment``: the hearing's
    deadline in UTC; ``due`` the day of the term."""

    title: str
    url: str
    number: str
    case_title: str
    state: str
    due: date
    waits: bool
    moment: datetime | None = None


def measure_tasks(register, person: str, waiting: Collection[str]) -> Iterator[Task]:
    """The person's measures that are not evaluated, as far as they may see them now. ``waiting``: UIDs of the
    measures and hearings that wait for them."""
    for part in measures_of(register, person):
        measure = measure_of(part)
        if measure.unfinished:
            yield _task(part, measure, measure.due, waiting)
        elif measure.state == parts.DONE:
            yield _task(part, measure, measure.evaluate_on or measure.due, waiting)


def hearing_tasks(register, person: str, waiting: Collection[str]) -> Iterator[Task]:
    """The open hearings the person takes part in."""
    for part in hearings_of(register, person):
        hearing = hearing_of(part)
        yield _task(part, hearing, local_date(hearing.deadline), waiting, hearing.deadline)


def _task(part, facts, due: date, waiting: Collection[str], moment: datetime | None = None) -> Task:
    case, waits = case_of(part), facts.uid in waiting
    return Task(facts.title, part.absolute_url(), case.number, case.title, facts.state, due, waits, moment)


def has_tasks(register, person: str | None) -> bool:
    """Is there anything in the list? Called for every page: for a person without tasks it loads no case."""
    if not person:
        return False
    found = chain(hearing_tasks(register, person, ()), measure_tasks(register, person, ()))
    return any(True for _task in found)


class MyTasks(Page):
    """``<register>/@@my-tasks``."""

    index = ViewPageTemplateFile("templates/tasks.pt")
    nav_item = "tasks"
    page_title = _("tasks_title", default="My tasks")

    def __call__(self):
        return self.index()

    @cached_property
    def you(self) -> str:
        return acting()

    @cached_property
    def waiting(self) -> frozenset[str]:
        """UIDs of the measures and hearings that wait for the person."""
        found = signals_of(self.context, getSecurityManager().getUser())
        return frozenset(one.wait.part for one in found if one.task)

    @cached_property
    def hearings(self) -> list[Task]:
        return sorted(
            hearing_tasks(self.context, self.you, self.waiting), key=lambda task: (task.moment, task.number)
        )

    @cached_property
    def measures(self) -> list[Task]:
        """The most urgent tasks come first; what is only to be evaluated later, last."""
        found = measure_tasks(self.context, self.you, self.waiting)
        return sorted(found, key=lambda task: (not task.waits, task.due, task.number))
