"""The database's own record of a transaction names neither person nor address.

Every member of a Plone site may query these records (``@transactions``), and they would reveal who did
something with which case, and when. The person who did an action is in the log of the case, for those who may
read it.
"""

import transaction
from ntnu.deviations.access.ours import is_ours
from ntnu.deviations.engine.traces import leave_no_trace
from ZPublisher.interfaces import IPubAfterTraversal


def on_after_traversal(event: IPubAfterTraversal) -> None:
    """Subscriber: Zope writes name and address into the transaction right after this event.

    They are removed when it commits, whenever in the request that is. A transaction begun later in the same
    request has none.
    """
    if is_ours(event.request):
        transaction.get().addBeforeCommitHook(leave_no_trace)
