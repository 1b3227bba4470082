"""Case numbers, unique in the register for ever: their form is in ``domain/numbers.py``."""

import secrets
from ntnu.deviations import settings
from ntnu.deviations.domain import numbers

_SPACE = 1_000_000


def new_number(register, year: int) -> str:
    """A free number.

    Drawn at random: a counter would be one object that every submission writes, and parallel
    writers would wait for each other; and nobody can tell from a number how many cases there are.
    """
    for _attempt in range(1000):
        number = numbers.number(settings.get("number_prefix"), year, secrets.randbelow(_SPACE))
        if number not in register.numbers:
            return number
    raise OverflowError(f"no free case number in {year}")
