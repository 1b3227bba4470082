"""The database's own note of a transaction says neither by whom nor where.

Every member of a Plone site may ask for these notes (``@transactions``), and they would tell who did
something with which case, and when. Who acted is kept in the log of the case, for who may read it.
"""

import transaction
from ntnu.deviations.access.ours import is_ours
from ntnu.deviations.engine.traces import leave_no_trace
from ZPublisher.interfaces import IPubAfterTraversal


def on_after_traversal(event: IPubAfterTraversal) -> None:
    """Subscriber: Zope writes name and address into the transaction right after this event.

    They are taken off when it commits, wherever in the request that is. A transaction begun later in
    the same request has none.
    """
    if is_ours(event.request):
        transaction.get().addBeforeCommitHook(leave_no_trace)
