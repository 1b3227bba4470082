"""Pieces of work, each in a transaction of its own."""

import transaction
from collections.abc import Callable
from transaction.interfaces import TransientError
from typing import TypeVar
from zope.globalrequest import getRequest

_T = TypeVar("_T")

#: How often a piece is tried when another transaction changes the same objects at the same time.
TRIES = 5


def committed(piece: Callable[[], _T]) -> _T:
    """Do a piece and commit it; again, from the start, where it conflicts with somebody else's work. What was
    changed before and not committed is lost."""
    for left in reversed(range(TRIES)):
        transaction.begin()
        _forget_settings()
        try:
            found = piece()
            transaction.commit()
            return found
        except TransientError:
            transaction.abort()
            if not left:
                raise
        except BaseException:
            transaction.abort()
            raise
    raise AssertionError("the last try returns or raises")


def _forget_settings() -> None:
    """Plone's registry caches in the request what is from an earlier transaction: all pieces share one
    request."""
    getattr(getRequest(), "other", {}).pop("_plone_registry_cache", None)
