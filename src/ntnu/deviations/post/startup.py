"""The thread that sends what waits in the outboxes, in each server."""

import atexit
import logging
import os
import threading
import Zope2
from ntnu.deviations.clock.apart import every_register
from ntnu.deviations.clock.lease import own_name
from ntnu.deviations.post.round import Memory
from ntnu.deviations.post.round import take_round
from ZODB.DB import DB
from zope.processlifetime import IProcessStarting

log = logging.getLogger(__name__)

INTERVAL = "NTNU_DEVIATIONS_MAIL_INTERVAL"
#: Set, this process sends nothing: neither ours, nor what waits in the queue of Products.MailHost.
QUEUE_ONLY = "MAILHOST_QUEUE_ONLY"

_DEFAULT_INTERVAL = 3.0

#: Seconds that a mail under way is given to end when the process stops.
PATIENCE = 10


def interval() -> float:
    """Seconds between two looks into the outboxes."""
    return float(os.environ.get(INTERVAL) or _DEFAULT_INTERVAL)


def on_process_starting(event: IProcessStarting) -> None:
    """Subscriber: the server is ready for its first request."""
    if os.environ.get(QUEUE_ONLY):
        return
    app = Zope2.app()
    try:
        database = app._p_jar.db()
    finally:
        app._p_jar.close()
    Sender(database, interval()).start()


class Sender(threading.Thread):
    """Looks into every outbox each ``interval`` seconds until the process ends."""

    def __init__(self, database: DB, interval: float):
        super().__init__(name="mail sender", daemon=True)
        self.interval = interval
        self.server = own_name()
        self._database = database
        self._leave = threading.Event()
        self._memories: dict[tuple[str, ...], Memory] = {}

    def run(self) -> None:
        """Look until :meth:`stop` is called."""
        atexit.register(self.stop)
        log.info("The outbox is looked into every %s seconds.", self.interval)
        try:
            while not self._leave.is_set():
                self.look()
                self._leave.wait(self.interval)
        finally:
            atexit.unregister(self.stop)

    def stop(self) -> None:
        """Let a mail under way end, then stop."""
        self._leave.set()
        if self.is_alive() and threading.current_thread() is not self:
            self.join(PATIENCE)

    def look(self) -> None:
        """One look into every outbox."""
        try:
            for path in every_register(self._database):
                memory = self._memories.setdefault(path, Memory(self.interval))
                take_round(self._database, path, self.server, self._leave, memory)
        except Exception:
            # The thread must outlive whatever goes wrong in one round.
            log.exception("The outbox could not be worked on; it is looked into again.")
