"""What was found out is kept as long as nothing is changed, and never beyond the transaction.

One request asks a dozen times who may read the same case, what its facts are and what somebody is called.
An answer is kept with the transaction, which begins and ends with the request, and is not looked at any more
as soon as anything at all has been changed in it: an action changes roles in the middle of one. What goes by
the clock is asked anew each second.
"""

import transaction
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Callable
from collections.abc import Hashable
from ntnu.deviations.now import now
from typing import TypeVar

_T = TypeVar("_T")
_KEPT = object()


def while_unchanged(place, find: Callable[[], _T], *about: Hashable) -> _T:
    """What ``find()`` answers about ``place``, where that is now; ``about`` tells one question from others.

    The answer is shared: it must be one that nobody changes.
    """
    if has_changes(place):
        return find()
    current = transaction.get()
    try:
        kept = current.data(_KEPT)
    except KeyError:
        kept = {}
        current.set_data(_KEPT, kept)
    key = (aq_base(place), aq_base(aq_parent(aq_inner(place))), now().replace(microsecond=0), *about)
    if key not in kept:
        kept[key] = find()
    return kept[key]


def has_changes(place) -> bool:
    """Has the transaction written anything yet, in the database of ``place``?"""
    connection = aq_base(place)._p_jar
    return connection is None or bool(connection._registered_objects) or bool(connection._savepoint_storage)
