"""Case numbers, unique in the register for ever: their form is in ``domain/numbers.py``."""

import secrets
from ntnu.deviations import settings
from ntnu.deviations.domain import numbers

_SPACE = 1_000_000


def new_number(register, year: int) -> str:
    """An unused number.

    Drawn at random: a counter would be one object that every submission writes, so concurrent submissions
    would conflict; and a number does not reveal how many cases there are.
    """
    for _attempt in range(1000):
        number = numbers.number(settings.get("number_prefix"), year, secrets.randbelow(_SPACE))
        if number not in register.numbers:
            return number
    raise OverflowError(f"no free case number in {year}")
