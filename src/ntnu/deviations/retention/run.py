"""Deleting personal data after the retention period: the plan, and the act."""

from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations.archive import settings
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain import retention
from ntnu.deviations.domain.retention import Line
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.interfaces import IDeviationRegister
from ntnu.deviations.interfaces import IRetainable
from ntnu.deviations.interfaces import IRetention
from ntnu.deviations.now import local_date
from ntnu.deviations.persons import person_of


@dataclass(frozen=True)
class Plan:
    """What would be done now, and what not and why: ``lines``, the oldest first; ``digest`` of the ready."""

    years: int
    lines: tuple[Line, ...]
    ready: tuple[Line, ...]
    digest: str


@dataclass(frozen=True)
class Done:
    """The numbers of the cases that were anonymised, and the plan that is left."""

    numbers: tuple[str, ...]
    left: Plan


def check(place, user) -> None:
    """Raise NotAllowed unless it is this user who has personal data deleted at this register or SpeakUp!
    registry."""
    if not IRetention(place).may_act(user):
        raise NotAllowed(one("not_yours"))


def plan(place, user, at: datetime) -> Plan:
    """The dry run, of a register or a SpeakUp! registry. Raises NotAllowed; writes nothing."""
    check(place, user)
    years = settings.get("retention_years")
    lines = retention.oldest_first(IRetention(place).lines(user, years, local_date(at)))
    return Plan(years, tuple(lines), tuple(retention.ready(lines)), retention.digest(lines))


def act(place, user, digest: str, at: datetime) -> Done:
    """Anonymise what is ready, the ones that have waited longest first, at most ``retention.MOST``.

    ``digest`` is that of the dry run. Raises NotAllowed, or NotReady where what is ready is not that any
    more, and has then done nothing.
    """
    take_turn(place)
    found, person = plan(place, user, at), person_of(user.getId())
    if digest != found.digest:
        raise NotReady(one("retention_changed"))
    if not found.ready:
        raise NotReady(one("retention_nothing"))
    numbers = []
    for line in found.ready[: retention.MOST]:
        # The plan has read the case in this very transaction.
        case = IRetention(place).find(line)
        retained = IRetainable(case)
        retained.anonymise(person, retention.payload(retained.standing(), found.years), at)
        numbers.append(line.number)
    caselog.append(place, person, "retention", {"cases": numbers, "years": found.years}, at)
    return Done(tuple(numbers), plan(place, user, at))


def address_of(place, line: Line) -> str:
    """The address of a line's case; ``place`` is the register, or the SpeakUp! registry."""
    below = ("case", line.number) if IDeviationRegister.providedBy(place) else line.place
    return "/".join([place.absolute_url(), *below])
