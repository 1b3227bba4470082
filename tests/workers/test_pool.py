"""Helper processes: what they may take, what they know, and that they end."""

import logging
import os
import pytest
import select
import subprocess
import sys
import textwrap
import threading
from concurrent.futures import ThreadPoolExecutor
from ntnu.deviations.workers import wire
from ntnu.deviations.workers.errors import Broken
from ntnu.deviations.workers.errors import Busy
from ntnu.deviations.workers.errors import Refused
from ntnu.deviations.workers.errors import TooHeavy
from ntnu.deviations.workers.pool import Limits
from ntnu.deviations.workers.pool import Pool
from pathlib import Path

TASKS = "tests.workers.tasks"
LIMITS = Limits(5, 256)
SHORT = Limits(1, 256)


@pytest.fixture
def pool(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2]))
    made = Pool(2, patience=0.2)
    yield made
    made.close()
    assert made.pids() == []


def do(pool, task, options=None, blobs=(), limits=LIMITS, **how):
    return pool.run(f"{TASKS}:{task}", options or {}, list(blobs), limits, **how)


def test_what_a_helper_gets_and_gives(pool, monkeypatch):
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", "secret")
    answer, blobs = do(pool, "about", {"é": [1, None]}, [b"abc", b"", b"\x00" * 100_000])
    assert answer["é"] == [1, None]
    assert blobs == [b"cba", b"", b"\x00" * 100_000]
    assert answer["pid"] != os.getpid()
    assert not [name for name in answer["names"] if "NTNU" in name or "KEY" in name]


def test_a_helper_is_kept_but_not_after_strangers_files(pool):
    first, _blobs = do(pool, "about")
    second, _blobs = do(pool, "about")
    assert first["pid"] == second["pid"]
    once, _blobs = do(pool, "about", once=True)
    assert once["pid"] != first["pid"]
    assert pool.pids() == [first["pid"]]


@pytest.mark.parametrize(
    ("task", "options", "limits", "error"),
    [
        ("endless", {}, SHORT, TooHeavy),
        ("asleep", {"seconds": 60}, Limits(0.1, 256), TooHeavy),
        ("greedy", {"megabytes": 400}, LIMITS, TooHeavy),
        ("broken", {}, LIMITS, Broken),
        ("ends", {}, LIMITS, Broken),
        ("nothing_of_that_name", {}, LIMITS, Broken),
        ("refused", {}, LIMITS, Refused),
    ],
)
def test_what_is_not_done(pool, task, options, limits, error, caplog):
    with caplog.at_level(logging.DEBUG), pytest.raises(error) as caught:
        do(pool, task, options, limits=limits)
    assert getattr(caught.value, "code", "too_blue") == "too_blue"
    assert "own words" not in caplog.text
    # The pool goes on.
    assert do(pool, "about")[0]["pid"] in pool.pids()


def test_a_helper_that_was_killed_is_replaced(pool):
    before, _blobs = do(pool, "about")
    os.kill(before["pid"], 9)
    os.waitid(os.P_PID, before["pid"], os.WEXITED | os.WNOWAIT)
    after, _blobs = do(pool, "about")
    assert after["pid"] != before["pid"]


def test_what_a_helper_started_ends_with_it(pool, tmp_path):
    told = tmp_path / "pid"
    with pytest.raises(TooHeavy):
        do(pool, "parent", {"tell": str(told)}, limits=SHORT)
    assert _ends(int(told.read_text()))


def test_who_finds_all_at_work_waits_a_little_and_the_next_not_at_all(pool):
    held = [threading.Event() for _ in range(2)]

    def hold(event):
        event.set()
        return do(pool, "asleep", {"seconds": 3})

    with ThreadPoolExecutor(4) as threads:
        working = [threads.submit(hold, event) for event in held]
        for event in held:
            event.wait()
        others = [threads.submit(do, pool, "about") for _ in range(2)]
        for other in others:
            with pytest.raises(Busy) as caught:
                other.result()
            assert caught.value.seconds > 0
        # The clock has a helper of its own.
        assert do(pool, "about", for_clock=True)[0]["pid"]
        assert [work.result() for work in working] == [({}, []), ({}, [])]


def test_a_pool_that_is_closed_under_way_tells_so(pool, tmp_path):
    """As a server does that ends: what is not done is not done, and no error of another kind."""
    told = tmp_path / "told"
    os.mkfifo(told)
    with ThreadPoolExecutor(1) as threads:
        working = threads.submit(do, pool, "parent", {"tell": str(told)})
        assert told.read_text()
        pool.close()
        with pytest.raises(Broken):
            working.result()
    with pytest.raises(Busy):
        do(pool, "about")


def test_helpers_end_with_the_server_however_it_ends(tmp_path):
    root = str(Path(__file__).parents[2])
    for how in ("end", "kill"):
        code = f"""
            import os, sys, threading
            sys.path.insert(0, {root!r})
            from ntnu.deviations.workers.pool import Limits, shared
            print(shared().run("{TASKS}:about", {{}}, [], Limits(5, 256))[0]["pid"], flush=True)
            if {how!r} == "kill":
                run = lambda: shared().run("{TASKS}:asleep", {{"seconds": 1}}, [], Limits(5, 256))
                threading.Thread(target=run, daemon=True).start()
                os.kill(os.getpid(), 9)
        """
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code)], cwd=tmp_path, capture_output=True, text=True
        )
        assert done.returncode == (0 if how == "end" else -9), done.stderr
        assert _ends(int(done.stdout))


@pytest.mark.parametrize(
    "sent", [b"\x00", b"\xff" * 8, b"\x00" * 7 + b"\x02[]", b"\x00" * 7 + b'\x09{"a": 1}']
)
def test_an_answer_that_is_none(tmp_path, sent):
    place = tmp_path / "answer"
    place.write_bytes(sent)
    with place.open("rb") as stream, pytest.raises(wire.Unreadable):
        wire.receive(stream)


def _ends(pid: int) -> bool:
    """Does the process end within ten seconds? It is a child of nobody here."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], 10)[0])
    finally:
        os.close(handle)
