"""Why a piece of heavy work was not done."""


class NotDone(Exception):
    """A piece of work was not done."""


class Busy(NotDone):
    """All helpers are busy, and enough requests wait already: try again after ``seconds``."""

    seconds = 5


class TooHeavy(NotDone):
    """It took more time or memory than allowed."""


class Refused(NotDone):
    """The input is invalid; ``code`` says why, in the words of the task."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


class Broken(NotDone):
    """The helper failed; its error is in the server's log."""
