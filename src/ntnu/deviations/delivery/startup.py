"""The thread that sends what waits in the outboxes, in each server."""

import logging
import os
from ntnu.deviations.clock.apart import every_register
from ntnu.deviations.clock.background import Background
from ntnu.deviations.clock.background import server_database
from ntnu.deviations.delivery.round import Memory
from ntnu.deviations.delivery.round import take_round
from ZODB.DB import DB
from zope.processlifetime import IProcessStarting

log = logging.getLogger(__name__)

INTERVAL = "NTNU_DEVIATIONS_MAIL_INTERVAL"
#: When set, this process sends nothing: neither this product's mails, nor what waits in the queue of
#: Products.MailHost.
QUEUE_ONLY = "MAILHOST_QUEUE_ONLY"

_DEFAULT_INTERVAL = 3.0


def interval() -> float:
    """Seconds between two checks of the outboxes."""
    return float(os.environ.get(INTERVAL) or _DEFAULT_INTERVAL)


def on_process_starting(event: IProcessStarting) -> None:
    """Subscriber: the server is ready for its first request."""
    if not os.environ.get(QUEUE_ONLY):
        Sender(server_database(), interval()).start()


class Sender(Background):
    """Checks every outbox each ``interval`` seconds until the process ends."""

    def __init__(self, database: DB, interval: float):
        super().__init__("mail sender", database, interval, first=0)
        self._memories: dict[tuple[str, ...], Memory] = {}

    def run(self) -> None:
        """Check until stopped."""
        log.info("The outbox is looked into every %s seconds.", self.interval)
        super().run()

    def look(self) -> None:
        """One check of every outbox."""
        try:
            for path in every_register(self.database):
                memory = self._memories.setdefault(path, Memory(self.interval))
                take_round(self.database, path, self.server, self.leave, memory)
        except Exception:
            # The thread must outlive whatever goes wrong in one round.
            log.exception("The outbox could not be worked on; it is looked into again.")
