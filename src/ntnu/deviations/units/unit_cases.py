"""The cases of a unit: how many, which of them, and that they come along when units are changed.

An EQS system administrator learns how many, and nothing of which.
"""

from Acquisition import aq_inner
from Acquisition import aq_parent
from BTrees.IIBTree import intersection
from collections import Counter
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import time
from ntnu.deviations.access.counting import at_unit
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.own import shield
from ntnu.deviations.access.passages import note
from ntnu.deviations.access.units import departments_of
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.domain.facts import known
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.similar import course_key
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import FORWARDED
from ntnu.deviations.domain.states import IN_PROCESS
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.domain.unit_plan import Picked
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.carry_out import Doing
from ntnu.deviations.now import calendar
from typing import Any

Row = Mapping[str, Any]
ALL = Picked("all")


def cases_of(unit, picked: Picked = ALL) -> list[Row]:
    """What the index tells of the cases at the unit itself, of those that are picked."""
    register, uid = register_of(unit), uid_of(unit)
    index = index_of(register)
    first = int(calendar().at(picked.since, time()).timestamp()) if picked.since else 0
    courses = set(map(course_key, picked.courses))
    return [
        row
        for row in map(index.row, at_unit(index, uid, departments_of(register, uid)))
        if (picked.which == "all" or (picked.which == "open" and row["state"] in OPEN))
        and row["submitted"] >= first
        and (not courses or row["course"] in courses)
    ]


def counted(rows: Iterable[Row]) -> tuple[int, int]:
    """How many are not finished, and how many are."""
    found = Counter(row["state"] in OPEN for row in rows)
    return found[True], found[False]


def count_at(unit) -> tuple[int, int]:
    """The same of the unit itself; no row is read."""
    register, uid = register_of(unit), uid_of(unit)
    index = index_of(register)
    found = at_unit(index, uid, departments_of(register, uid))
    going = intersection(found, index.matching({"state": {"query": list(OPEN)}}))
    return len(going), len(found) - len(going)


def worked_on(rows: Iterable[Row], persons: Collection[str]) -> int:
    """On how many of the cases one of the persons works, as case worker or co-worker."""
    states = (FORWARDED, IN_PROCESS, CLOSED)
    return sum(row["state"] in states and not set(row["workers"]).isdisjoint(persons) for row in rows)


def wishing(unit) -> int:
    """How many reports wait at the faculty of a department for their receipt form, and name it."""
    uid, faculty = uid_of(unit), aq_parent(aq_inner(unit))
    waiting = (row for row in cases_of(faculty) if row["state"] == RECEIVED)
    return sum(faculty._getOb(row["ids"][-1]).department == uid for row in waiting)


def carry(
    place, rows: Sequence[Row], effects: Sequence[Effect], before: Unit, after: Unit, doing: Doing
) -> None:
    """The cases, which are at ``place``, belong to another unit or to a unit of another faculty by now. Each
    has an entry in its log, and is found where it is."""
    register = register_of(place)
    world, index = Directory(register), index_of(register)
    why = {"from": _told(before, world), "to": _told(after, world)}
    plan = BarePlan(action="moved_with_unit", actor=doing.plan.actor, effects=tuple(effects), why=why)
    for row in rows:
        case = carry_out(place._getOb(row["ids"][-1]), plan, doing.at)
        shield(case, world)
        index.index(case)
    cases = [row["uid"] for row in rows]
    went, came = ({unit.uid, unit.faculty_uid} for unit in (before, after))
    for uid in went - came:
        note(unit_content(register, uid), cases, doing.at, came=False)
    for uid in came - went:
        note(unit_content(register, uid), cases, doing.at, came=True)


def _told(unit: Unit, world: Directory) -> str:
    return unit.code if unit.is_faculty else f"{unit.code} ({known(world.unit(unit.faculty_uid)).code})"
