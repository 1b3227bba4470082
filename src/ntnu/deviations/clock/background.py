"""A thread that does its work beside a server's requests, again and again until the process ends."""

import atexit
import threading
import Zope2
from ntnu.deviations.clock.lease import own_name
from typing import ClassVar
from ZODB.DB import DB

#: Seconds that the work under way gets to finish when the process stops.
PATIENCE = 10


def server_database() -> DB:
    """The database of this process; it outlives the connection that it was found by."""
    app = Zope2.app()
    try:
        return app._p_jar.db()
    finally:
        app._p_jar.close()


class Background(threading.Thread):
    """Calls :meth:`look` every ``interval`` seconds, for the first time after ``first`` seconds.

    ``server`` is the name by which this thread takes a turn; ``leave`` is set when it is to end.
    """

    #: Those that this process has started: each ends with the process alone.
    started: ClassVar[list["Background"]] = []

    def __init__(self, name: str, database: DB, interval: float, first: float):
        super().__init__(name=name, daemon=True)
        self.interval = interval
        self.server = own_name()
        self.database = database
        self.leave = threading.Event()
        self._first = first

    def start(self) -> None:
        """Begin."""
        super().start()
        self.started.append(self)

    def run(self) -> None:
        """Look until :meth:`stop` is called."""
        atexit.register(self.stop)
        try:
            pause = self._first
            while not self.leave.wait(pause):
                self.look()
                pause = self.interval
        finally:
            atexit.unregister(self.stop)

    def stop(self) -> None:
        """Let work under way end, then stop."""
        self.leave.set()
        if self.is_alive() and threading.current_thread() is not self:
            self.join(PATIENCE)

    def look(self) -> None:
        """Do what is to be done now. To be overridden; what it raises would end the thread."""
        raise TypeError(f"{type(self).__name__} does nothing")
