"""What is looked up in the database for whoever asks, however many ask."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Generic
from typing import TypeVar

log = logging.getLogger(__name__)

_T = TypeVar("_T")

#: Seconds that an answer is kept.
KEPT = 5.0
#: Seconds that the first who asks waits for it.
PATIENCE = 3.0


class Fresh(Generic[_T]):
    """An answer that is at most :data:`KEPT` seconds old. One thread looks it up, whoever asks.

    None is an answer that could not be found: ``look`` has failed, or takes longer than :data:`PATIENCE`;
    while it goes on, nobody else waits, and it is not begun anew.
    """

    def __init__(self, look: Callable[[], _T]):
        self._look = look
        self._lock = threading.Lock()
        self._begun = 0.0
        self._done = threading.Event()
        self._done.set()
        self._found: _T | None = None
        self._until = 0.0

    def get(self) -> _T | None:
        """The answer."""
        with self._lock:
            if self._done.is_set() and time.monotonic() >= self._until:
                self._done.clear()
                self._begun = time.monotonic()
                threading.Thread(target=self._refresh, name="seen from outside", daemon=True).start()
            wait = self._begun + PATIENCE - time.monotonic()
        return self._found if self._done.wait(max(wait, 0)) else None

    def _refresh(self) -> None:
        try:
            self._found = self._look()
        except Exception:
            log.exception("It could not be looked up how the server is.")
            self._found = None
        self._until = time.monotonic() + KEPT
        self._done.set()
