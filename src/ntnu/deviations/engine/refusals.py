"""What is no fault of the server's, though another part of it raised it: said as an action's refusal is."""

from ntnu.deviations.access.guard import NewerDatabase
from ntnu.deviations.documents.pdf import ServiceUnavailable
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import Busy
from ntnu.deviations.engine.errors import Later
from ntnu.deviations.engine.errors import one
from transaction.interfaces import TransientError

#: Seconds after which somebody may have put another version of the program in place.
_ANOTHER_PROGRAM = 600


def refusal(error: Exception) -> ActionError | None:
    """The error as an action's, with words for people; None for what is no refusal.

    A document that cannot be made now, a database that refused time after time, and one that belongs to a
    later version of the program are refusals too.
    """
    if isinstance(error, ActionError):
        return error
    if isinstance(error, TransientError):
        return Busy()
    if isinstance(error, NewerDatabase):
        return Later(one("newer_database"), _ANOTHER_PROGRAM)
    return Later(one(error.why), error.seconds) if isinstance(error, ServiceUnavailable) else None
