"""Answers are kept for the transaction of the connection that they come from, and for one second of it.

Shown in a small database of its own: what is kept for cases is in ``test_kept_no_longer.py``.
"""

import pytest
import sys
import transaction
from BTrees.OOBTree import OOBTree
from datetime import timedelta
from ntnu.deviations.access.apart import apart
from ntnu.deviations.now import now
from ntnu.deviations.unchanged import while_unchanged
from tests.house import at as fixed
from ZODB.DB import DB

ROLE = "Notification Recipient"


@pytest.fixture
def clock(web):
    """The moment, which stays until a test sets another."""
    with fixed(now().replace(microsecond=0)) as found:
        yield found


@pytest.fixture
def mounted(clock):
    """A connection to a database of its own, in which another is mounted, with something in each."""
    databases = {}
    for name in ("main", "other"):
        DB(None, database_name=name, databases=databases)
    manager = transaction.TransactionManager()
    connection = databases["main"].open(manager)
    for root in (connection.root(), connection.get_connection("other").root()):
        root["place"] = OOBTree()
    manager.commit()
    connection.close()
    transaction.begin()
    connection = databases["main"].open()
    yield connection
    transaction.abort()
    connection.close()
    for database in databases.values():
        database.close()


def role_at(place, at=None):
    """What ``place`` holds, kept for ``at``."""
    return while_unchanged(at if at is not None else place, lambda: place.get("role"), role_at)


def test_a_change_in_a_database_that_is_mounted(mounted):
    here = mounted.root()["place"]
    there = mounted.get_connection("other").root()["place"]
    for one, other in ((here, there), (there, here)):
        assert role_at(other, at=one) is None
        other["role"] = ROLE
        assert role_at(other, at=one) == ROLE
        transaction.abort()


def test_a_connection_that_is_opened_again_in_one_transaction(mounted):
    database, place = mounted.db(), mounted.root()["place"]
    assert role_at(place) is None
    mounted.close()
    manager = transaction.TransactionManager()
    other = database.open(manager)
    other.root()["place"]["role"] = ROLE
    manager.commit()
    other.close()
    # The same connection comes out of the pool, with the same objects.
    assert database.open() is mounted and mounted.root()["place"] is place
    assert role_at(place) == ROLE


def test_each_second_is_asked_anew_and_lets_go_of_the_last(mounted, clock):
    place, asked = mounted.root()["place"], []

    def ask():
        return while_unchanged(place, lambda: asked.append(1) or clock, ask)

    for _second in range(2):
        ask(), ask()
        clock.moment += timedelta(seconds=1)
    assert len(asked) == 2
    held = sys.getrefcount(clock)
    while_unchanged(place, lambda: None, "something else")
    assert sys.getrefcount(clock) < held


def test_work_beside_the_request_that_is_tried_again(web, clock):
    """It has a connection and transactions of its own, in one of the request's."""
    transaction.begin()
    register, seen = web.house.register, []
    refused = {"otherwise": "nothing is stored", "at_once": "it did not come through"}

    def described(there):
        return while_unchanged(there, lambda: there.description, described)

    def write(there):
        seen.append(described(there))
        if len(seen) == 1:
            apart(register, lambda again: setattr(again, "description", "by somebody else"), **refused)
        there._p_changed = True
        return "done"

    before = described(register)
    assert apart(register, write, **refused) == "done"
    assert seen == [before, "by somebody else"]
    assert described(register) == before
