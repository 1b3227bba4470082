"""Work outside every request: a connection of its own, and a transaction for each piece.

So a crash loses nothing and repeats nothing: what was done is committed, mails and all, and the rest
is still due.
"""

import logging
import threading
import transaction
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.upkeep import standing
from ntnu.deviations.clock import heads
from ntnu.deviations.clock import instance
from ntnu.deviations.clock import lease
from ntnu.deviations.clock.run import anything_due
from ntnu.deviations.clock.run import Report
from ntnu.deviations.clock.run import run
from ntnu.deviations.engine.apart import committed
from ntnu.deviations.engine.apart import opened
from ntnu.deviations.interfaces import IClockWork
from ntnu.deviations.mail.setup import own_sites
from ntnu.deviations.now import now
from typing import Any
from ZODB.DB import DB
from zope.component import getUtilitiesFor

log = logging.getLogger(__name__)


class Apart:
    """Does pieces of work, each in a transaction of its own; none after ``leave`` is set."""

    def __init__(self, leave: threading.Event | None = None):
        self._leave = leave or threading.Event()

    def __call__(self, name: str, piece: Callable[[], Any]) -> Any:
        """The result of the piece; None where it failed: it is still due, and the others go on."""
        if self._leave.is_set():
            return None
        try:
            return committed(piece)
        except Exception:
            log.exception("The clock could not do what is due: %s. It tries again in the next round.", name)
            return None


def every_register(database: DB) -> list[tuple[str, ...]]:
    """The paths of all registers, in the sites that have this add-on."""
    connection = database.open()
    try:
        sites = own_sites(connection.root()["Application"])
        found = (register for site in sites for register in registers(site))
        # What a later version of the program has changed is left alone.
        return [register.getPhysicalPath() for register in found if standing(register) <= 0]
    finally:
        transaction.abort()
        connection.close()


def take_round(database: DB, path: tuple[str, ...], server: str, leave: threading.Event) -> Report | None:
    """One round for the register at ``path``, unless nothing is due or another server has the turn; none
    where the register is another installation's."""
    with opened(database, path) as register:
        if not is_at_work(register):
            return None
        at = now()
        if not (anything_due(register, at) or heads.is_due(register, at) or _other_work(register, at)):
            return None
        if not committed(partial(lease.take, register, server, at)):
            return None
        try:
            return _work(register, at, Apart(leave))
        finally:
            committed(partial(lease.give_back, register, server))


def is_at_work(register) -> bool:
    """May this server remind and send here? A register that belongs to no installation becomes this one's."""
    if instance.standing(register) is instance.Standing.NEW:
        committed(partial(instance.claim, register))
    return instance.is_ours(register)


def run_now(register) -> Report:
    """Do all that is due on ``register`` now, whoever has the turn, and wait for it.

    In a thread of its own: a request is one transaction, and this is one for each case. Raises NotOurs where
    the register is another installation's.
    """
    if not instance.is_ours(register):
        raise instance.NotOurs
    with ThreadPoolExecutor(1, "clock") as other:
        return other.submit(_run, register._p_jar.db(), register.getPhysicalPath()).result()


def _run(database: DB, path: tuple[str, ...]) -> Report:
    with opened(database, path) as register:
        return _work(register, now(), Apart())


def _work(register, at: datetime, carry: Apart) -> Report:
    report = run(register, at, carry)
    if heads.is_due(register, at):
        carry("the list of the logs' heads", partial(heads.write, register, at))
    for work, key in _other_work(register, at):
        work.do(register, key, at, carry)
    return report


def _other_work(register, at: datetime) -> list[tuple[IClockWork, str]]:
    """Work that other parts of the add-on register for the clock, each with the key of what is due."""
    works = [work for _name, work in sorted(getUtilitiesFor(IClockWork))]
    return [(work, key) for work in works for key in work.due(register, at)]
