"""Deletes once a day what is stored for some days only."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from ntnu.deviations.engine import drafted
from ntnu.deviations.engine import once
from ntnu.deviations.interfaces import IClockWork
from ntnu.deviations.now import local_date
from zope.interface import implementer

_DAY = "forgotten"


@implementer(IClockWork)
class Expiry:
    """Work of the clock: sendings and drafts."""

    def due(self, register, at: datetime) -> list[str]:
        """The day that ``at`` falls on, unless it was done on that day."""
        day = local_date(at).isoformat()
        return [] if register.clock.get(_DAY, "") >= day else [day]

    def do(self, register, key: str, at: datetime, carry: Callable) -> None:
        """Delete what is older than its storage time."""
        carry("sendings that are known no longer", partial(self._sendings, register, at))
        carry("drafts that are kept no longer", partial(self._drafts, register, at))
        carry("the day", partial(self._done, register, key))

    def _sendings(self, register, at: datetime) -> None:
        once.forget_old(register, at)

    def _drafts(self, register, at: datetime) -> None:
        drafted.forget(register, at)

    def _done(self, register, day: str) -> None:
        register.clock[_DAY] = day
