"""Writers take turns, in every server process.

An action writes in the case, in the register's index and in tables of the register. Two concurrent writes to
the same bucket conflict, and the publisher repeats the later one, three times at most: under load a person
would lose their report. So an action is applied and committed while no other is: it waits for its turn,
begins anew with the current state of the database, and releases the turn when it has been committed.

What takes long, reading the input and cleaning files, is done before a turn is taken.
"""

import threading
import time
import transaction
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from ntnu.deviations.access.units import register_of
from ntnu.deviations.engine.errors import Busy
from ntnu.deviations.engine.turn_locks import lock_of_server
from ntnu.deviations.unchanged import has_changes
from ZODB.POSException import ConflictError

#: Seconds to wait for a turn. After that the action is not done, and its sender is asked to send it again.
PATIENCE = 30

_own = threading.Lock()
_HELD = object()


def take_turn(place) -> None:
    """Wait until no other action is under way on this server or another; the turn ends with the transaction.

    ``place`` is the object of the action, in its place. Where nothing has been written yet the transaction
    begins anew: the action sees the database as the last turn has left it. Raises Busy when the turn does not
    come, and ConflictError, so that the request is run again, when ``place`` has been moved meanwhile, or
    what it is in.
    """
    if _has_turn(transaction.get()):
        return
    until = time.monotonic() + PATIENCE
    if not _own.acquire(timeout=PATIENCE):
        raise Busy()
    try:
        others = lock_of_server()
        if not others.acquire(until - time.monotonic()):
            raise Busy()
    except BaseException:
        _own.release()
        raise
    end = _End(others)
    try:
        if not has_changes(place):
            _hear_of_others(place)
            transaction.begin()
            _still_there(place)
        current = transaction.get()
        current.set_data(_HELD, end)
        current.addAfterCommitHook(end)
        current.addAfterAbortHook(end)
    except BaseException:
        end()
        raise


def _hear_of_others(place) -> None:
    """Ask the server of a ZEO storage for its last transaction: earlier changes are received before the
    answer.

    Without it a process may begin before it has received what the last turn changed. RelStorage checks this
    itself when a transaction begins.
    """
    ping = getattr(aq_base(place)._p_jar.db().storage, "ping", None)
    if ping is not None:
        ping()


class _End:
    """Ends the turn once: a commit that fails is followed by an abort, and both call it."""

    over = False

    def __init__(self, others):
        self._others = others

    def __call__(self, *ignored) -> None:
        if not self.over:
            self.over = True
            try:
                self._others.release()
            finally:
                _own.release()


def _has_turn(current) -> bool:
    try:
        return not current.data(_HELD).over
    except KeyError:
        return False


def _still_there(place) -> None:
    parent = aq_parent(aq_inner(place))
    id_ = place.getId()
    if not parent.has_key(id_) or aq_base(parent._getOb(id_)) is not aq_base(place):
        raise ConflictError(object=aq_base(place))
    if register_of(parent) is not None:
        # A case has moved with its department, too.
        _still_there(parent)
