"""Writers of one process take turns.

A submission enters the case in some forty BTrees of the catalogs. Two at once that split the same
bucket conflict, and the publisher runs the later one again, three times at most: under load a person
would lose her report to a 500. Python runs one thread at a time anyway, so waiting costs no speed.
Between processes the publisher's retries remain.
"""

import threading
import transaction
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from ZODB.POSException import ConflictError

#: Seconds to wait for a turn. Then the act goes on without: a conflict is better than no answer.
PATIENCE = 30

_turn = threading.Lock()
_HELD = object()


def take_turn(place) -> None:
    """Wait until no other act of this process is under way; the turn ends with the transaction.

    ``place`` is the object acted on, in its place. Who had to wait sees the database as it is now;
    raises ConflictError, so that the request is run again, when ``place`` has been moved meanwhile.
    """
    if _has_turn(transaction.get()):
        return
    waited = not _turn.acquire(blocking=False)
    if waited and not _turn.acquire(timeout=PATIENCE):
        return
    try:
        if waited and not _has_changes(place):
            transaction.begin()
            _still_there(place)
        current = transaction.get()
        end = _End()
        current.set_data(_HELD, end)
        current.addAfterCommitHook(end)
        current.addAfterAbortHook(end)
    except BaseException:
        _turn.release()
        raise


class _End:
    """Ends the turn once: a commit that fails is followed by an abort, and both call it."""

    over = False

    def __call__(self, *ignored) -> None:
        if not self.over:
            self.over = True
            _turn.release()


def _has_turn(current) -> bool:
    try:
        return not current.data(_HELD).over
    except KeyError:
        return False


def _has_changes(place) -> bool:
    connection = aq_base(place)._p_jar
    return connection is None or bool(connection._registered_objects)


def _still_there(place) -> None:
    parent = aq_parent(aq_inner(place))
    id_ = place.getId()
    if not parent.has_key(id_) or aq_base(parent._getOb(id_)) is not aq_base(place):
        raise ConflictError(object=aq_base(place))
