"""Who is told when: one function for each act, from the facts before and after it.

The numbers are those of the list of mails in ``docs/mail.md``. Two rules hold for all: who acted
is not mailed about the act, and (but for number 2) a mail goes only to somebody who may see the
case after the act.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from ntnu.deviations.core import roles
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.facts import Unit
from ntnu.deviations.core.facts import World
from ntnu.deviations.core.plan import Notice
from ntnu.deviations.core.states import RECEIVED

#: Kinds that may go to somebody who cannot open the case: they hold its number and unit only.
BLIND_KINDS = frozenset({"reported_at_unit", "access_ended"})


def new_report(facts: Facts, world: World) -> Iterator[Notice]:
    """1: the recipients of the unit."""
    for person in _members(facts, facts.unit, roles.RECIPIENT, world):
        yield Notice("new_report", person)


def reported_at_unit(facts: Facts, world: World) -> Iterator[Notice]:
    """2: line managers of the faculty and of the department named.

    In ``received`` they get number and unit only; later, when they may read the case, its title
    and a link too. A personnel-like case is not for line managers at all.
    """
    if facts.personnel_like:
        return
    received = facts.state == RECEIVED
    unit = (facts.department or facts.faculty) if received else facts.unit
    kind = "reported_at_unit" if received else "forwarded_at_unit"
    for person in _members(facts, unit, roles.LINE_MANAGER, world):
        yield Notice(kind, person, unit=unit)


def to_reporter(kind: str, facts: Facts, **words: str) -> Notice:
    """3, 5, 6, 7, 8, 16: to the reporter, in the language she chose for replies."""
    return Notice(kind, facts.reporter, facts.reply_language, words)


def access_given(person: str) -> Notice:
    """14: personal access begins."""
    return Notice("access_given", person, words={"role": roles.CASE_WORKER})


def access_ended(persons: Iterable[str]) -> Iterator[Notice]:
    """14: personal access has ended; the number only."""
    for person in persons:
        yield Notice("access_ended", person)


def deliverable(notices: Iterable[Notice], actor: str, sees) -> tuple[Notice, ...]:
    """What is sent of the notices: not to who acted, and only to who ``sees`` the case.

    ``sees(person) -> bool`` answers for the moment after the act.
    """
    kept, seen = [], set()
    for notice in notices:
        key = (notice.kind, notice.to)
        if notice.to == actor or key in seen:
            continue
        if notice.kind in BLIND_KINDS or sees(notice.to):
            seen.add(key)
            kept.append(notice)
    return tuple(kept)


def _members(facts: Facts, unit: Unit, role: str, world: World) -> list[str]:
    return sorted(world.holders(unit.uid, role) - {facts.reporter} - set(facts.recused))
