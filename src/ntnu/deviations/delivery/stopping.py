"""How a server stops, by SIGTERM as by Ctrl-C: requests under way first, then jobs, then the
clock, then the sender.

Waitress itself would stop after five seconds, and does not handle SIGTERM; the database is closed when it has
returned, so threads that work on it must have ended before.
"""

import gc
import logging
import os
import signal
import sys
import threading
import time
from ntnu.deviations.clock.startup import ClockThread
from ntnu.deviations.delivery.startup import Sender
from ntnu.deviations.jobs.startup import JobMaker
from types import FrameType
from waitress.server import BaseWSGIServer
from zope.processlifetime import IProcessStarting

log = logging.getLogger(__name__)

#: Seconds that requests under way are given.
PATIENCE = 20.0
#: Seconds between two checks whether they have ended.
_LOOK = 0.05


def on_process_starting(event: IProcessStarting) -> None:
    """Subscriber: from now on the process stops in this order."""
    if threading.current_thread() is not threading.main_thread():
        return  # only the main thread may set a signal handler
    stop = Stop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)


class Stop:
    """Handles a signal to stop: the first lets all end, the second ends the process at once."""

    def __init__(self) -> None:
        self._begun = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        # A command that opens the database has started like a server, but serves nothing.
        if self._begun or not (servers := _servers()):
            sys.exit(0 if self._begun else 128 + number)
        self._begun = True
        for server in servers:
            server.accepting = False
        # The main thread goes on sending answers.
        threading.Thread(target=self._end, args=(servers,), name="stopping", daemon=True).start()

    def _end(self, servers: list[BaseWSGIServer]) -> None:
        log.info("The server stops: requests under way are answered.")
        deadline = time.monotonic() + PATIENCE
        while any(map(_is_busy, servers)) and time.monotonic() < deadline:
            threading.Event().wait(_LOOK)
        for kind in (JobMaker, ClockThread, Sender):
            for thread in threading.enumerate():
                if isinstance(thread, kind):
                    thread.stop()
        os.kill(os.getpid(), signal.SIGTERM)


def _servers() -> list[BaseWSGIServer]:
    """The servers of this process that listen; Waitress offers no other access to them."""
    # Checked by its type: asking a proxy for its class may load the object behind it.
    return [found for found in gc.get_objects() if issubclass(type(found), BaseWSGIServer)]


def _is_busy(server: BaseWSGIServer) -> bool:
    """Is a request being handled, or does an answer wait to be sent?"""
    dispatcher = server.task_dispatcher
    if dispatcher.queue or dispatcher.active_count > 0:
        return True
    return any(channel.total_outbufs_len for channel in list(server.active_channels.values()))
