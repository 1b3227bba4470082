"""A short separate transaction during a request, for what is kept even if the request is rolled back."""

from collections.abc import Callable
from transaction import TransactionManager
from typing import Any
from ZODB.POSException import ConflictError
from ZODB.POSException import ReadOnlyError

_TRIES = 5


def apart(place: Any, do: Callable[[Any], Any], *, otherwise: Any, at_once: Any) -> Any:
    """The result of ``do(place)``, on a separate connection and in a separate transaction that is committed.

    ``otherwise`` where the place is not stored yet, or nothing may be stored at all; ``at_once`` where too
    many concurrent writes kept it from being committed.
    """
    connection = place._p_jar
    if connection is None:
        return otherwise
    manager = TransactionManager()
    own = connection.db().open(transaction_manager=manager)
    try:
        for _try in range(_TRIES):
            manager.begin()
            try:
                found = _found(own, place.getPhysicalPath())
                if found is None:
                    return otherwise
                answer = do(found)
                manager.commit()
                return answer
            except ConflictError:
                manager.abort()
            except ReadOnlyError:
                return otherwise
        return at_once
    finally:
        manager.abort()
        own.close()


def _found(connection, path: tuple[str, ...]):
    place = connection.root()["Application"]
    for id_ in path[1:]:
        place = place._getOb(id_, None)
        if place is None:
            # It was created in a transaction that is not yet committed.
            return None
    return place
