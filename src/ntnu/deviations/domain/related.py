"""Cases that are named as related to another: by number, and only those the person may see."""

from collections.abc import Iterable
from collections.abc import Iterator
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.numbers import NUMBER
from ntnu.deviations.domain.obstacles import Obstacle


def as_numbers(given: Iterable[str]) -> tuple[str, ...]:
    """Case numbers in the form they are kept in, each once."""
    return tuple(dict.fromkeys(number.strip().upper() for number in given))


def related_obstacles(facts: Facts, given: Iterable[str], moment: Moment) -> Iterator[Obstacle]:
    """Each must be the number of another case; a hidden case is answered like one that does not exist."""
    numbers = as_numbers(given)
    if not all(map(NUMBER.fullmatch, numbers)):
        yield Obstacle("not_a_case_number", "related")
    for number in filter(NUMBER.fullmatch, numbers):
        if number == facts.number:
            yield Obstacle("same_case", "related")
        elif not moment.sees(number):
            yield Obstacle("unknown_case", "related", {"number": number})


def related_after(facts: Facts, given: Iterable[str], moment: Moment) -> tuple[str, ...]:
    """The related cases when the actor gives these.

    Those the person may not see cannot be removed by them: they stay.
    """
    numbers = as_numbers(given)
    hidden = [number for number in facts.related if number not in numbers and not moment.sees(number)]
    return (*numbers, *hidden)
