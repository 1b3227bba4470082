"""The request that a thread answers now: its id, and what may be told of it afterwards."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from dataclasses import field


@dataclass
class UnderWay:
    """A request. ``id``: 16 digits of our own, never what a sender has chosen.

    ``door``: the name of the view or service. ``hidden``: it goes to SpeakUp!, and neither its sender nor its
    address is stored; ``unseen``: nor that there was one.
    """

    id: str = field(default_factory=lambda: secrets.token_hex(8))
    door: str = ""
    hidden: bool = False
    unseen: bool = False


_NOW: ContextVar[UnderWay | None] = ContextVar("ntnu.deviations.under_way", default=None)


def request_now() -> UnderWay | None:
    """The request of this thread; None beside requests, and where ``wsgi.ini`` does not name the filter."""
    return _NOW.get()


@contextmanager
def answering(request: UnderWay) -> Iterator[None]:
    """Inside, the thread answers this request."""
    token = _NOW.set(request)
    try:
        yield
    finally:
        _NOW.reset(token)
