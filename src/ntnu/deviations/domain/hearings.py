"""Access by hearings: it begins when one is opened, and ends at its deadline or when it is closed."""

from collections.abc import Iterable
from datetime import datetime
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import HearingAccess
from ntnu.deviations.domain.facts import World
from ntnu.deviations.domain.parts import ENDED
from ntnu.deviations.domain.parts import Hearing
from ntnu.deviations.domain.parts import OPENED


def access_by(hearing: Hearing) -> tuple[HearingAccess, ...]:
    """The ways into the case that the hearing gives; none unless its state is open."""
    since, given_by, until = hearing.opened, hearing.opened_by, hearing.deadline
    # A hearing that was opened has all three.
    if hearing.state != OPENED or since is None or given_by is None or until is None:
        return ()
    return tuple(
        HearingAccess(hearing.uid, person, since, given_by, until, hearing.shared)
        for person in hearing.participants
    )


def with_hearing(facts: Facts, hearing: Hearing) -> Facts:
    """The case with the hearing as it is now, and the access that follows from it."""
    others = tuple(access for access in facts.hearing_access if access.hearing != hearing.uid)
    return facts.but(parts=facts.whole.put(hearing), hearing_access=(*others, *access_by(hearing)))


def open_hearings(facts: Facts, now: datetime) -> tuple[Hearing, ...]:
    """The hearings that are open at ``now``."""
    return tuple(hearing for hearing in facts.whole.hearings if hearing.is_open(now))


def all_ended(facts: Facts, now: datetime) -> Facts:
    """The case with every hearing whose state is open closed, ``now`` or at its deadline before."""
    for hearing in facts.whole.hearings:
        if hearing.state == OPENED:
            ended = min(now, hearing.deadline or now)
            facts = with_hearing(facts, hearing.but(state=ENDED, ended=ended))
    return facts


def without_person(facts: Facts, person: str) -> Facts:
    """The case with ``person`` out of every hearing whose state is open."""
    for hearing in facts.whole.hearings:
        if hearing.state == OPENED and person in hearing.participants:
            left = tuple(p for p in hearing.participants if p != person)
            facts = with_hearing(facts, hearing.but(participants=left))
    return facts


def inside(facts: Facts, now: datetime) -> frozenset[str]:
    """Who sees the case by a hearing at ``now``."""
    return frozenset(access.person for access in facts.hearing_access if now < access.until)


def may_take_part(persons: Iterable[str], facts: Facts) -> tuple[str, ...]:
    """The persons less the reporter and the recused, in order."""
    barred = {facts.reporter, *facts.recused}
    return tuple(sorted(set(persons) - barred))


def to_be_asked(hearing: Hearing, facts: Facts, world: World) -> tuple[str, ...]:
    """The persons that an opening of the hearing includes, in order: those behind the named users and groups.
    Nobody is included again whose access to it was ended."""
    return may_take_part(world.persons(hearing.asked) - set(hearing.removed), facts)
