"""What ``make bench`` counts and writes, without measuring anything."""

import json
import pytest
import transaction
import ZODB
from benchmarks import report
from benchmarks.bars import Bar
from benchmarks.storage import last_change
from benchmarks.storage import live_growth
from persistent.mapping import PersistentMapping
from ZODB.FileStorage import FileStorage

FAST = Bar("1_submit_1k", "submit, 1k", "requests/s", 30.0, 10.0, 3.0, 3.0, at_least=True)
SLOW = Bar("4_list_1k", "work list", "ms", 30.0, 20.0, 1.5, 0.5)


@pytest.fixture
def files(tmp_path, monkeypatch):
    """The page of the documentation and the results, as copies."""
    page, results = tmp_path / "performance.md", tmp_path / "results.json"
    page.write_text(report.PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(report, "PAGE", page)
    monkeypatch.setattr(report, "RESULTS", results)
    return page, results


def test_the_figures_are_written_into_the_page_and_the_results(files):
    page, results = files
    report.write([FAST, SLOW], "3 repeats.")
    assert json.loads(results.read_text()) == {
        "1_submit_1k": {"ratio": 3.0, "bar": 3.0, "holds": True},
        "4_list_1k": {"ratio": 1.5, "bar": 0.5, "holds": False},
    }
    written = page.read_text()
    assert "| submit, 1k | 30.0 | 10.0 requests/s | 3.00 | ≥ 3.0 | yes |" in written
    assert "| work list | 30.0 | 20.0 ms | 1.50 | ≤ 0.5 | **no** |" in written


def test_figures_of_another_run_take_their_place(files):
    page, results = files
    report.write([FAST, SLOW], "3 repeats.")
    report.write([SLOW], "5 repeats.")
    written = page.read_text()
    assert "5 repeats." in written and "work list" in written
    assert "3 repeats." not in written and "submit, 1k" not in written
    assert list(json.loads(results.read_text())) == ["4_list_1k"]


def test_live_bytes_are_what_is_new_less_what_it_replaces(tmp_path):
    path = tmp_path / "Data.fs"
    database = ZODB.DB(FileStorage(str(path)))
    with database.transaction() as connection:
        connection.root()["first"] = PersistentMapping(text="a" * 1000)
    since = last_change(path)
    assert live_growth(path, since) == 0
    # Written three times over: only the last state is alive.
    for size in (5000, 4000, 3000):
        with database.transaction() as connection:
            connection.root()["first"]["text"] = "b" * size
    assert live_growth(path, since) == 2000
    before = live_growth(path, since)
    with database.transaction() as connection:
        connection.root()["first"]["more"] = PersistentMapping(text="c" * 700)
    assert 700 < live_growth(path, since) - before < 1000
    database.close()
    transaction.abort()
