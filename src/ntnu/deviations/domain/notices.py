"""Who is notified when: one function for each action, from the facts before and after it.

Two rules apply to all: the person who did the action gets no mail about it, and (except for ``blind`` kinds)
a mail goes only to somebody who may see the case after the action.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Set
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.facts import World
from ntnu.deviations.domain.parts import Hearing
from ntnu.deviations.domain.parts import Measure
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.states import RECEIVED
from typing import Protocol


class Kind(Protocol):
    """The properties of a kind of mail that decide who gets it: see ``mail/kinds.py``."""

    blind: bool
    instead_of: Set[str]


def new_report(facts: Facts, world: World) -> Iterator[Notice]:
    """The recipients of the unit."""
    for person in _members(facts, facts.unit, roles.RECIPIENT, world):
        yield Notice("new_report", person)


def reported_at_unit(facts: Facts, world: World) -> Iterator[Notice]:
    """Line managers of the faculty and of the department named.

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
    """To the reporter, in the language they chose for replies."""
    return Notice(kind, facts.reporter, facts.reply_language, words)


def access_given(person: str, role: str = roles.CASE_WORKER, part: str | None = None) -> Notice:
    """Personal access begins, to the case or to one ``part`` of it (a UID)."""
    return Notice("access_given", person, words={"role": role}, part=part)


def about_measure(kind: str, to: str, measure: Measure, world: World) -> Notice:
    """About a measure."""
    words = {
        "measure": measure.title,
        "measure_due": measure.due,
        "responsible": world.person_name(measure.responsible),
    }
    return Notice(kind, to, words=words, part=measure.uid)


def about_hearing(kind: str, to: str, hearing: Hearing, **words: str) -> Notice:
    """About a hearing."""
    told = {"hearing": hearing.title, "deadline": hearing.deadline, "purpose": hearing.purpose}
    return Notice(kind, to, words={**told, **words}, part=hearing.uid)


def workers_or_recipients(facts: Facts, world: World) -> list[str]:
    """Those responsible for the case: its case worker, or the unit's recipients where there is none."""
    if facts.case_worker is not None:
        return [facts.case_worker.person]
    return recipients(facts, world)


def recipients(facts: Facts, world: World) -> list[str]:
    """The recipients of the case's unit and its faculty, and the deputies named for the case."""
    deputies = {deputy.person for deputy in facts.deputies}
    barred = {facts.reporter, *facts.recused}
    return sorted({*_members(facts, facts.unit, roles.RECIPIENT, world), *deputies} - barred)


def line_managers(facts: Facts, world: World) -> list[str]:
    """The line managers who may read the case; none where it resembles a personnel matter."""
    if facts.personnel_like:
        return []
    return _members(facts, facts.unit, roles.LINE_MANAGER, world)


def from_reporter(kind: str, facts: Facts, world: World, asked_by: str | None = None) -> Iterator[Notice]:
    """Something came from the reporter. To the person who asked, else the case worker, else recipients.

    A person who asked but no longer handles the case is not notified, since they could not read it.
    """
    for person in _in_charge(facts, world, asked_by):
        yield Notice(kind, person)


def to_opener(kind: str, hearing: Hearing, facts: Facts, world: World, **words: str) -> Iterator[Notice]:
    """To the person who opened the hearing or, when they no longer handle the case, to those who do."""
    if hearing.opened_by:
        for person in _in_charge(facts, world, hearing.opened_by):
            yield about_hearing(kind, person, hearing, **words)


def _in_charge(facts: Facts, world: World, person: str | None) -> list[str]:
    """The person, if they handle the case; else those who do."""
    handling = {*facts.workers, *recipients(facts, world)}
    return [person] if person in handling else workers_or_recipients(facts, world)


def access_ended(persons: Iterable[str]) -> Iterator[Notice]:
    """Personal access has ended; the number only."""
    for person in persons:
        yield Notice("access_ended", person)


def deliverable(
    notices: Iterable[Notice],
    actor: str,
    sees: Callable[[Notice], bool],
    kind_of: Callable[[str], Kind],
) -> tuple[Notice, ...]:
    """The notices that are sent: not to the person who did the action, unless ``always``, and only to those
    who may see (``sees``) what it is about.

    ``sees(notice) -> bool`` answers for the moment after the action, ``kind_of`` by the id of a kind. A
    person gets one mail of an action, also who has several roles: not those that another says too
    (``instead_of``).
    """
    notices = list(notices)
    said = {
        (notice.to, kind) for notice in notices if sees(notice) for kind in kind_of(notice.kind).instead_of
    }
    kept, seen = [], set()
    for notice in notices:
        key = (notice.kind, notice.to, notice.part)
        if (notice.to == actor and not notice.always) or key in seen:
            continue
        if (notice.to, notice.kind) in said:
            continue
        if kind_of(notice.kind).blind or sees(notice):
            seen.add(key)
            kept.append(notice)
    return tuple(kept)


def _members(facts: Facts, unit: Unit, role: str, world: World) -> list[str]:
    return sorted(world.holders(unit.uid, role) - {facts.reporter} - set(facts.recused))
