"""Who sends an anonymous notification leaves no trace in the database."""

import transaction


def leave_no_trace() -> None:
    """Take the name of who is logged in, and the address asked for, off what the database notes of this
    transaction. To be called when it has begun for good."""
    current = transaction.get()
    current.user = ""
    current.description = ""
