"""Figures asked for as a person, and the clock that stores them."""

from ntnu.deviations.statistics.query import query_of
from ntnu.deviations.statistics.source import ask
from ntnu.deviations.statistics.stored import FinishedPeriods
from tests.house import at
from tests.statistics.small import on
from tests.statistics.small import TODAY


def run_clock(house, moment: str) -> list[str]:
    work, at_ = FinishedPeriods(), on(moment)
    with at(at_):
        keys = work.due(house.register, at_)
        for key in keys:
            work.do(house.register, key, at_, lambda name, piece: piece())
    return keys


def told(house, person: str = "recipient.ie", moment: str = TODAY, **form):
    with at(on(moment)):
        user = house.user(person)
        return ask(house.register, user, query_of(house.register, user, form))


def lines(table) -> dict[str, tuple[int, ...]]:
    return {value: tuple(line.values()) for value, line in table.items()}
