"""How a plan changes who may read what of the case: shown before the action, never stored."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from ntnu.deviations.domain.carrying_out import carried_out
from ntnu.deviations.domain.carrying_out import carrying_out
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import World
from ntnu.deviations.domain.grants import excluded
from ntnu.deviations.domain.grants import Grant
from ntnu.deviations.domain.grants import grants
from ntnu.deviations.domain.parts import Hearing
from ntnu.deviations.domain.parts import Measure
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.roles import HEARING_PARTICIPANT
from ntnu.deviations.domain.roles import MEASURE_RESPONSIBLE
from ntnu.deviations.domain.stand_ins import standing_in
from ntnu.deviations.domain.states import REREGISTERED


@dataclass(frozen=True)
class Seen:
    """One person's way into a case."""

    person: str
    role: str
    cause: str


#: The cause of what somebody has as the deputy of somebody else.
STANDS_IN = "stands_in"

Readers = Mapping[str, frozenset[str]]  # state -> roles that have View in it

#: What a person may read of a case, each level more than the one before: what is left of one that was handed
#: over; the reporter's part, state and outcome; everything internal. And beside these, who reported.
STUB, REPORT, CASEWORK, IDENTITY = "stub", "report", "casework", "identity"
_OF_THE_CASE = frozenset({STUB, REPORT, CASEWORK, IDENTITY})

Rights = Mapping[str, Readers]  # REPORT, CASEWORK, IDENTITY -> state -> roles that read it then


def expand(grant: Grant, facts: Facts, world: World) -> frozenset[str]:
    """The persons that a grant includes: one person, or the members of the group without the excluded."""
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
    """Everybody who may see the case in its state, with an entry for each way in."""
    found: dict[Seen, None] = {}
    for grant in grants(facts):
        if grant.role in readers[facts.state]:
            for person in sorted(expand(grant, facts, world)):
                found[Seen(person, grant.role, grant.cause)] = None
                for one in standing_in(person, grant.role, facts, world):
                    found[Seen(one.deputy, grant.role, STANDS_IN)] = None
    return list(found)


def reach(facts: Facts, world: World, rights: Rights) -> dict[Seen, frozenset[str]]:
    """What each way into the case lets its person read: of the case, and UIDs of parts that they read without
    reading all of it. No measures where the parts were not read."""
    found = {}
    for seen in who_sees(facts, world, rights[REPORT]):
        if facts.state == REREGISTERED:
            found[seen] = frozenset({STUB})
            continue
        what = {right for right, readers in rights.items() if seen.role in readers[facts.state]}
        if seen.role == HEARING_PARTICIPANT:
            for access in facts.hearing_access:
                if (
                    seen.person in _with_deputies(access.person, seen.role, facts, world)
                    and world.now() < access.until
                ):
                    what |= {access.hearing, *access.shared}
        found[seen] = frozenset({STUB, *what})
    for measure in carried_out(facts) if facts.parts is not None else ():
        for person in _with_deputies(measure.responsible, MEASURE_RESPONSIBLE, facts, world):
            cause = "measure" if person == measure.responsible else STANDS_IN
            own = Seen(person, MEASURE_RESPONSIBLE, cause)
            found[own] = found.get(own, frozenset()) | {measure.uid}
    return found


def access_change(before: Facts, after: Facts, world: World, rights: Rights) -> tuple[list[Seen], list[Seen]]:
    """Who may read more of the case, and who less, when it goes from ``before`` to ``after``: each person
    once, by the first way in that makes the difference. A person is in both when they read something else
    than before."""
    old, new = reach(before, world, rights), reach(after, world, rights)
    return _more(old, new), _more(new, old)


def _more(than: Mapping[Seen, frozenset[str]], now: Mapping[Seen, frozenset[str]]) -> list[Seen]:
    """The persons who read something in ``now`` that they do not read in ``than``."""
    had: dict[str, frozenset[str]] = {}
    for seen, what in than.items():
        had[seen.person] = had.get(seen.person, frozenset()) | what
    rows = []
    for seen, what in now.items():
        known = had.get(seen.person, frozenset())
        # Who reads everything internal reads every part too.
        extra = (what & _OF_THE_CASE if CASEWORK in known else what) - known
        if extra:
            rows.append(seen)
    return _once(rows)


def may_be_told(notice: Notice, facts: Facts, world: World, readers: Readers) -> bool:
    """May the recipient of the mail see what it is about: the case, or their own hearing or measure?"""
    ways = {seen.role for seen in who_sees(facts, world, readers) if seen.person == notice.to}
    if ways - {HEARING_PARTICIPANT} or (ways and notice.part is None):
        return True
    if notice.part is None or notice.to in (facts.reporter, *facts.recused):
        return False
    # Who sees the case by a hearing alone sees no other, and no measure by it.
    part = facts.whole.find(notice.part)
    if isinstance(part, Hearing):
        return any(
            notice.to in _with_deputies(access.person, HEARING_PARTICIPANT, facts, world)
            for access in facts.hearing_access
            if access.hearing == part.uid and world.now() < access.until and ways
        )
    if not isinstance(part, Measure) or part.responsible not in carrying_out(facts):
        return False
    return notice.to in _with_deputies(part.responsible, MEASURE_RESPONSIBLE, facts, world)


def to_deputies(notices: Iterable[Notice], facts: Facts, world: World) -> list[Notice]:
    """The same mails to those who stand in for their readers."""
    return [
        replace(notice, to=one.deputy)
        for notice in notices
        if world.stand_ins(notice.to)
        for role in sorted(_roles_of(notice, facts, world))
        for one in standing_in(notice.to, role, facts, world)
    ]


def _roles_of(notice: Notice, facts: Facts, world: World) -> set[str]:
    """The roles by which the reader has to do with what the mail is about."""
    mine = [grant for grant in grants(facts) if notice.to in expand(grant, facts, world)]
    found = {grant.role for grant in mine if not grant.hearing}
    # Who takes part in a hearing, or is responsible for a measure, may have other mails by other roles.
    if any(access.hearing == notice.part for access in facts.hearing_access if access.person == notice.to):
        found.add(HEARING_PARTICIPANT)
    measures = carried_out(facts) if facts.parts is not None else ()
    if any(one.uid == notice.part for one in measures if one.responsible == notice.to):
        found.add(MEASURE_RESPONSIBLE)
    return found


def _with_deputies(person: str, role: str, facts: Facts, world: World) -> list[str]:
    return [person, *(one.deputy for one in standing_in(person, role, facts, world))]


def _once(rows: Iterable[Seen]) -> list[Seen]:
    first: dict[str, Seen] = {}
    for row in rows:
        first.setdefault(row.person, row)
    return list(first.values())
