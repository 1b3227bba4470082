"""The pool of helper processes: a few at once, each with limits of time and memory."""

import atexit
import logging
import os
import threading
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from ntnu.deviations.workers.errors import Broken
from ntnu.deviations.workers.errors import Busy
from ntnu.deviations.workers.errors import Refused
from ntnu.deviations.workers.errors import TooHeavy
from ntnu.deviations.workers.running import Helper
from typing import Any

log = logging.getLogger(__name__)

#: How many helpers work at once for people who wait; another one works for the clock.
HELPERS = "NTNU_DEVIATIONS_HELPERS"
_DEFAULT_HELPERS = 2
#: How many more may wait for a helper: a server of four threads keeps one for everybody else.
WAITING = 1
#: The longest wait, in seconds.
PATIENCE = 10.0
#: Number of tasks after which a reused helper is replaced: libraries leak memory.
_WORN = 200


@dataclass(frozen=True)
class Limits:
    """The limits of a task: ``seconds`` of the processor, ``megabytes`` of memory."""

    seconds: float
    megabytes: int


class Pool:
    """Runs heavy tasks, ``size`` at once, and one for the clock beside them."""

    def __init__(self, size: int = _DEFAULT_HELPERS, waiting: int = WAITING, patience: float = PATIENCE):
        self._people = threading.BoundedSemaphore(size)
        self._clock = threading.BoundedSemaphore(1)
        self._waiting = threading.BoundedSemaphore(waiting)
        self._patience = patience
        self._lock = threading.Lock()
        self._idle: dict[int, list[Helper]] = {}
        self._busy: set[Helper] = set()
        self._closed = False

    def run(
        self,
        task: str,
        options: dict[str, Any],
        blobs: Sequence[bytes],
        limits: Limits,
        *,
        once: bool = False,
        for_clock: bool = False,
    ) -> tuple[dict[str, Any], list[bytes]]:
        """Let a helper do ``task`` (``module:function``, called with options and bytes); returns its answer.

        ``once``: the helper works on untrusted input, and does nothing afterwards. ``for_clock``: no person
        waits for it. Raises a subclass of NotDone.
        """
        with self._place(for_clock), self._helper(limits.megabytes, once) as helper:
            header, found = helper.work(task, options, blobs, limits.seconds)
        status = header.get("status")
        if status == "done":
            return header.get("answer") or {}, found
        if status == "refused":
            raise Refused(str(header.get("code")))
        if status == "memory":
            raise TooHeavy(task)
        log.error("A helper could not do %s: %s", task, header.get("trace"))
        raise Broken(task)

    def pids(self) -> list[int]:
        """Process ids of all current helpers."""
        with self._lock:
            return [helper.pid for helper in self._all() if helper.lives]

    def close(self) -> None:
        """End all helpers; no new one is started."""
        with self._lock:
            self._closed = True
            found = self._all()
            self._idle.clear()
        for helper in found:
            helper.close()

    def _all(self) -> list[Helper]:
        return [*self._busy, *(helper for kept in self._idle.values() for helper in kept)]

    @contextmanager
    def _place(self, for_clock: bool):
        """A turn to work. Raises Busy."""
        places = self._clock if for_clock else self._people
        if for_clock:
            places.acquire()
        elif not places.acquire(blocking=False):
            if not self._waiting.acquire(blocking=False):
                raise Busy("all helpers are at work")
            try:
                if not places.acquire(timeout=self._patience):
                    raise Busy("all helpers are at work")
            finally:
                self._waiting.release()
        try:
            yield
        finally:
            places.release()

    @contextmanager
    def _helper(self, megabytes: int, once: bool):
        helper = self._take(megabytes, once)
        keep = False
        try:
            yield helper
            keep = not once and helper.done < _WORN
        finally:
            with self._lock:
                self._busy.discard(helper)
                keep = keep and not self._closed and helper.lives
                if keep:
                    self._idle.setdefault(megabytes, []).append(helper)
            if not keep:
                helper.close()

    def _take(self, megabytes: int, once: bool) -> Helper:
        with self._lock:
            if self._closed:
                raise Busy("the server ends")
            kept = [] if once else self._idle.get(megabytes, [])
            while kept:
                helper = kept.pop()
                if helper.lives:
                    self._busy.add(helper)
                    return helper
                helper.close()
            helper = Helper(megabytes)
            self._busy.add(helper)
            return helper


_shared: Pool | None = None
_sharing = threading.Lock()


def shared() -> Pool:
    """The pool of this server process; it ends with the process."""
    global _shared
    with _sharing:
        if _shared is None or _shared._closed:
            _shared = Pool(max(1, int(os.environ.get(HELPERS) or _DEFAULT_HELPERS)))
            atexit.register(_shared.close)
        return _shared
