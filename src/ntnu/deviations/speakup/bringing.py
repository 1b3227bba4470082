"""A deviation that nobody followed up is brought to SpeakUp! by the person who reported it.

The procedure: the deviation must then be closed with an explanatory comment. So those who handle it are
notified, and it stays open until one of them closes it (``close_as_notification``).
"""

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.now import today
from ntnu.deviations.persons import acting
from typing import Any


def obstacles(register, data: Mapping[str, Any]) -> Iterator[Obstacle]:
    """The faults of the deviation that a notification names, if it names one."""
    number = data.get("deviation")
    if not number:
        return
    if data.get("anonymous"):
        yield Obstacle("deviation_not_anonymous", "deviation")
        return
    person = acting()
    case = case_by_number(register, number.upper())
    if not person or case is None or case.reporter != person:
        yield Obstacle("unknown_case", "deviation", {"number": number})
        return
    facts = facts_of(case)
    if facts.state not in OPEN or facts.due >= today():
        yield Obstacle("not_overdue", "deviation")


def recused(register, number: str) -> tuple[str, ...]:
    """The persons recused from the deviation, if the notification names one: they are recused from this
    too."""
    return tuple(case_by_number(register, number).recused) if number else ()


def tell(register, number: str, reporter: str, at: datetime) -> None:
    """Notify those who handle the deviation, and log that."""
    case, world = case_by_number(register, number), Directory(register)
    facts = facts_of(case)
    handling = sorted({*facts.workers, *notices.recipients(facts, world)})
    told = tuple(Notice("speakup_brought", person) for person in handling)
    plan = Plan(action="bring_to_speakup", actor=reporter, before=facts, after=facts, effects=told)
    carry_out(case, plan, at)
