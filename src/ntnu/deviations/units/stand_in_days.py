"""Deputies whose last day is over: nobody has anything by them any more, and the clock puts them away."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from ntnu.deviations.access.stand_ins import every
from ntnu.deviations.access.units import successor
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.reminders import ACTOR
from ntnu.deviations.domain.stand_ins import StandIn
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.interfaces import IClockWork
from ntnu.deviations.now import local_date
from ntnu.deviations.units.stand_in_effects import ForgetStandIn
from zope.interface import implementer


@implementer(IClockWork)
class StandInDays:
    """Work of the clock: an entry in the log of the unit, or of the register where the unit is gone."""

    def due(self, register, at: datetime) -> list[str]:
        """One key, where any is over."""
        return ["stand-ins"] if _over(register, at) else []

    def do(self, register, key: str, at: datetime, carry: Callable) -> None:
        """All of them together."""
        carry("deputies whose last day is over", partial(self._end, register, at))

    def _end(self, register, at: datetime) -> None:
        take_turn(register)
        for one in _over(register, at):
            why = {"absent": one.absent, "stand_in": one.deputy, **one.term.told(), "uid": one.uid}
            plan = BarePlan(action="stand_in_over", actor=ACTOR, effects=(ForgetStandIn(one.uid),), why=why)
            carry_out(successor(register, one.unit) or register, plan, at)


def _over(register, at: datetime) -> list[StandIn]:
    day = local_date(at)
    return [one for one in every(register) if one.term.is_over(day)]
