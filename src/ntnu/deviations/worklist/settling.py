"""The clock enters the words of cases under their stems: see ``access/word_index.py``."""

from collections.abc import Callable
from datetime import datetime
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.word_index import TOGETHER
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.interfaces import IClockWork
from zope.interface import implementer

#: So many cases are read word by word in each search before it is worth a round of the clock.
MANY = 50


@implementer(IClockWork)
class Settling:
    """Work of the clock: words that are not entered yet."""

    def due(self, register, at: datetime) -> list[str]:
        """A key for each transaction that it takes; none while there are few, or no words at all."""
        words = index_of(register).words
        waiting = len(words.fresh) if words is not None else 0
        return [str(first) for first in range(0, waiting, TOGETHER)] if waiting >= MANY else []

    def do(self, register, key: str, at: datetime, carry: Callable) -> None:
        """Enter as many as go together."""

        def settle() -> None:
            take_turn(register)
            words = index_of(register).words
            if words is not None:
                words.settle()

        carry("words of cases", settle)
