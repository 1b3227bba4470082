"""Units that are moved, merged, split and closed: what keeps one from it, and who reaches cases then."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.facts import World
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.stand_ins import StandIn
from typing import Any

#: Is the unit in use, has it had its last day, or are its cases at another that it was merged into?
ACTIVE, CLOSED, MERGED = "active", "closed", "merged"

OFFERED = roles.FOLDER_ROLES + roles.SYSTEM_GIVEN_ROLES

#: Role -> persons who hold it at a unit, also by its faculty.
Reach = Mapping[str, frozenset[str]]


def _nothing(person: str) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True)
class UnitFacts:
    """A unit as the rules of its own actions see it; of the register, where faculties are added, no more than
    its name.

    ``values`` are its attributes by name, ``departments`` those below it that are no part of another unit,
    ``open`` and ``finished`` count the cases at the unit itself, ``merged_into`` is the code of the unit that
    it was merged into. ``own`` are the roles that read cases which the person at the keyboard has, or will
    have, by the UID of the unit that gives them, each with its days. ``handed_on`` tells what a person has
    there that a deputy may get, ``stand_ins`` are those who stand in there now or later.
    """

    number: str
    state: str = ACTIVE
    unit: Unit | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    departments: tuple[Unit, ...] = ()
    open: int = 0
    finished: int = 0
    merged_into: str = ""
    own: Mapping[str, Sequence[tuple[str, Term]]] = field(default_factory=dict)
    handed_on: Callable[[str], frozenset[str]] = _nothing
    stand_ins: tuple[StandIn, ...] = ()
    # Of cases: a unit has none of them.
    due: date | None = None
    anonymised: None = None
    reporter: str = ""
    recused: tuple[str, ...] = ()

    @property
    def here(self) -> Unit:
        """The unit. Raises LookupError on the register."""
        if self.unit is None:
            raise LookupError(self.number)
        return self.unit

    def gains_at(self, *places: str) -> bool:
        """Would the person at the keyboard read the cases longer, or by another role, if they were at these
        places (UIDs)?"""
        here = {self.here.uid, self.here.faculty_uid}
        had = [one for uid in here for one in self.own.get(uid, ())]
        return any(
            not any(known == role and held.covers(term) for known, held in had)
            for uid in places
            for role, term in self.own.get(uid, ())
        )


@dataclass(frozen=True)
class Shift:
    """Who reaches the cases of a unit ``before`` and ``after``. ``there``: who reached, before, what is where
    they come to, where folder roles come along."""

    before: Reach
    after: Reach
    there: Reach = field(default_factory=dict)

    @property
    def gained(self) -> list[Change]:
        """Roles that persons hold from now on and did not: over the cases, or where they come to."""
        found = []
        for role, persons in self.after.items():
            new = persons - self.before[role]
            if self.there:
                new |= persons - self.there[role]
            found += [Change(role, person, True) for person in sorted(new)]
        return found

    @property
    def lost(self) -> list[Change]:
        """Roles over the cases that persons hold no more."""
        return [
            Change(role, person, False)
            for role, persons in self.before.items()
            for person in sorted(persons - self.after[role])
        ]

    @property
    def recipients(self) -> frozenset[str]:
        """Who receives the cases, or did until now."""
        return self.before[roles.RECIPIENT] | self.after[roles.RECIPIENT]

    def losing(self, role: str) -> frozenset[str]:
        """Who holds this role no more."""
        return self.before[role] - self.after[role]


def reach(world: World, *uids: str) -> Reach:
    """Who holds which role at these units themselves."""
    return {
        role: frozenset(person for uid in uids for person in world.direct_holders(uid, role))
        for role in OFFERED
    }


def reach_of(world: World, unit: Unit) -> Reach:
    """Who holds which role at a unit, also by its faculty."""
    return reach(world, unit.uid, unit.faculty_uid)


def shift_of_move(unit: Unit, faculty: str, world: World) -> Shift:
    """The department goes to the faculty with this UID."""
    return Shift(reach_of(world, unit), reach(world, unit.uid, faculty))


def shift_of_merge(unit: Unit, into: Unit, take_roles: bool, world: World) -> Shift:
    """Its cases go to another unit, with its own roles or without."""
    before, there = reach_of(world, unit), reach_of(world, into)
    if not take_roles:
        return Shift(before, there)
    return Shift(before, reach(world, into.uid, into.faculty_uid, unit.uid), there)


def shift_of_split(unit: Unit, copy_roles: bool, world: World) -> Shift:
    """Cases of it go to a new unit beside it."""
    above = () if unit.is_faculty else (unit.faculty_uid,)
    return Shift(reach_of(world, unit), reach(world, *above, *((unit.uid,) if copy_roles else ())))


# what stands in the way -------------------------------------------------------------------------


def code_obstacles(code: str, own: Unit | None, world: World) -> Iterator[Obstacle]:
    """A code is one unit's own, in small letters or large."""
    for unit in world.units():
        if unit.code.casefold() == code.casefold() and (own is None or unit.uid != own.uid):
            yield Obstacle("code_taken", "code", {"title": unit.title("nb")})


def dates_obstacles(values: Mapping[str, Any]) -> Iterator[Obstacle]:
    """The last day does not come before the first."""
    start, end = values.get("active_from"), values.get("active_to")
    if start and end and end < start:
        yield Obstacle("ends_before_start", "active_to")


def close_obstacles(facts: UnitFacts, data: Mapping[str, Any]) -> Iterator[Obstacle]:
    """The departments are closed first; that cases wait is to be confirmed."""
    in_use = [unit for unit in facts.departments if unit.active]
    if in_use:
        yield Obstacle("departments_first", None, {"units": _codes(in_use)})
    yield from dates_obstacles({**facts.values, **data})
    if facts.open and not data.get("leave_cases"):
        yield Obstacle("open_cases_wait", "leave_cases", {"number": facts.open})


def move_obstacles(facts: UnitFacts, ref: str, actor: str, world: World) -> Iterator[Obstacle]:
    """A department goes to another faculty that is in use, and where somebody receives its cases."""
    target = world.unit(ref)
    if target is None:
        yield Obstacle("unknown_unit", "faculty")
    elif not target.is_faculty:
        yield Obstacle("not_a_faculty", "faculty")
    elif not target.active:
        yield Obstacle("inactive_unit", "faculty")
    elif target.uid == facts.here.faculty_uid:
        yield Obstacle("same_unit", "faculty")
    else:
        shift = shift_of_move(facts.here, target.uid, world)
        waits = facts.open and not world.holds_unnamed(target.uid, roles.RECIPIENT)
        yield from _shift_obstacles(shift, bool(waits), "faculty", actor, facts.gains_at(target.uid))


def merge_obstacles(
    facts: UnitFacts, ref: str, take_roles: bool, actor: str, world: World
) -> Iterator[Obstacle]:
    """A unit is merged into another that is in use; a faculty into a faculty, once its departments have gone
    elsewhere."""
    unit, into = facts.here, world.unit(ref)
    if take_roles and facts.own.get(unit.uid):
        yield Obstacle("role_to_oneself", "take_roles")
    if facts.departments:
        yield Obstacle("departments_first", None, {"units": _codes(facts.departments)})
    if into is None:
        yield Obstacle("unknown_unit", "unit")
    elif into.uid == unit.uid:
        yield Obstacle("same_unit", "unit")
    elif unit.is_faculty and not into.is_faculty:
        yield Obstacle("not_a_faculty", "unit")
    elif not into.active:
        yield Obstacle("inactive_unit", "unit")
    else:
        shift = shift_of_merge(unit, into, take_roles, world)
        waits = facts.open and not world.holds_unnamed(into.uid, roles.RECIPIENT)
        gains = facts.gains_at(into.uid, into.faculty_uid)
        yield from _shift_obstacles(shift, bool(waits), "unit", actor, gains)


def split_obstacles(
    facts: UnitFacts, data: Mapping[str, Any], open_cases: int, actor: str, world: World
) -> Iterator[Obstacle]:
    """The new unit has a code of its own, and somebody who receives the ``open_cases`` that go there."""
    unit, copies = facts.here, bool(data.get("copy_roles"))
    yield from code_obstacles(data["code"], None, world)
    if copies and facts.own.get(unit.uid):
        yield Obstacle("role_to_oneself", "copy_roles")
    shift, above = shift_of_split(unit, copies, world), unit.uid if copies else unit.faculty_uid
    unnamed = (copies or not unit.is_faculty) and world.holds_unnamed(above, roles.RECIPIENT)
    yield from _shift_obstacles(shift, bool(open_cases and not unnamed), "copy_roles", actor)


def _shift_obstacles(
    shift: Shift, waits: bool, name: str, actor: str, gains: bool = False
) -> Iterator[Obstacle]:
    # ``waits``: there are cases that somebody must receive, and nobody but those who can be named may do so.
    if waits and not shift.after[roles.RECIPIENT]:
        yield Obstacle("no_recipient", name)
    if gains or any(one.principal == actor and one.role in roles.CASE_READING_ROLES for one in shift.gained):
        yield Obstacle("role_to_oneself", name)


def _codes(units: Iterable[Unit]) -> str:
    return ", ".join(unit.code for unit in units)
