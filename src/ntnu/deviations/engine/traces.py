"""The sender of an anonymous notification leaves no trace in the database."""

import transaction


def leave_no_trace() -> None:
    """Remove the name of the user, and the requested address, from the database's record of this transaction.
    To be called when the transaction has definitely begun."""
    current = transaction.get()
    current.user = ""
    current.description = ""
