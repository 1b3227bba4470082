"""The errors of an action that is not done. Nothing is stored, mailed or logged then."""

import dataclasses
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from ntnu.deviations.messages import message
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class FieldError:
    """One fault to correct. ``field`` is None where it concerns the action as a whole.

    ``code`` is what a person confirms (``warnings_confirmed``) when ``confirmable``; ``kind`` names
    the message.
    """

    field: str | None
    code: str
    kind: str = ""
    words: Mapping[str, object] = dataclasses.field(default_factory=dict)
    confirmable: bool = False

    @property
    def message(self) -> Message:
        return message(self.kind or self.code, **self.words)


class ActionError(Exception):
    """An action was not done. ``status`` is the HTTP status, ``errors`` all faults to be corrected."""

    status = 400

    def __init__(self, errors: Sequence[FieldError]):
        super().__init__(", ".join(error.code for error in errors))
        self.errors = list(errors)


class InvalidData(ActionError):
    """The data are invalid: 400, or 413 and 415 for files."""

    def __init__(self, errors: Sequence[FieldError], status: int = 400):
        super().__init__(errors)
        self.status = status


class NotAllowed(ActionError):
    """The person does not have the required role."""

    status = 403


class UnknownAction(ActionError):
    """There is no such action."""

    status = 404


class NotReady(ActionError):
    """The case is not in a state the action starts from: another person may have changed it first."""

    status = 409


class Stale(ActionError):
    """The case has changed since the form was opened. ``revision`` is the current one."""

    status = 409

    def __init__(self, errors: Sequence[FieldError], seen: int, revision: int):
        super().__init__(errors)
        self.seen = seen
        self.revision = revision


class Busy(ActionError):
    """Too many actions wait for their turn, or the database refused the action repeatedly: the input is
    correct, and can be sent again."""

    status = 503

    def __init__(self):
        super().__init__(one("busy"))


class Later(ActionError):
    """It could not be done in time, and may be requested again after ``retry_after`` seconds."""

    status = 503

    def __init__(self, errors: Sequence[FieldError], retry_after: int):
        super().__init__(errors)
        self.retry_after = retry_after


#: Seconds after which sending the same again makes sense, by HTTP status: for ``Retry-After``.
RETRY_AFTER = {429: 3600, 503: 10}


def retry_after(error: Exception, status: int) -> int | None:
    """The value of ``Retry-After`` for an error: its own seconds, else those of its status."""
    return getattr(error, "retry_after", RETRY_AFTER.get(status))


def one(kind: str, field: str | None = None, **words: object) -> list[FieldError]:
    """A list of one error."""
    return [FieldError(field, kind, kind, words)]
