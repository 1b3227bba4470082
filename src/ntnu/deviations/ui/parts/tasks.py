""" "My tasks": the person's measures, and hearings in which they are a participant."""

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
from ntnu.deviations.access.reading import user_by_id
from ntnu.deviations.access.stand_ins import absent_of
from ntnu.deviations.access.waiting import tasks_of
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


def measure_tasks(register, person: str) -> Iterator[Task]:
    """The person's measures that are not evaluated, as far as they may see them now, and those of persons
    they stand in for."""
    waiting = _waiting(register, person)
    for part in (part for who in _whose(register, person) for part in measures_of(register, person, who)):
        measure = measure_of(part)
        if measure.unfinished:
            yield _task(part, measure, measure.due, waiting)
        elif measure.state == parts.DONE:
            yield _task(part, measure, measure.evaluate_on or measure.due, waiting)


def hearing_tasks(register, person: str) -> Iterator[Task]:
    """The open hearings the person takes part in, or persons they stand in for."""
    waiting = _waiting(register, person)
    for part in (part for who in _whose(register, person) for part in hearings_of(register, person, who)):
        hearing = hearing_of(part)
        yield _task(part, hearing, local_date(hearing.deadline), waiting, hearing.deadline)


def _waiting(register, person: str) -> frozenset[str]:
    user = user_by_id(register, person)
    return tasks_of(register, user) if user is not None else frozenset()


def _whose(register, person: str) -> list[str]:
    """Empty for the person, then who they stand in for."""
    return ["", *absent_of(register, person)]


def _task(part, facts, due: date, waiting: Collection[str], moment: datetime | None = None) -> Task:
    case, waits = case_of(part), facts.uid in waiting
    return Task(facts.title, part.absolute_url(), case.number, case.title, facts.state, due, waits, moment)


def has_tasks(register, person: str | None) -> bool:
    """Is there anything in the list? Called for every page: for a person without tasks it loads no case."""
    if not person:
        return False
    found = chain(hearing_tasks(register, person), measure_tasks(register, person))
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
    def hearings(self) -> list[Task]:
        return sorted(hearing_tasks(self.context, self.you), key=lambda task: (task.moment, task.number))

    @cached_property
    def measures(self) -> list[Task]:
        """The most urgent tasks come first; what is only to be evaluated later, last."""
        found = measure_tasks(self.context, self.you)
        return sorted(found, key=lambda task: (not task.waits, task.due, task.number))
