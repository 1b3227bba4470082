"""Ready, or why not: everything that prevents a person from doing an action.

Each function gets the facts, the validated data, the world and today's date, and returns every obstacle at
once, never just the first. Words for the codes are in ``ntnu.deviations.messages``.
"""

import dataclasses
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.facts import World
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.domain.states import Rule
from typing import Any

Data = Mapping[str, Any]
_ELSEWHERE = (
    *("wrong_state", "wrong_part_state", "anonymised", "nothing_refused"),
    *("not_asked", "no_manager_question", "no_date_asked", "all_answered"),
)


@dataclass(frozen=True)
class Obstacle:
    """One reason why not: a code, the field to correct (if any), and values for the message: texts, states
    and dates."""

    code: str
    field: str | None = None
    words: Mapping[str, Any] = dataclasses.field(default_factory=dict)


def state_obstacles(rule: Rule, facts: Facts) -> list[Obstacle]:
    """The case must be in a state the action starts from."""
    if facts.state in rule.states:
        return []
    return [Obstacle("wrong_state", None, {"state": facts.state})]


def anonymised_obstacles(facts: Facts) -> list[Obstacle]:
    """Nothing can be done with a case whose personal data are deleted, by anybody or in any way."""
    return [Obstacle("anonymised")] if facts.anonymised else []


def is_elsewhere(obstacles: Collection[Obstacle]) -> bool:
    """Does the action start from another state, or from none any more, or is there nothing it could be done
    on, so that it is not among the current actions at all?"""
    return any(obstacle.code in _ELSEWHERE for obstacle in obstacles)


def has_recipient(unit: Unit, reporter: str, world: World) -> bool:
    """Is there anybody but the reporter to receive a report at this unit?"""
    found = world.holders(unit.uid, roles.RECIPIENT) - {reporter}
    return bool(found) or world.holds_unnamed(unit.uid, roles.RECIPIENT)


def faculty_obstacles(ref: str, reporter: str, world: World, name: str = "faculty") -> Iterator[Obstacle]:
    """A report goes to an active faculty that has somebody to receive it."""
    unit = world.unit(ref)
    if unit is None:
        yield Obstacle("unknown_unit", name)
    elif not unit.is_faculty:
        yield Obstacle("not_a_faculty", name)
    elif not unit.active:
        yield Obstacle("inactive_unit", name)
    elif not has_recipient(unit, reporter, world):
        yield Obstacle("no_recipient", name)


def department_obstacles(ref: str, faculty: Unit | None, world: World) -> Iterator[Obstacle]:
    """The department a reporter names must be an active one of the faculty they name."""
    unit = world.unit(ref)
    if unit is None or unit.is_faculty:
        yield Obstacle("unknown_unit", "department")
    elif not unit.active:
        yield Obstacle("inactive_unit", "department")
    elif faculty is not None and unit.faculty_uid != faculty.uid:
        yield Obstacle("department_elsewhere", "department")


def case_worker_obstacles(
    person: str, unit: Unit | None, facts: Facts, world: World, name: str = "case_worker"
) -> Iterator[Obstacle]:
    """A case worker holds the folder role at the unit, did not report the case, is not recused."""
    if not world.person_exists(person):
        yield Obstacle("unknown_person", name)
    elif person == facts.reporter:
        yield Obstacle("is_reporter", name)
    elif person in facts.recused:
        yield Obstacle("is_recused", name)
    elif unit is not None and not world.holds(unit.uid, roles.CASE_WORKER, person):
        yield Obstacle("not_case_worker", name)


def approve_obstacles(facts: Facts, data: Data, world: World, today: date) -> Iterator[Obstacle]:
    """The unit is one of the faculty's, the case worker one of the unit's, and the assessments fit."""
    unit = world.unit(data["unit"])
    if unit is None:
        yield Obstacle("unknown_unit", "unit")
    elif unit.faculty_uid != facts.faculty.uid:
        yield Obstacle("unit_elsewhere", "unit")
    elif not unit.active:
        yield Obstacle("inactive_unit", "unit")
    yield from case_worker_obstacles(data["case_worker"], unit, facts, world)
    if data.get("target") and data["target"] < today:
        yield Obstacle("date_past", "target")
    if data.get("personnel_like") and not data.get("head_consulted"):
        yield Obstacle("head_not_consulted", "head_consulted")
    if data.get("head_consulted") and data["head_consulted"] > today:
        yield Obstacle("date_future", "head_consulted")
    if data.get("assessment_deviation") is False:
        yield Obstacle("assessed_no_deviation", "assessment_deviation")
    if data.get("assessment_unacceptable") is True:
        yield Obstacle("assessed_unacceptable", "assessment_unacceptable")


def change_unit_obstacles(facts: Facts, data: Data, world: World, today: date) -> Iterator[Obstacle]:
    """Another faculty that can receive it."""
    yield from faculty_obstacles(data["faculty"], facts.reporter, world)
    unit = world.unit(data["faculty"])
    if unit is not None and unit.uid == facts.faculty.uid:
        yield Obstacle("same_faculty", "faculty")
    elif unit is not None and unit.active and _all_are_recused(unit, facts, world):
        yield Obstacle("recipients_recused", "faculty")


def _all_are_recused(unit: Unit, facts: Facts, world: World) -> bool:
    return has_recipient(unit, facts.reporter, world) and not _recipients_at(unit, facts, world)


def send_back_obstacles(facts: Facts, data: Data, world: World, today: date) -> Iterator[Obstacle]:
    """Somebody is there to receive it again."""
    if not _recipients_at(facts.faculty, facts, world):
        yield Obstacle("recipients_recused")


def _recipients_at(unit: Unit, facts: Facts, world: World) -> frozenset[str]:
    """Who would receive the case at ``unit``; deputies named for it stay with its faculty."""
    deputies = {d.person for d in facts.deputies} if unit.uid == facts.faculty.uid else set()
    return (world.holders(unit.uid, roles.RECIPIENT) | deputies) - {facts.reporter, *facts.recused}


def reassign_obstacles(facts: Facts, data: Data, world: World, today: date) -> Iterator[Obstacle]:
    """The new case worker is one of the unit's, and not the present one."""
    yield from case_worker_obstacles(data["case_worker"], facts.unit, facts, world)
    if facts.case_worker and data["case_worker"] == facts.case_worker.person:
        yield Obstacle("already_case_worker", "case_worker")


def add_coworker_obstacles(facts: Facts, data: Data, world: World, today: date) -> Iterator[Obstacle]:
    """A person who may work on the case, and does not yet."""
    # A co-worker may come from any unit ("collaborate with other units"): no folder role is required.
    yield from case_worker_obstacles(data["person"], None, facts, world, "person")
    if data["person"] in facts.workers:
        yield Obstacle("already_on_case", "person")


def remove_coworker_obstacles(facts: Facts, data: Data, world: World, today: date) -> Iterator[Obstacle]:
    """A person who is a co-worker."""
    if data["person"] not in {coworker.person for coworker in facts.coworkers}:
        yield Obstacle("not_coworker", "person")


def update_process_obstacles(facts: Facts, data: Data, world: World, today: date) -> Iterator[Obstacle]:
    """At least one change is given."""
    if not data:
        yield Obstacle("nothing_given")
    if facts.severity and "severity" in data and data["severity"] is None:
        # Taking the case on required it; it can be changed, not removed.
        yield Obstacle("required", "severity")


def reopen_obstacles(facts: Facts, data: Data, world: World, today: date) -> Iterator[Obstacle]:
    """There is a case worker to take the case up again."""
    if data.get("case_worker"):
        yield from case_worker_obstacles(data["case_worker"], facts.unit, facts, world)
    elif facts.state != NOT_APPROVED and not old_worker_can(facts, world):
        yield Obstacle("case_worker_needed", "case_worker")


def old_worker_can(facts: Facts, world: World) -> bool:
    """Can the case worker of a closed case take it up again?"""
    worker = facts.case_worker
    return worker is not None and not list(case_worker_obstacles(worker.person, facts.unit, facts, world))
