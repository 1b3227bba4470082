"""Case numbers: ``AVVIK-<year>-<6 digits>``, unique in the register for ever."""

import secrets

_SPACE = 1_000_000


def new_number(register, year: int) -> str:
    """A free number.

    Drawn at random: a counter would be one object that every submission writes, and parallel
    writers would wait for each other; and nobody can tell from a number how many cases there are.
    """
    for _attempt in range(1000):
        number = f"AVVIK-{year}-{secrets.randbelow(_SPACE):06d}"
        if number not in register.numbers:
            return number
    raise OverflowError(f"no free case number in {year}")
