"""What waits for a person in a register: the one source of numbers, tasks, reminders and calendars."""

from BTrees.IIBTree import intersection
from collections.abc import Iterator
from datetime import date
from datetime import datetime
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.list_reader import ListReader
from ntnu.deviations.access.matching import matching
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.signals import Waits
from ntnu.deviations.access.signals import waits_of
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain.signal import GIVE_STATEMENT
from ntnu.deviations.domain.signal import TASKS
from ntnu.deviations.domain.signal import URGENCY
from ntnu.deviations.now import local_date
from ntnu.deviations.unchanged import while_unchanged
from typing import Any
from typing import NamedTuple


class Waiting(NamedTuple):
    """A signal of a person on the case with this UID, number and title; ``task`` is the title of the measure
    or hearing it is about, where they may see that and perhaps nothing else."""

    case: str
    number: str
    title: str
    wait: Waits
    task: str = ""


class Numbers(NamedTuple):
    """How much waits for a person: cases they have reported (``mine``), measures and hearings (``tasks``),
    cases they may see (``work``), and cases in all (``cases``)."""

    mine: int = 0
    tasks: int = 0
    work: int = 0
    cases: int = 0


def signals_of(register, user) -> list[Waiting]:
    """All that waits for ``user`` in ``register``, as far as they may see it now: by the day it is to be
    done, then the more urgent, then what has waited longer."""
    reader = ListReader(register, user)
    index = index_of(register)
    found = [
        Waiting(row["uid"], row["number"], row["title"], wait)
        for row in map(index.row, _cases(reader))
        for wait in waits_of(row, reader.mine)
        if wait.signal not in TASKS
    ]
    for rid, wait in _tasks(reader):
        row = index.row(rid)
        part = find_part(case_at(register, row["ids"]), wait.part)
        if may_view_part(part, user):
            found.append(Waiting(row["uid"], row["number"], row["title"], wait, part.title))
    return sorted(found, key=_place)


def tasks_of(register, user) -> frozenset[str]:
    """UIDs of the measures and hearings that wait for ``user``, from the index alone."""
    return frozenset(wait.part for _rid, wait in _tasks(ListReader(register, user)) if wait.part)


def waits_on(case, user) -> tuple[Waits, ...]:
    """What waits for ``user``, who may see the case, on it; the most urgent first."""
    register = register_of(case)
    (row,) = index_of(register).rows_of_uid(uid_of(case))
    return waits_of(row, ListReader(register, user).mine)


def numbers(register, user) -> Numbers:
    """The numbers of the menu, from the index alone."""
    if not user.getId():
        return Numbers()
    reader = ListReader(register, user)

    def found() -> Numbers:
        waiting, tasks = _cases(reader), [rid for rid, _wait in _tasks(reader)]
        own = intersection(waiting, index_of(register).rids("reporter", reader.person))
        return Numbers(len(own), len(tasks), len(waiting), len({*waiting, *tasks}))

    return while_unchanged(register, found, numbers, reader.mine)


def _cases(reader: ListReader):
    """Record ids of the cases that wait for the reader, and that they may see."""
    return matching(reader, {"waits_for": {"query": sorted(reader.mine), "operator": "or"}})


def _tasks(reader: ListReader) -> Iterator[tuple[int, Waits]]:
    """Record ids and signals of the measures and hearings that wait for the reader.

    Who is responsible for a measure sees it without the case; who takes part in a hearing sees the case.
    """
    index = index_of(reader.register)
    for rid in index.matching({"may_wait": {"query": sorted(reader.mine), "operator": "or"}}):
        row = index.row(rid)
        for wait in waits_of(row, reader.mine):
            if wait.signal == GIVE_STATEMENT and set(row["allowed"]).isdisjoint(reader.allowed):
                continue
            if wait.signal in TASKS:
                yield rid, wait


def _place(one: Waiting) -> tuple[Any, ...]:
    until = one.wait.until
    day = local_date(until) if isinstance(until, datetime) else until or date.max
    return day, URGENCY.index(one.wait.signal), one.wait.since, one.number
