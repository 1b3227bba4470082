"""What a plan does to who may see the case: shown before the act, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.facts import World
from ntnu.deviations.core.grants import excluded
from ntnu.deviations.core.grants import Grant
from ntnu.deviations.core.grants import grants


@dataclass(frozen=True)
class Seen:
    """One person's way into a case."""

    person: str
    role: str
    cause: str


Readers = Mapping[str, frozenset[str]]  # state -> roles that have View in it


def expand(grant: Grant, facts: Facts, world: World) -> frozenset[str]:
    """The persons a grant reaches: the one, or the members of the group less the excluded."""
    if grant.unit is not None:
        own = world.direct_holders(grant.unit.uid, grant.role)
        return own - excluded(facts) - {facts.reporter}
    if grant.register is not None:
        return world.register_holders(grant.role) - excluded(facts) - {facts.reporter}
    return frozenset({grant.principal})


def who_sees(facts: Facts, world: World, readers: Readers) -> list[Seen]:
    """Everybody who may see the case in its state, each by each way in."""
    found = {}
    for grant in grants(facts):
        if grant.role in readers[facts.state]:
            for person in sorted(expand(grant, facts, world)):
                found.setdefault((person, grant.role, grant.cause), Seen(person, grant.role, grant.cause))
    return list(found.values())


def access_change(
    before: Facts, after: Facts, world: World, readers: Readers
) -> tuple[list[Seen], list[Seen]]:
    """Who gains and who loses sight of the case by going from ``before`` to ``after``."""
    old, new = who_sees(before, world, readers), who_sees(after, world, readers)
    had, has = {s.person for s in old}, {s.person for s in new}
    return _once(s for s in new if s.person not in had), _once(s for s in old if s.person not in has)


def may_see(person: str, facts: Facts, world: World, readers: Readers) -> bool:
    """May this person see the case in the state the facts tell?"""
    return any(s.person == person for s in who_sees(facts, world, readers))


def _once(rows) -> list[Seen]:
    first: dict[str, Seen] = {}
    for row in rows:
        first.setdefault(row.person, row)
    return list(first.values())
