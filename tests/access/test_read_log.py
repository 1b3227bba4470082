"""The file of who read what: written line by line, moved away by others, never in anybody's way."""

import json
import os
import pytest
import stat
from ntnu.deviations.access import read_log
from ntnu.deviations.access.reads import reads
from pathlib import Path

TOLD = "ntnu.deviations.access.read_log"


@pytest.fixture
def started(tmp_path):
    """The log in a file of the test's own."""
    path = tmp_path / "case-reads.log"
    kept = reads.handlers[:], reads.level, reads.propagate
    handler = read_log.start(str(path))
    yield path
    reads.removeHandler(handler)
    handler.close()
    reads.handlers[:], reads.level, reads.propagate = kept


def told(caplog) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == TOLD]


def test_lines_are_written_to_the_file_and_nowhere_else(started):
    reads.info('{"user": "kari"}')
    reads.info('{"user": "per"}')
    assert [json.loads(line)["user"] for line in started.read_text().splitlines()] == ["kari", "per"]
    # pytest's own handler listens to every logger: what counts is that the server's log does not.
    assert not reads.propagate


def test_nobody_else_on_the_machine_reads_it(started):
    reads.info("{}")
    assert stat.S_IMODE(started.stat().st_mode) & 0o027 == 0


def test_a_file_moved_away_is_begun_anew(started):
    reads.info("before")
    os.rename(started, f"{started}.1")
    reads.info("after")
    assert (Path(f"{started}.1").read_text(), started.read_text()) == ("before\n", "after\n")


def test_a_full_disk_fails_no_reading_and_is_told_once(started, caplog):
    reads.info("before")
    started.unlink()
    started.symlink_to("/dev/full")
    caplog.clear()
    for _ in range(3):
        reads.info("lost")
    (message,) = told(caplog)
    assert str(started) in message
    started.unlink()
    caplog.clear()
    reads.info("after")
    assert started.read_text().endswith("after\n")
    assert told(caplog) == ["Who reads a case is written down again; 3 lines may be missing."]


def test_a_folder_that_is_gone_fails_no_reading(tmp_path, caplog):
    folder = tmp_path / "gone"
    handler = read_log.start(str(folder / "reads.log"))
    try:
        caplog.clear()
        reads.info("lost")
        assert len(told(caplog)) == 1
        folder.mkdir()
        reads.info("after")
        assert (folder / "reads.log").read_text() == "after\n"
    finally:
        reads.removeHandler(handler)
        handler.close()


def test_where_it_is(monkeypatch, tmp_path):
    from App.config import getConfiguration

    begun = []
    monkeypatch.setattr(read_log, "start", begun.append)
    monkeypatch.setenv("NTNU_DEVIATIONS_READ_LOG", str(tmp_path / "reads.log"))
    read_log.on_process_starting(None)
    monkeypatch.delenv("NTNU_DEVIATIONS_READ_LOG")
    read_log.on_process_starting(None)
    assert begun == [
        str(tmp_path / "reads.log"),
        os.path.join(getConfiguration().clienthome, "case-reads.log"),
    ]
