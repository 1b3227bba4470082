"""Naming somebody who stands in for an absent person at a unit: who may, and whom; and what a deputy does not
do for themselves."""

from collections.abc import Collection
from collections.abc import Iterator
from datetime import timedelta
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.stand_ins import StandIn
from ntnu.deviations.domain.unit_changes import UnitFacts

#: An absence is named for a year at most.
LONGEST = timedelta(days=366)

#: Who names and ends deputies of others, and who ends them.
NAMES_FOR_OTHERS = frozenset({roles.LOCAL_ADMIN, roles.SYSTEM_ADMIN})
ENDS = NAMES_FOR_OTHERS | {roles.RECIPIENT}


def naming_obstacles(new: StandIn, facts: UnitFacts, moment: Moment) -> Iterator[Obstacle]:
    """Why somebody may not name this deputy at a unit.

    Who holds something there names a deputy for themselves, a local administrator for others. Nobody names
    themselves, and what nobody has is not handed on.
    """
    world, person = moment.world, moment.actor
    if new.absent != person and not NAMES_FOR_OTHERS & moment.roles:
        yield Obstacle("deputy_for_others", "absent")
        return
    held = facts.handed_on(new.absent) if world.person_exists(new.absent) else frozenset()
    wanted = {role for role in held if new.is_of(role)}
    if not wanted:
        yield Obstacle("nothing_to_hand_on", "role" if new.role and held else "absent")
    if not world.person_exists(new.deputy):
        yield Obstacle("unknown_person", "deputy")
    elif new.deputy == new.absent:
        yield Obstacle("deputy_for_themselves", "deputy")
    elif new.deputy == person:
        yield Obstacle("deputy_oneself", "deputy")
    elif wanted == {roles.CASE_WORKER} and not any(
        all(world.holds(uid, roles.CASE_WORKER, who) for who in (new.absent, new.deputy))
        for uid in (new.unit, *(one.uid for one in facts.departments))
    ):
        yield Obstacle("deputy_no_case_worker", "deputy")
    if new.end < new.start:
        yield Obstacle("ends_before_start", "ends")
    elif new.end < moment.today:
        yield Obstacle("date_past", "ends")
    elif new.end - new.start > LONGEST:
        yield Obstacle("absence_too_long", "ends")
    elif any(new.overlaps(one) for one in facts.stand_ins):
        yield Obstacle("deputy_already", "deputy")


def deputy_obstacles(plan: BarePlan, moment: Moment) -> Iterator[Obstacle]:
    """Why a deputy may not carry out this plan: it would give themselves a place of their own on the case,
    which would outlast the absence."""
    if not moment.absent or not isinstance(plan, Plan):
        return
    if _places(plan.after, moment.actor) - _places(plan.before, moment.actor):
        yield Obstacle("deputy_takes_place")


def _places(facts: Facts, person: str) -> set[str]:
    found = {access.hearing for access in facts.hearing_access if access.person == person}
    if facts.parts is not None:
        found |= {measure.uid for measure in facts.parts.measures if measure.responsible == person}
    deputies = {deputy.person for deputy in facts.deputies}
    held: dict[str, Collection[str]] = {roles.CASE_WORKER: facts.workers, roles.RECIPIENT: deputies}
    return found | {role for role, persons in held.items() if person in persons}
