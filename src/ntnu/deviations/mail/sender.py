"""The thread that empties a mail queue.

It takes the place of the thread that Products.MailHost starts, which comes from zope.sendmail and
is not enough here (each point was seen):

- A mail that fails once, because the server is down, is tried again only after three hours: the
  mark ``.sending-…`` stays. So it does after a crash.
- A recipient refused for the moment (4xx, greylisting) is thrown away; so is every mail when the
  server greets with 5xx or refuses the log-in.
- A mail that the server took, but whose connection broke at goodbye, is sent again.
- The settings of the mail server are those of the thread's start.
- A file that goes away while the folder is listed ends the thread.

Here one process at a time holds a lock on the folder, which the operating system gives back when
the process dies; a mail stays until the server has taken it or refused it for good.
"""

import atexit
import enum
import logging
import os
import smtplib
import threading
import time
from ntnu.deviations.mail.mailer import Mailer
from ntnu.deviations.mail.queue import Queue
from zc.lockfile import LockError
from zc.lockfile import SimpleLockFile
from zope.sendmail.queue import QueueProcessorThread

log = logging.getLogger(__name__)

#: A mail refused for the moment is tried again after one interval, then two, four … up to this many.
LONGEST_PAUSE = 10

#: Seconds a mail running out is given to end when the process stops.
PATIENCE = 10


class Verdict(enum.Enum):
    """What a failed attempt says."""

    REFUSED = "the server will never take this mail"
    LATER = "the server does not take this mail now"
    NO_SERVER = "the server takes no mail now"


def verdict(error: Exception) -> Verdict:
    """What to make of an error in sending one mail."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            codes = [code for code, _ in error.recipients.values()]
        case smtplib.SMTPDataError():
            codes = [error.smtp_code]
        case smtplib.SMTPSenderRefused():
            # The sender's address is a setting: a wrong one must not cost the mail. Only "too
            # large" is about the mail itself.
            codes = [error.smtp_code if error.smtp_code in (421, 552) else 450]
        case OSError() | RuntimeError():  # all other errors of smtplib; Zope's own "no TLS"
            return Verdict.NO_SERVER
        case UnicodeError():  # an address that cannot be written in a command
            return Verdict.REFUSED
        case _:
            return Verdict.LATER
    if 421 in codes:
        return Verdict.NO_SERVER
    return Verdict.REFUSED if all(code >= 500 for code in codes) else Verdict.LATER


class QueueSender(QueueProcessorThread):
    """Sends what waits in one queue, every ``interval`` seconds."""

    def __init__(self, queue: Queue, mailer: Mailer, interval: float):
        super().__init__(interval)
        self.name = f"mail sender for {queue.path}"
        self._queue = queue
        self._new_mailer = mailer
        self._leave = threading.Event()
        self._turn: SimpleLockFile | None = None
        self._reachable = True
        self._tries: dict[str, tuple[int, float]] = {}  # name -> how often, not before
        self._sent: set[str] = set()  # taken by the server, but not yet gone from the queue

    def run(self, forever: bool = True) -> None:
        """Look into the queue until :meth:`stop` is called; ``forever=False`` looks once."""
        atexit.register(self.stop)
        try:
            while not self._leave.is_set():
                try:
                    self.look()
                except Exception:
                    # The thread must outlive whatever goes wrong in one round.
                    log.exception("The mail queue %s could not be worked on.", self._queue.path)
                if not forever:
                    break
                self._leave.wait(self.interval)
        finally:
            self._end_turn()
            atexit.unregister(self.stop)

    def stop(self) -> None:
        """Let a mail running out end, then stop."""
        self._leave.set()
        if self.is_alive() and threading.current_thread() is not self:
            self.join(PATIENCE)

    def look(self) -> None:
        """Send what waits, unless another process does so."""
        if not self._take_turn():
            return
        waiting = self._queue.waiting()
        self._tries = {name: tries for name, tries in self._tries.items() if name in waiting}
        now = time.monotonic()
        due = [name for name in waiting if self._tries.get(name, (0, 0.0))[1] <= now]
        # What failed before comes last: a mail that breaks the connection must not block the rest.
        due.sort(key=lambda name: self._tries.get(name, (0, 0.0))[0])
        if not due:
            return
        mailer = self._new_mailer()
        for name in due:
            if self._leave.is_set() or not self._send(mailer, name):
                break

    def _send(self, mailer, name: str) -> bool:
        """Send one mail; False when there is no use in trying the next."""
        if name not in self._sent:
            content = self._queue.content(name)
            if content is None:
                return True
            sender, to, message = self._parseMessage(content)
            if not to:
                log.error("The file %s is no mail and was set aside.", name)
                self._queue.set_aside(name)
                return True
            try:
                mailer.vote(sender, to, message)  # opens the connection
            except Exception as error:
                mailer.abort()
                return self._unreachable(error)
            self._reached()
            try:
                mailer.send(sender, to, message)
            except Exception as error:
                mailer.abort()
                return self._failed(name, error)
        self._sent.add(name)
        self._queue.remove(name)
        self._sent.discard(name)
        return True

    def _failed(self, name: str, error: Exception) -> bool:
        # Only the sort of error and the file's name: the server's own words may hold addresses.
        what = f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()
        said = verdict(error)
        if said is Verdict.REFUSED:
            log.error("The server refused the mail in file %s for good (%s); set aside.", name, what)
            self._queue.set_aside(name)
            return True
        times = self._tries.get(name, (0, 0.0))[0] + 1
        pause = self.interval * min(2 ** (times - 1), LONGEST_PAUSE) if said is Verdict.LATER else 0.0
        self._tries[name] = (times, time.monotonic() + pause)
        log.warning("The mail in file %s was not sent (%s); it waits (attempt %s).", name, what, times)
        return said is Verdict.LATER

    def _unreachable(self, error: Exception) -> bool:
        if self._reachable:  # said once, not every few seconds
            log.warning("The mail server cannot be reached (%s); mail waits.", type(error).__name__)
        self._reachable = False
        return False

    def _reached(self) -> None:
        if not self._reachable:
            log.info("The mail server is back; what waited is sent.")
        self._reachable = True

    def _take_turn(self) -> bool:
        if self._turn is None:
            try:
                self._turn = SimpleLockFile(os.path.join(self._queue.path, "sender.lock"))
            except LockError:
                return False
        return True

    def _end_turn(self) -> None:
        if self._turn is not None:
            self._turn.close()
            self._turn = None
