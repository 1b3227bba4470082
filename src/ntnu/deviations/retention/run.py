"""Deleting personal data after the retention period: the plan, and the action."""

from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations.archive import settings
from ntnu.deviations.domain import retention
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.retention import Line
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.carry_out import Doing
from ntnu.deviations.engine.carry_out import handles
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
class Anonymise(Effect):
    """The personal data of the case of a line are deleted, after so many years."""

    line: Line
    years: int


@handles(Anonymise)
def anonymise(effect, doing: Doing) -> None:
    """Done by the case itself (``IRetainable``); its log is cut with that."""
    # The plan has read the case in the same transaction.
    retained = IRetainable(IRetention(doing.subject).find(effect.line))
    why = retention.payload(retained.standing(), effect.years)
    retained.anonymise(doing.plan.actor, why, doing.at)


@dataclass(frozen=True)
class DryRun:
    """What would be done now, and what not and why: ``lines``, the oldest first; ``digest`` of the ready
    cases."""

    years: int
    lines: tuple[Line, ...]
    ready: tuple[Line, ...]
    digest: str


@dataclass(frozen=True)
class Done:
    """The numbers of the cases that were anonymised, and the plan that is left."""

    numbers: tuple[str, ...]
    left: DryRun


def check(place, user) -> None:
    """Raise NotAllowed unless this user may have personal data deleted at this register or SpeakUp!
    registry."""
    if not IRetention(place).may_act(user):
        raise NotAllowed(one("not_yours"))


def plan(place, user, at: datetime) -> DryRun:
    """The dry run, of a register or a SpeakUp! registry. Raises NotAllowed; writes nothing."""
    check(place, user)
    years = settings.get("retention_years")
    lines = retention.oldest_first(IRetention(place).lines(user, years, local_date(at)))
    return DryRun(years, tuple(lines), tuple(retention.ready(lines)), retention.digest(lines))


def act(place, user, digest: str, at: datetime) -> Done:
    """Anonymise the ready cases, those that have waited longest first, at most ``retention.MOST``.

    ``digest`` is that of the dry run. Raises NotAllowed, or NotReady where the ready cases have changed
    since, and has then done nothing.
    """
    take_turn(place)
    found, person = plan(place, user, at), person_of(user.getId())
    if digest != found.digest:
        raise NotReady(one("retention_changed"))
    if not found.ready:
        raise NotReady(one("retention_nothing"))
    going = found.ready[: retention.MOST]
    numbers = [line.number for line in going]
    effects = tuple(Anonymise(line, found.years) for line in going)
    why = {"cases": numbers, "years": found.years}
    carry_out(place, BarePlan(action="retention", actor=person, effects=effects, why=why), at)
    return Done(tuple(numbers), plan(place, user, at))


def address_of(place, line: Line) -> str:
    """The address of a line's case; ``place`` is the register, or the SpeakUp! registry."""
    below = ("case", line.number) if IDeviationRegister.providedBy(place) else line.place
    return "/".join([place.absolute_url(), *below])
