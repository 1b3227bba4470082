"""Why a piece of heavy work was not done."""


class NotDone(Exception):
    """A piece of work was not done."""


class Busy(NotDone):
    """All helpers are at work, and enough wait already: try again after ``seconds``."""

    seconds = 5


class TooHeavy(NotDone):
    """It took more time or memory than it may have."""


class Refused(NotDone):
    """What was given will not do; ``code`` says why, in the words of the task."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


class Broken(NotDone):
    """The helper failed; its own account of it is in the server's log."""
