"""Who stands in for whom while they are away, and what that gives on a case.

Texts call such a person a deputy too; the ``deputies`` of the facts are others: recipients named for one
case.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import World
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.domain.grants import excluded
from ntnu.deviations.domain.grants import exclusion_key
from ntnu.deviations.domain.grants import Grant
from ntnu.deviations.domain.grants import places
from ntnu.deviations.domain.signal import CARRY_OUT
from ntnu.deviations.domain.signal import GIVE_STATEMENT
from ntnu.deviations.domain.signal import PROPOSE_EVALUATION
from ntnu.deviations.domain.signal import Signal

#: Roles that are handed on while somebody is away: the folder roles, and those on single cases.
HANDED_ON = (*roles.FOLDER_ROLES, roles.HEARING_PARTICIPANT, roles.MEASURE_RESPONSIBLE)

#: What waits for somebody by a role on a part of a case alone.
_OF_PARTS = {
    GIVE_STATEMENT: roles.HEARING_PARTICIPANT,
    CARRY_OUT: roles.MEASURE_RESPONSIBLE,
    PROPOSE_EVALUATION: roles.MEASURE_RESPONSIBLE,
}


@dataclass(frozen=True)
class StandIn:
    """``deputy`` stands in for ``absent`` at a unit (UID) and what is in it, on the days from ``start`` to
    ``end``, in one ``role``, or in each where it is empty."""

    uid: str
    unit: str
    absent: str
    deputy: str
    role: str
    start: date
    end: date
    given_by: str
    since: datetime

    @property
    def term(self) -> Term:
        return Term(self.start, self.end)

    def overlaps(self, other: "StandIn") -> bool:
        """Is it the same deputy of the same person in the same role, on some of the same days?"""
        same = (self.unit, self.absent, self.deputy) == (other.unit, other.absent, other.deputy)
        in_role = self.role == other.role or "" in (self.role, other.role)
        return same and in_role and self.start <= other.end and other.start <= self.end

    def is_of(self, role: str) -> bool:
        """Does it hand on this role?"""
        return role in HANDED_ON and self.role in ("", role)

    def gives(self, role: str, facts: Facts, works_there: bool) -> bool:
        """Does the deputy have on the case what the absent person has there by this role? ``works_there``:
        both may be chosen as case worker at the unit of the case.

        Nothing on a case where one of the two is recused, or reported it.
        """
        if {self.absent, self.deputy} & {facts.reporter, *facts.recused}:
            return False
        if self.unit not in {unit.uid for unit in places(facts)}:
            return False
        return self.is_of(role) and (role != roles.CASE_WORKER or works_there)


def standing_in(person: str, role: str, facts: Facts, world: World) -> Iterator[StandIn]:
    """Who stands in now for a person who has ``role`` on the case. What somebody has as a deputy is handed on
    to nobody."""
    for one in world.stand_ins(person):
        works = role == roles.CASE_WORKER and all(
            world.holds(facts.unit.uid, role, who) for who in (one.absent, one.deputy)
        )
        if one.gives(role, facts, works):
            yield one


def absent_name(unit_uid: str, role: str, person: str, key: str = "") -> str:
    """The name, in the register's index, of what a person has by ``role`` on cases of this very unit, less
    the cases from which ``key`` excludes somebody else."""
    return f"absent:{unit_uid}:{role}:{key}:{person}"


def absent_names(given: Iterable[Grant], facts: Facts) -> list[tuple[str, str]]:
    """Who has a personal grant on the case that is handed on, and the name of what they have by it."""
    key = exclusion_key(excluded(facts))
    return [
        (grant.principal, absent_name(facts.unit.uid, grant.role, grant.principal, key))
        for grant in given
        if not grant.is_group and grant.role in HANDED_ON
    ]


def asked_of_deputies(signal: Signal, given: Iterable[Grant], facts: Facts) -> Signal:
    """The signal with the names by which deputies of those it waits for ask."""
    names = [name for person, name in absent_names(given, facts) if person in signal.who]
    if role := _OF_PARTS.get(signal.code):
        key = exclusion_key(excluded(facts))
        names += [absent_name(facts.unit.uid, role, person, key) for person in signal.who]
    return replace(signal, who=(*signal.who, *names))
