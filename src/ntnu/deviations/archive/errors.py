"""What can go wrong on the way to the archive."""


class NotDelivered(Exception):
    """A package was not delivered, or nobody knows.

    ``problem`` is a code with words in ``messages.py``; ``final``: the archive has not taken it, and
    another attempt is of no use.
    """

    def __init__(self, problem: str, final: bool = False):
        super().__init__(problem)
        self.problem = problem
        self.final = final
