"""One document at a time for each person: who presses twice waits for the first."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ntnu.deviations.documents.pdf import ServiceUnavailable

#: Seconds after which one may ask again.
_LATER = 5

_making: set[str] = set()
_lock = threading.Lock()


@contextmanager
def one_at_a_time(person: str) -> Iterator[None]:
    """While a document is made for the person (an id), none other is, in this process. Raises
    ServiceUnavailable."""
    with _lock:
        if person in _making:
            raise ServiceUnavailable("documents_one_at_a_time", _LATER)
        _making.add(person)
    try:
        yield
    finally:
        with _lock:
            _making.discard(person)
