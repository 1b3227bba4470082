"""One round over the outbox of a register: everything that waits is sent, or waits on with a reason."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
from functools import partial
from ntnu.deviations import counted
from ntnu.deviations.clock.apart import is_at_work
from ntnu.deviations.content.outbox import Letters
from ntnu.deviations.delivery import digest
from ntnu.deviations.delivery import turn
from ntnu.deviations.delivery.failed import not_reached
from ntnu.deviations.delivery.failed import refuse
from ntnu.deviations.delivery.letter import Fate
from ntnu.deviations.delivery.letter import write
from ntnu.deviations.delivery.letter import Written
from ntnu.deviations.engine.apart import committed
from ntnu.deviations.engine.apart import opened
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail.holding import is_held
from ntnu.deviations.mail.mailer import mailer_of
from ntnu.deviations.mail.verdict import Verdict
from ntnu.deviations.mail.verdict import verdict
from ntnu.deviations.now import now
from typing import Any
from ZODB.DB import DB
from zope.component.hooks import getSite

log = logging.getLogger(__name__)

#: A mail refused temporarily is tried again after one interval, then two, four … up to this many.
LONGEST_PAUSE = 10

#: Seconds after which the address of somebody without one is looked up again.
LOOK_AGAIN = 300.0

One = tuple[str, int]


@dataclass
class Memory:
    """What a sender remembers of earlier attempts; another server starts without it."""

    interval: float
    #: For each mail: the number of attempts, and the earliest time (monotonic) of the next.
    tries: dict[One, tuple[int, float]] = field(default_factory=dict)
    #: Accepted by the mail server, but not yet removed from the outbox.
    sent: set[One] = field(default_factory=set)
    reachable: bool = True
    #: How a change is made: in a transaction of its own.
    do: Callable[[Callable[[], Any]], Any] = committed

    def again(self, one: One, pause: float) -> int:
        """Retry the mail after so many seconds; how often it has been tried."""
        times = self.tries.get(one, (0, 0.0))[0] + 1
        self.tries[one] = (times, time.monotonic() + pause)
        return times


def take_round(
    database: DB, path: tuple[str, ...], server: str, leave: threading.Event, memory: Memory
) -> None:
    """Send what waits in the register at ``path``, unless another server does, or it is another
    installation's."""
    with opened(database, path) as register:
        if not is_at_work(register):
            return
        if not _due(register, memory) or not committed(partial(turn.take, register, server)):
            return
        try:
            with turn.kept(database, path, server) as lost:
                send_all(register, memory, lambda: leave.is_set() or lost.is_set())
        finally:
            committed(partial(turn.give_back, register, server))


def send_all(register, memory: Memory, ended: Callable[[], bool] = lambda: False) -> None:
    """Send everything that is due, mails that failed before last, until ``ended``."""
    due = _due(register, memory)
    due.sort(key=lambda one: memory.tries.get(one, (0, 0.0))[0])
    # For this round only: the current settings.
    mailer = mailer_of(getSite()) if due else None
    for one in due:
        if ended() or not _send(register, one, mailer, memory):
            break
    memory.do(partial(outbox.forget_old, register, now()))


def _due(register, memory: Memory) -> list[One]:
    every = [
        (key, number)
        for key, letters in outbox.waiting(register)
        for number in letters.open
        if not is_held(register, letters, number)
    ]
    memory.tries = {one: tries for one, tries in memory.tries.items() if one in set(every)}
    at = time.monotonic()
    return [one for one in every if memory.tries.get(one, (0, 0.0))[1] <= at]


def _send(register, one: One, mailer: Any, memory: Memory) -> bool:
    """Send one mail; False when there is no use in trying the next."""
    key, number = one
    if one not in memory.sent:
        letters = outbox.find(register, key)
        if letters is None or number not in letters.open or is_held(register, letters, number):
            return True
        try:
            written = write(register, letters, number)
        except Exception as error:
            # The directory does not answer, or a template is broken: this mail waits, others go on.
            times = memory.again(one, LOOK_AGAIN)
            log.exception("A mail could not be written (%s, attempt %s).", type(error).__name__, times)
            return True
        if written is Fate.UNREACHABLE:
            return _nowhere(register, one, letters, memory)
        if isinstance(written, Written):
            failed = _handed_over(written, mailer, memory)
            if failed is not None:
                return _failed(register, one, failed, memory)
            counted.MAILS.labels("sent").inc()
            memory.sent.add(one)
    memory.do(partial(digest.sent, register, key, number))
    memory.sent.discard(one)
    return True


def _handed_over(written: Written, mailer: Any, memory: Memory) -> Exception | None:
    """Give a mail to the mail server; what went wrong, if something did."""
    try:
        mailer.vote(written.sender, [written.to], written.message)  # opens the connection
    except Exception as error:
        mailer.abort()
        return error if isinstance(error, UnicodeError) else ConnectionError(type(error).__name__)
    if not memory.reachable:
        log.info("The mail server is back; what waited is sent.")
    memory.reachable = True
    try:
        mailer.send(written.sender, [written.to], written.message)
    except Exception as error:
        mailer.abort()
        return error
    return None


def _nowhere(register, one: One, letters: Letters, memory: Memory) -> bool:
    """The recipient has no address: the mail waits until there is one, and this is reported for as long."""
    if now() - letters.at > outbox.KEPT:
        memory.do(partial(outbox.done, register, *one))
        return True
    memory.again(one, LOOK_AGAIN)
    memory.do(partial(not_reached, register, *one))
    return True


def _failed(register, one: One, error: Exception, memory: Memory) -> bool:
    # Only the type of the error: the server's own message may contain addresses.
    what = f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()
    if isinstance(error, ConnectionError):
        if memory.reachable:  # logged once, not every few seconds
            log.warning("The mail server cannot be reached (%s); mail waits.", error)
        memory.reachable = False
        counted.MAILS.labels("no_server").inc()
        return False
    said = verdict(error)
    counted.MAILS.labels(said.name.lower()).inc()
    if said is Verdict.REFUSED:
        log.error("The mail server refused a mail for good (%s); it is put aside.", what)
        memory.do(partial(refuse, register, *one))
        return True
    times = memory.tries.get(one, (0, 0.0))[0]
    pause = memory.interval * min(2**times, LONGEST_PAUSE) if said is Verdict.LATER else 0.0
    times = memory.again(one, pause)
    log.warning("A mail was not sent (%s); it waits (attempt %s).", what, times)
    return said is Verdict.LATER
