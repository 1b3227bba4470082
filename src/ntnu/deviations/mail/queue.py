"""A mail queue on disk: a Maildir whose ``new`` folder holds what waits."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

_REJECTED = ".rejected-"
_SENDING = ".sending-"

#: Seconds for which a mark of zope.sendmail's own thread is believed (see :meth:`Queue.waiting`).
_MARK_HOLDS = 60


@dataclass(frozen=True)
class State:
    """How a queue stands: for the page that says whether all is well."""

    waiting: int
    rejected: int
    oldest: float | None  # seconds that the oldest waiting mail has waited


class Queue:
    """One folder of mails that wait."""

    def __init__(self, path: str | Path):
        self.path = str(path)
        self._new = os.path.join(self.path, "new")

    def make(self) -> None:
        """Make the folder a Maildir, whatever part of it is missing."""
        for name in ("new", "cur", "tmp"):
            os.makedirs(os.path.join(self.path, name), mode=0o700, exist_ok=True)

    def waiting(self) -> list[str]:
        """The names of the mails that wait, oldest first.

        Not those that a thread of zope.sendmail works on at this moment (in another process, or
        before our sender took over): it marks them, and leaves the mark behind when it fails.
        """
        found = []
        now = time.time()
        try:
            with os.scandir(self._new) as entries:
                files = {entry.name: entry for entry in entries}
        except FileNotFoundError:  # made again with the next mail
            return []
        for name, entry in files.items():
            if name.startswith("."):
                continue
            try:
                mark = files.get(_SENDING + name)
                if mark is None or now - mark.stat().st_mtime > _MARK_HOLDS:
                    found.append((entry.stat().st_mtime_ns, name))
            except FileNotFoundError:
                continue  # sent by somebody else since the listing
        return [name for _, name in sorted(found)]

    def content(self, name: str) -> bytes | None:
        """A waiting mail as it was queued; None when it is gone."""
        try:
            return Path(self._new, name).read_bytes()
        except FileNotFoundError:
            return None

    def remove(self, name: str) -> None:
        """Take a mail that was sent out of the queue."""
        for path in (Path(self._new, name), Path(self._new, _SENDING + name)):
            path.unlink(missing_ok=True)

    def set_aside(self, name: str) -> None:
        """Keep a mail that will never be taken, out of the way."""
        os.replace(os.path.join(self._new, name), os.path.join(self._new, _REJECTED + name))
        Path(self._new, _SENDING + name).unlink(missing_ok=True)

    def state(self) -> State:
        """How the queue stands; nothing waits in a queue that is not there yet."""
        now, ages, rejected = time.time(), [], 0
        for path in Path(self._new).glob("*"):
            if path.name.startswith(_REJECTED):
                rejected += 1
            elif not path.name.startswith("."):
                try:
                    ages.append(now - path.stat().st_mtime)
                except FileNotFoundError:
                    continue
        return State(len(ages), rejected, max(ages, default=None))
