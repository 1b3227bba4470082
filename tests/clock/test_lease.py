"""Whose turn it is among many servers."""

import pytest
from datetime import timedelta
from ntnu.deviations.clock import lease
from tests.clock.year import on

NOON = on("08-03")


@pytest.fixture
def register(house):
    return house.register


def test_one_server_has_the_turn_until_it_gives_it_back(register):
    assert lease.take(register, "one", NOON)
    assert not lease.take(register, "two", NOON + timedelta(minutes=1))
    assert lease.take(register, "one", NOON + timedelta(minutes=2))
    lease.give_back(register, "two")
    assert not lease.take(register, "two", NOON + timedelta(minutes=3))
    lease.give_back(register, "one")
    assert lease.take(register, "two", NOON + timedelta(minutes=3))


def test_the_turn_of_a_server_that_died_ends(register):
    lease.take(register, "one", NOON)
    assert not lease.take(register, "two", NOON + lease.LONGEST - timedelta(seconds=1))
    assert lease.take(register, "two", NOON + lease.LONGEST)


def test_a_turn_taken_while_a_clock_ran_ahead_does_not_count(register):
    lease.take(register, "one", NOON + timedelta(days=400))
    assert lease.take(register, "two", NOON)
