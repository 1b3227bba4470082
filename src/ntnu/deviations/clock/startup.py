"""The thread that runs the clock in each server, for every register there."""

import atexit
import logging
import os
import threading
import Zope2
from ntnu.deviations.clock.apart import every_register
from ntnu.deviations.clock.apart import take_round
from ntnu.deviations.clock.lease import own_name
from ZODB.DB import DB
from zope.processlifetime import IProcessStarting

log = logging.getLogger(__name__)

INTERVAL = "NTNU_DEVIATIONS_CLOCK_INTERVAL"
_DEFAULT_INTERVAL = 300.0

#: Seconds before the first round: a server that has just started has enough to do.
FIRST = 10.0

#: Seconds that a piece of work under way is given to end when the process stops.
PATIENCE = 10


def interval() -> float:
    """Seconds between two rounds; 0 means that this server has no clock."""
    return float(os.environ.get(INTERVAL) or _DEFAULT_INTERVAL)


def on_process_starting(event: IProcessStarting) -> None:
    """Subscriber: the server is ready for its first request."""
    if interval() <= 0:
        return
    app = Zope2.app()
    try:
        database = app._p_jar.db()
    finally:
        app._p_jar.close()
    ClockThread(database, interval()).start()


class ClockThread(threading.Thread):
    """Takes a round every ``interval`` seconds until the process ends."""

    def __init__(self, database: DB, interval: float):
        super().__init__(name="clock", daemon=True)
        self.interval = interval
        self.server = own_name()
        self._database = database
        self._leave = threading.Event()

    def run(self) -> None:
        """Take rounds until :meth:`stop` is called."""
        atexit.register(self.stop)
        log.info("The clock looks every %s seconds for what is due.", self.interval)
        try:
            pause = min(FIRST, self.interval)
            while not self._leave.wait(pause):
                self.look()
                pause = self.interval
        finally:
            atexit.unregister(self.stop)

    def stop(self) -> None:
        """Let a piece of work under way end, then stop."""
        self._leave.set()
        if self.is_alive() and threading.current_thread() is not self:
            self.join(PATIENCE)

    def look(self) -> None:
        """One round for every register."""
        try:
            paths = every_register(self._database)
        except Exception:
            log.exception("The clock could not look for registers; it does in the next round.")
            paths = []
        for path in paths:
            try:
                report = take_round(self._database, path, self.server, self._leave)
            except Exception:
                # The thread must outlive whatever goes wrong in one round.
                log.exception("The clock's round was broken off; what is due is done in the next.")
            else:
                if report is not None:
                    log.info("The clock: %s cases, %s mails.", report.cases, report.mails)
