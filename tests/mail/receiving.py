"""A mail server for tests: keeps what it is given, and fails as it is told."""

import asyncio
import socket
import threading
import time
from aiosmtpd.controller import Controller
from collections import deque
from email import message_from_bytes
from email.policy import default

DEADLINE = 20


def free_port():
    """A port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Inbox:
    """A mail server at 127.0.0.1; ``messages`` are the mails it took, in order.

    ``rcpt`` and ``data`` are answers to give, one for each coming attempt, before all is well
    again; ``stall`` lets it never answer to a mail until the connection ends.
    """

    def __init__(self, port=None):
        self.port = port or free_port()
        self.messages = []
        self.rcpt = deque()
        self.data = deque()
        self.stall = False
        self.attempts = 0
        self._changed = threading.Condition()
        self._controller = None

    def start(self):
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()
        return self

    def stop(self):
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *error):
        self.stop()

    def wait(self, count=1):
        """Wait until ``count`` mails are here; returns all of them."""
        return self._wait(lambda: len(self.messages) >= count)

    def wait_for_attempts(self, count):
        """Wait until ``count`` mails were offered, taken or not."""
        return self._wait(lambda: self.attempts >= count)

    @property
    def subjects(self):
        return [str(message["Subject"]) for message in self.messages]

    def _wait(self, done):
        with self._changed:
            assert self._changed.wait_for(done, DEADLINE), (self.subjects, self.attempts)
            return list(self.messages)

    def _note(self, message=None):
        with self._changed:
            self.attempts += 1
            if message is not None:
                self.messages.append(message)
            self._changed.notify_all()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.rcpt:
            self._note()
            return self.rcpt.popleft()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.stall:
            self._note()
            await asyncio.sleep(DEADLINE * 10)
        if self.data:
            self._note()
            return self.data.popleft()
        self._note(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


def until(done, what=""):
    """Wait until ``done()`` is true."""
    end = time.monotonic() + DEADLINE
    while not done():
        assert time.monotonic() < end, f"Waited in vain: {what or done}"
        time.sleep(0.01)
