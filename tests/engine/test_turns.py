"""Turns between processes: one at a time, nobody passed over; who waits too long is asked to come back."""

import multiprocessing
import pytest
import time
from ntnu.deviations.engine import turn_locks
from ntnu.deviations.engine import turns
from ntnu.deviations.engine.turn_locks import FileLock
from ntnu.deviations.engine.turn_locks import lock_of_server
from ntnu.deviations.engine.turn_locks import PostgresLock
from tests.register import REPORT


def _count(path: str, counted: str, times: int) -> None:
    """What a process does in each turn: read a number, and write the next one a moment later."""
    lock = FileLock(path)
    for _time in range(times):
        assert lock.acquire(30)
        with open(counted) as file:
            number = int(file.read())
        time.sleep(0.001)
        with open(counted, "w") as file:
            file.write(str(number + 1))
        lock.release()


def test_processes_take_turns(tmp_path):
    path, counted = str(tmp_path / "turns"), tmp_path / "number"
    counted.write_text("0")
    spawn = multiprocessing.get_context("spawn")
    others = [spawn.Process(target=_count, args=(path, str(counted), 50)) for _n in range(3)]
    for other in others:
        other.start()
    for other in others:
        other.join()
    assert [other.exitcode for other in others] == [0, 0, 0] and counted.read_text() == "150"


def test_a_file_that_another_holds(tmp_path):
    mine, other = FileLock(str(tmp_path / "turns")), FileLock(str(tmp_path / "turns"))
    assert other.acquire(0) and not mine.acquire(0.01)
    other.release()
    assert mine.acquire(0)


def test_which_lock(monkeypatch, tmp_path):
    for named, kind in {
        str(tmp_path / "turns"): FileLock,
        "postgresql://plone@db/plone": PostgresLock,
        "host=db dbname=plone": PostgresLock,
    }.items():
        monkeypatch.setenv(turn_locks.TURNS, named)
        lock_of_server.cache_clear()
        assert type(lock_of_server()) is kind, named
    lock_of_server.cache_clear()


@pytest.fixture
def somebody_else(monkeypatch, tmp_path):
    """Another process that has the turn and keeps it."""
    monkeypatch.setenv(turn_locks.TURNS, str(tmp_path / "turns"))
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    lock_of_server.cache_clear()
    other = FileLock(str(tmp_path / "turns"))
    assert other.acquire(0)
    yield other
    other.release()
    lock_of_server.cache_clear()


def test_who_waits_too_long_is_asked_to_send_again_and_loses_nothing(web, somebody_else):
    visitor = web.visitor("per")
    before = visitor.get("/deviations/@deviations", view="mine").json()["items_total"]
    answer = visitor.report(REPORT)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10"), answer.text
    assert [error["code"] for error in answer.json()["errors"]] == ["busy"]
    assert visitor.get("/deviations/@deviations", view="mine").json()["items_total"] == before
    somebody_else.release()
    made = visitor.report(REPORT)
    assert made.status_code == 201
    assert somebody_else.acquire(1)
    case = made.json()["@id"].removeprefix(web.url)
    page = visitor.send(f"{case}/@@action-form", {
        "action": "withdraw", "withdraw.reason": "Skrev feil", "complete": "1",
    })  # fmt: skip
    assert (page.status_code, page.headers.get("Retry-After")) == (503, "10"), page.text[-3000:]
    assert "Skrev feil" in page.text and "Mange sender samtidig" in page.text
