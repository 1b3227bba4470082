"""Two requests at the same time, in a real database: no number is lost, none is given twice."""

import pytest
import transaction
from BTrees.OOBTree import OOBTree
from datetime import datetime
from datetime import UTC
from ntnu.deviations.caselog import storage
from persistent import Persistent
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from ZODB.POSException import ConflictError

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Case(Persistent):
    """Stored in the database like a case."""


@pytest.fixture
def database(tmp_path, monkeypatch):
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", "a key for the tests, 32 bytes long")
    database = DB(FileStorage(str(tmp_path / "Data.fs")))
    yield database
    database.close()


class Request:
    """One connection with its own transaction."""

    def __init__(self, database):
        self.manager = transaction.TransactionManager()
        self.root = database.open(self.manager).root()

    @property
    def case(self):
        return self.root["cases"]["case"]


@pytest.fixture
def requests(database):
    first = Request(database)
    first.root["cases"] = OOBTree({"case": Case()})
    first.manager.commit()
    second = Request(database)
    yield first, second
    for request in (first, second):
        request.manager.abort()
        request.root._p_jar.close()


# Before the first entry, in a short log, and where a long one's BTree parts in two.
@pytest.mark.parametrize("already", (0, 1, 28, 29, 30, 31, 58, 59, 60, 61, 120))
def test_the_second_writer_must_try_again(requests, already):
    first, second = requests
    for number in range(already):
        storage.append(first.case, "kari", "act", {"n": number}, AT)
    first.manager.commit()
    second.manager.begin()
    storage.append(first.case, "kari", "act", {"n": "first"}, AT)
    storage.append(second.case, "ola", "act", {"n": "second"}, AT)
    first.manager.commit()
    with pytest.raises(ConflictError):
        second.manager.commit()
    second.manager.abort()
    storage.append(second.case, "ola", "act", {"n": "second"}, AT)
    second.manager.commit()
    first.manager.begin()
    written = [entry.why["n"] for entry in storage.entries(first.case)]
    assert written == [*range(already), "first", "second"]
    assert storage.revision(first.case) == already + 2
    assert storage.verify(first.case) == []


def test_an_erasure_and_an_entry_at_the_same_time(requests):
    first, second = requests
    storage.append(first.case, "kari", "submit", {"text": "secret"}, AT)
    first.manager.commit()
    second.manager.begin()
    storage.erase(first.case, 1, "ola", "x", AT)
    storage.append(second.case, "per", "approve", {}, AT)
    first.manager.commit()
    with pytest.raises(ConflictError):
        second.manager.commit()


def test_two_erasures_at_the_same_time(requests):
    first, second = requests
    storage.append(first.case, "kari", "submit", {"text": "secret"}, AT)
    first.manager.commit()
    second.manager.begin()
    storage.erase(first.case, 1, "ola", "x", AT)
    storage.erase(second.case, 1, "per", "x", AT)
    first.manager.commit()
    with pytest.raises(ConflictError):
        second.manager.commit()
    second.manager.abort()
    with pytest.raises(LookupError):
        storage.erase(second.case, 1, "per", "x", AT)


def test_the_entry_is_there_after_a_restart(tmp_path, monkeypatch):
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", "a key for the tests, 32 bytes long")
    path = str(tmp_path / "Data.fs")
    for round_ in range(2):
        database = DB(FileStorage(path))
        connection = database.open()
        if round_ == 0:
            connection.root()["case"] = Case()
        storage.append(connection.root()["case"], "kari", "act", {"round": round_}, AT)
        transaction.commit()
        found = [entry.why["round"] for entry in storage.entries(connection.root()["case"])]
        problems = storage.verify(connection.root()["case"])
        connection.close()
        database.close()
    assert found == [0, 1]
    assert problems == []


def test_an_aborted_act_leaves_no_entry(requests):
    first, _ = requests
    storage.append(first.case, "kari", "submit", {}, AT)
    first.manager.abort()
    assert storage.revision(first.case) == 0


def test_an_entry_does_not_write_the_case_again(requests):
    first, _ = requests
    storage.append(first.case, "kari", "submit", {}, AT)
    first.manager.commit()
    storage.append(first.case, "kari", "withdraw", {}, AT)
    assert not first.case._p_changed


def test_a_packed_database_holds_no_erased_payload(tmp_path, database):
    request = Request(database)
    request.root["cases"] = OOBTree({"case": Case()})
    storage.append(request.case, "kari", "submit", {"text": "a very secret word"}, AT)
    request.manager.commit()
    storage.erase(request.case, 1, "ola", "x", AT)
    request.manager.commit()
    request.root._p_jar.close()
    assert b"a very secret word" in (tmp_path / "Data.fs").read_bytes()
    database.pack()
    assert b"a very secret word" not in (tmp_path / "Data.fs").read_bytes()
