"""The thread that makes files in each server, beside its requests."""

import logging
import os
from ntnu.deviations.clock.apart import every_register
from ntnu.deviations.clock.background import Background
from ntnu.deviations.clock.background import server_database
from ntnu.deviations.jobs.making import make_next
from ZODB.DB import DB
from zope.processlifetime import IProcessStarting

log = logging.getLogger(__name__)

INTERVAL = "NTNU_DEVIATIONS_JOB_INTERVAL"
_DEFAULT_INTERVAL = 2.0


def interval() -> float:
    """Seconds between two looks for jobs; 0 means that this process makes no files."""
    return float(os.environ.get(INTERVAL) or _DEFAULT_INTERVAL)


def on_process_starting(event: IProcessStarting) -> None:
    """Subscriber: the server is ready for its first request."""
    if interval() > 0:
        JobMaker(server_database(), interval()).start()


class JobMaker(Background):
    """Makes one file after the other until the process ends."""

    def __init__(self, database: DB, interval: float):
        super().__init__("jobs", database, interval, first=interval)

    def look(self) -> None:
        """Make the files that wait in every register, in turns."""
        try:
            paths = every_register(self.database)
            while paths and not self.leave.is_set():
                paths = [path for path in paths if make_next(self.database, path, self.server, self.leave)]
        except Exception:
            # The thread must outlive whatever goes wrong with one job.
            log.exception("A job was broken off; it is taken up again.")
