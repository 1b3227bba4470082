"""The thread that runs the clock in each server, for every register there."""

import logging
import os
from ntnu.deviations.clock.apart import every_register
from ntnu.deviations.clock.apart import take_round
from ntnu.deviations.clock.background import Background
from ntnu.deviations.clock.background import server_database
from ZODB.DB import DB
from zope.processlifetime import IProcessStarting

log = logging.getLogger(__name__)

INTERVAL = "NTNU_DEVIATIONS_CLOCK_INTERVAL"
_DEFAULT_INTERVAL = 300.0

#: Seconds before the first round: a server that has just started has enough to do.
FIRST = 10.0


def interval() -> float:
    """Seconds between two rounds; 0 means that this server has no clock."""
    return float(os.environ.get(INTERVAL) or _DEFAULT_INTERVAL)


def on_process_starting(event: IProcessStarting) -> None:
    """Subscriber: the server is ready for its first request."""
    if interval() > 0:
        ClockThread(server_database(), interval()).start()


class ClockThread(Background):
    """Takes a round every ``interval`` seconds until the process ends."""

    def __init__(self, database: DB, interval: float):
        super().__init__("clock", database, interval, first=min(FIRST, interval))

    def run(self) -> None:
        """Take rounds until stopped."""
        log.info("The clock looks every %s seconds for what is due.", self.interval)
        super().run()

    def look(self) -> None:
        """One round for every register."""
        try:
            paths = every_register(self.database)
        except Exception:
            log.exception("The clock could not look for registers; it does in the next round.")
            paths = []
        for path in paths:
            try:
                report = take_round(self.database, path, self.server, self.leave)
            except Exception:
                # The thread must outlive whatever goes wrong in one round.
                log.exception("The clock's round was broken off; what is due is done in the next.")
            else:
                if report is not None:
                    log.info("The clock: %s cases, %s mails.", report.cases, report.mails)
