"""The answer of an archive, and what can go wrong on the way there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Receipt:
    """The archive has a package. ``text`` is its receipt, which may be empty until it is ``confirmed``
    that the package is kept."""

    text: str
    confirmed: bool = True


class NotDelivered(Exception):
    """A package was not delivered, or the result is unknown.

    ``problem`` is a code with words in ``messages.py``; ``final``: the archive has refused it, and another
    attempt is of no use. ``reason`` is what the archive itself says, on one line; it may quote the case.
    """

    def __init__(self, problem: str, final: bool = False, reason: str = ""):
        super().__init__(problem)
        self.problem = problem
        self.final = final
        self.reason = reason
