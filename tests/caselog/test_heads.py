"""The daily list of heads: where it is written, what it shows when logs were cut off or made away with."""

import json
import os
import pytest
from datetime import datetime
from datetime import UTC
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.caselog import heads
from ntnu.deviations.caselog import storage
from ntnu.deviations.caselog.heads import write_heads
from ntnu.deviations.caselog.verify import verify_log
from ntnu.deviations.caselog.verify import verify_register

#: Half past midnight in Norway.
AT = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_HEADS", str(tmp_path))
    return tmp_path


@pytest.fixture
def case(house):
    return house.case("in_process")


def wrong(house, path=None) -> dict[str, list[tuple[int, str]]]:
    """What is wrong in the register, by name."""
    return {
        verdict.name: [(problem.seq, problem.reason) for problem in verdict.problems]
        for verdict in verify_register(house.register, path)
        if not verdict.whole
    }


def notices(house) -> set[str]:
    return {
        problem.reason
        for verdict in verify_register(house.register)
        for problem in verdict.problems
        if problem.notice
    }


def test_the_file(house, case, folder):
    path = write_heads(house.register, AT)
    assert path == folder / uid_of(house.register) / "2026-11-24.jsonl"
    first, *lines, seal = map(json.loads, path.read_text().splitlines())
    assert first == {"register": uid_of(house.register), "at": "2026-11-23T23:30:00.000000+00:00"}
    by_name = {
        line.get("number") or line.get("unit") or line.get("register") or line["registry"]: line
        for line in lines
    }
    assert by_name.keys() >= {"deviations", "IE", "IDI", "HF", case.number}
    head = storage.head(case)
    assert by_name[case.number] == {
        "uid": uid_of(case),
        "number": case.number,
        "seq": 3,
        "mac": head.mac,
    }
    assert seal["lines"] == len(lines)
    assert path.stat().st_mode & 0o007 == 0
    assert os.listdir(path.parent) == [path.name]


def test_a_day_keeps_its_list(house, case):
    path = write_heads(house.register, AT)
    before = path.read_bytes()
    house.act(case, "worker.idi", "update_process", cause="En årsak.")
    assert write_heads(house.register, AT.replace(hour=23, minute=59)) == path
    assert path.read_bytes() == before
    assert write_heads(house.register, AT.replace(day=25)) != path


def test_a_list_that_cannot_be_written_leaves_nothing(house, case, folder, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_heads(house.register, AT)
    assert os.listdir(folder / uid_of(house.register)) == []


def test_where_it_is_without_the_variable(house, monkeypatch):
    from App.config import getConfiguration

    monkeypatch.delenv("NTNU_DEVIATIONS_LOG_HEADS")
    assert str(heads.folder_of(house.register).parent) == os.path.join(
        getConfiguration().clienthome, "log-heads"
    )


def test_what_happens_later_is_no_fault(house, case):
    write_heads(house.register, AT)
    house.act(case, "worker.idi", "update_process", cause="En årsak.")
    house.case("received")
    assert wrong(house) == {}
    verdict = verify_log(case)
    assert (verdict.whole, verdict.entries, verdict.noted_at) == (True, 4, AT)


def test_without_a_list_it_is_said(house, case):
    assert notices(house) == {"no_heads"}
    assert wrong(house) == {}
    assert verify_log(case).noted_at is None


def test_an_end_cut_off_shows(house, case):
    write_heads(house.register, AT)
    del case._caselog.rows[3], case._caselog.payloads[3]
    assert wrong(house) == {case.number: [(3, "truncated")]}
    assert [problem.reason for problem in verify_log(case).problems] == ["truncated"]


def test_an_end_written_anew_with_the_key_shows(house, case):
    write_heads(house.register, AT)
    del case._caselog.rows[3], case._caselog.payloads[3]
    storage.append(case, "worker.idi", "accept", {"severity": "low"}, AT)
    assert wrong(house) == {case.number: [(3, "other_head")]}


def test_a_log_taken_away_shows_with_and_without_a_list(house, case):
    kept = case._caselog
    del case._caselog
    assert wrong(house) == {case.number: [(0, "no_entries")]}
    case._caselog = kept
    write_heads(house.register, AT)
    del case._caselog
    assert wrong(house) == {case.number: [(3, "truncated")]}


def test_a_units_log_is_compared_too(house):
    write_heads(house.register, AT)
    log = house.unit("IDI")._caselog
    last = log.rows.maxKey()
    del log.rows[last], log.payloads[last]
    assert wrong(house) == {"IDI": [(last, "truncated")]}


def test_a_case_made_away_with_shows(house, case):
    number, unit = case.number, house.unit("IDI")
    # Behind the add-on's back: the index still tells of it.
    unit._delOb(case.getId())
    assert wrong(house) == {number: [(0, "case_gone")]}
    # And where the index does not.
    index_of(house.register).forget(uid_of(case))
    assert wrong(house) == {number: [(0, "case_gone")]}
    assert notices(house) == {"no_heads"}


def test_a_case_made_away_with_and_its_number_too_shows_by_the_list(house, case):
    write_heads(house.register, AT)
    number = case.number
    house.unit("IDI")._delOb(case.getId())
    index_of(house.register).forget(uid_of(case))
    del house.register.numbers[number]
    assert wrong(house) == {number: [(0, "case_gone")]}


def test_a_unit_that_is_gone_is_a_notice(house):
    house.give("IFS", "Case Worker", "worker.hf")
    write_heads(house.register, AT)
    house.unit("HF")._delObject("ifs")
    assert wrong(house) == {}
    assert notices(house) == {"unit_gone"}


def test_a_log_that_the_database_cannot_read_is_told(house, case):
    case._caselog.rows = None
    assert wrong(house) == {case.number: [(0, "unreadable")]}
    # The list of the day is written all the same, without it.
    assert case.number not in write_heads(house.register, AT).read_text()


def test_a_changed_list_is_told_of_and_not_believed(house, case):
    path = write_heads(house.register, AT)
    path.write_text(path.read_text().replace(case.number, "AVVIK-2026-999999"))
    assert wrong(house) == {"": [(0, "heads_altered")]}
    verdict = verify_log(case)
    assert (verdict.whole, verdict.noted_at) == (False, None)


def test_a_list_that_cannot_be_read_breaks_nothing(house, case):
    path = write_heads(house.register, AT)
    path.unlink()
    path.mkdir()
    assert wrong(house) == {"": [(0, "heads_unreadable")]}
    assert [problem.reason for problem in verify_log(case).problems] == ["heads_unreadable"]


def test_the_latest_list_counts_or_the_one_that_is_named(house, case):
    early = write_heads(house.register, AT)
    house.act(case, "worker.idi", "update_process", cause="En årsak.")
    late = write_heads(house.register, AT.replace(day=25))
    assert heads.newest(house.register) == late
    del case._caselog.rows[4], case._caselog.payloads[4]
    assert wrong(house) == {case.number: [(4, "truncated")]}
    assert wrong(house, early) == {}
    with pytest.raises(FileNotFoundError):
        list(verify_register(house.register, early.with_name("none.jsonl")))


def test_after_a_new_key(house, case, monkeypatch):
    write_heads(house.register, AT)
    former = os.environ["NTNU_DEVIATIONS_LOG_KEY"]
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", "another-key-also-32-bytes-long-or-more")
    assert wrong(house)[""] == [(0, "heads_unknown_key")]
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_FORMER_KEYS", former)
    assert wrong(house) == {}
