"""Who no longer holds the folder role Case Worker loses the work on cases at the unit."""

from collections.abc import Collection
from collections.abc import Iterator
from datetime import datetime
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.grants import places
from ntnu.deviations.domain.notices import access_ended
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import FORWARDED
from ntnu.deviations.domain.states import IN_PROCESS
from ntnu.deviations.engine.base import stored
from ntnu.deviations.engine.carry_out import carry_out
from typing import Any


def work_at(register, person: str, uid: str) -> int:
    """On how many cases the person works, as case worker or co-worker, by the role held at the unit
    with this UID alone: so many would be lost with it."""
    world, found = Directory(register), 0
    for _case, facts in _cases(register, person):
        around = {unit.uid for unit in places(facts)}
        elsewhere = any(person in world.direct_holders(other, roles.CASE_WORKER) for other in around - {uid})
        found += uid in around and not elsewhere
    return found


def end_lost_work(
    register,
    person: str,
    lost_at: Collection[str],
    actor: str,
    at: datetime,
    among: Collection[str] | None = None,
) -> Iterator[Facts]:
    """End the work of a person who does not hold the folder role any more; closed cases too.

    ``lost_at``: UIDs of the units where it was lost. A co-worker may come from any unit and needs no
    role, so that only the work at these units ends. ``among``: of these cases (UIDs) only. Yields what now
    waits for a new case worker.
    """
    for case, facts in _cases(register, person):
        if among is not None and facts.uid not in among:
            continue
        world = Directory(register)
        # While a directory is down, nobody knows which groups its accounts are in.
        if world.may_be_down(person) or world.holds(facts.unit.uid, roles.CASE_WORKER, person):
            continue
        if facts.case_worker is not None and facts.case_worker.person == person:
            _end(case, facts, person, actor, at, case_worker=None)
            if facts.state != CLOSED:
                yield facts
        elif {unit.uid for unit in places(facts)}.intersection(lost_at):
            others = tuple(one for one in facts.coworkers if one.person != person)
            _end(case, facts, person, actor, at, coworkers=others)


def _cases(register, person: str) -> Iterator[tuple[Any, Facts]]:
    for row in index_of(register).rows_of("workers", person):
        if row["state"] not in (FORWARDED, IN_PROCESS, CLOSED):
            continue
        case = case_at(register, row["ids"])
        facts = facts_of(case)
        if person in facts.workers:
            yield case, facts


def _end(case, facts: Facts, person: str, actor: str, at: datetime, **changes: Any) -> None:
    worker = "case_worker" in changes
    if worker:
        stores = {"case_worker": stored(None), "step_since": at}
    else:
        stores = {"coworkers": tuple(map(stored, changes["coworkers"]))}
    plan = Plan(
        action="end_assignment" if worker else "end_cowork",
        actor=actor,
        before=facts,
        after=facts.but(**changes),
        effects=(SetFields(**stores), *access_ended([person])),
        why={"case_worker" if worker else "person": person, "unit": facts.unit.code},
    )
    carry_out(case, plan, at)
