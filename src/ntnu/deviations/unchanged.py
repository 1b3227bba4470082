"""Caches results as long as nothing is changed, and never beyond the transaction.

One request asks a dozen times who may read the same case, what its facts are and what somebody is called. A
result is stored with the transaction, which begins and ends with the request, and is ignored as soon as
anything at all has been changed in it: an action changes roles in the middle of one. What depends on the
clock is worked out anew each second.
"""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Callable
from collections.abc import Hashable
from datetime import datetime
from ntnu.deviations.now import now
from transaction._transaction import Status
from typing import Any
from typing import TypeVar

_T = TypeVar("_T")
_KEPT = object()


def while_unchanged(place, find: Callable[[], _T], *about: Hashable) -> _T:
    """The result of ``find()`` about ``place``, in its current place; ``about`` distinguishes the questions.

    The result is shared: it must never be modified.
    """
    connection = aq_base(place)._p_jar
    if connection is None or connection.opened is None or has_changes(place):
        return find()
    # The connection's: work beside the request has its own transaction, in the same thread.
    current = connection.transaction_manager.get()
    if current.status != Status.ACTIVE:
        # After a commit, successful or not, changes of others are visible.
        return find()
    kept = _answers_of(current, now().replace(microsecond=0))
    # A connection that was closed and opened again has another view of the database, with the same objects.
    key = (aq_base(place), aq_base(aq_parent(aq_inner(place))), connection.opened, *about)
    if key not in kept:
        kept[key] = find()
    return kept[key]


def _answers_of(current, at: datetime) -> dict[Hashable, Any]:
    """The results a transaction stores in this second. Older ones are dropped: a transaction that reads ten
    thousand cases would keep them all."""
    try:
        kept_at, kept = current.data(_KEPT)
    except KeyError:
        kept_at = None
    if kept_at != at:
        kept = {}
        current.set_data(_KEPT, (at, kept))
    return kept


def has_changes(place) -> bool:
    """Has the transaction written anything yet, in the database of ``place`` or in one that is mounted there
    or around it?"""
    connection = aq_base(place)._p_jar
    return connection is None or any(
        one._registered_objects or one._savepoint_storage for one in connection.connections.values()
    )
