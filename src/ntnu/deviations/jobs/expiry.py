"""Files that are kept no longer: their time is over, or they tell of what was removed."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.interfaces import IActionPerformed
from ntnu.deviations.interfaces import IClockWork
from ntnu.deviations.jobs import store
from zope.interface import implementer

#: Actions after which a text of a case is gone that a file may hold.
_REMOVING = frozenset({"redact", "reregister", "retention"})


@implementer(IClockWork)
class JobExpiry:
    """Work of the clock: jobs whose time is over."""

    def due(self, register, at: datetime) -> list[str]:
        """Their ids."""
        return [job.id for job in store.every(register) if job.until <= at]

    def do(self, register, key: str, at: datetime, carry: Callable) -> None:
        """Remove one."""
        carry("a job whose time is over", partial(store.remove, register, key))


def forget(event: IActionPerformed) -> None:
    """Subscriber: files with what was removed from a case go, and what is being made is made anew."""
    register = register_of(event.subject) if event.action in _REMOVING else None
    for job in store.every(register) if register is not None else ():
        if job.ended is None:
            job.turn = None
        elif job.held.seen and (event.subject is register or uid_of(event.subject) in job.held.seen):
            store.remove(register, job.id)
