"""Refusals raised by other parts of the server, answered like the refusal of an action."""

from ntnu.deviations.access.guard import NewerDatabase
from ntnu.deviations.documents.pdf import ServiceUnavailable
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import Busy
from ntnu.deviations.engine.errors import Later
from ntnu.deviations.engine.errors import one
from transaction.interfaces import TransientError

#: Seconds after which an administrator may have installed another version of the program.
_ANOTHER_PROGRAM = 600


def refusal(error: Exception) -> ActionError | None:
    """The error as an action's, with words for people; None for other errors.

    A document that cannot be made now, a database that conflicts repeatedly, and one that belongs to a later
    version of the program are refusals too.
    """
    if isinstance(error, ActionError):
        return error
    if isinstance(error, TransientError):
        return Busy()
    if isinstance(error, NewerDatabase):
        return Later(one("newer_database"), _ANOTHER_PROGRAM)
    return Later(one(error.why), error.seconds) if isinstance(error, ServiceUnavailable) else None
