"""What a plan does to who may see the case: shown before the act, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from ntnu.deviations.core.consequences import carrying_out
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.facts import World
from ntnu.deviations.core.grants import excluded
from ntnu.deviations.core.grants import Grant
from ntnu.deviations.core.grants import grants
from ntnu.deviations.core.parts import Measure
from ntnu.deviations.core.plan import Notice
from ntnu.deviations.core.roles import MEASURE_RESPONSIBLE


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
    if grant.hearing:
        now = world.now()
        inside = {access.person for access in facts.hearing_access if now < access.until}
        return frozenset(inside) - set(facts.recused) - {facts.reporter}
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
    """Who gains and who loses sight of the case, or of a measure of it, by going from ``before`` to
    ``after``."""
    old, new = who_sees(before, world, readers), who_sees(after, world, readers)
    had, has = {s.person for s in old}, {s.person for s in new}
    own_before, own_after = _by_measures(before), _by_measures(after)
    begun = [Seen(p, MEASURE_RESPONSIBLE, "measure") for p in sorted(own_after - own_before - has)]
    ended = [Seen(p, MEASURE_RESPONSIBLE, "measure") for p in sorted(own_before - own_after - has)]
    gained = _once([*(s for s in new if s.person not in had), *begun])
    return gained, _once([*(s for s in old if s.person not in has), *ended])


def _by_measures(facts: Facts) -> frozenset[str]:
    """Who sees a measure because it is hers to carry out; nobody where the parts were not read."""
    return carrying_out(facts) if facts.parts is not None else frozenset()


def may_see(person: str, facts: Facts, world: World, readers: Readers) -> bool:
    """May this person see the case in the state the facts tell?"""
    return any(s.person == person for s in who_sees(facts, world, readers))


def may_be_told(notice: Notice, facts: Facts, world: World, readers: Readers) -> bool:
    """May who gets the mail see what it is about: the case, or the measure that is hers?"""
    if may_see(notice.to, facts, world, readers):
        return True
    if notice.part is None or notice.to in (facts.reporter, *facts.recused):
        return False
    part = facts.whole.find(notice.part)
    return isinstance(part, Measure) and part.responsible == notice.to and notice.to in carrying_out(facts)


def _once(rows) -> list[Seen]:
    first: dict[str, Seen] = {}
    for row in rows:
        first.setdefault(row.person, row)
    return list(first.values())
