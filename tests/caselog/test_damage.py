"""What was done to a log behind its back is found; keys come, change and are missing."""

import pytest
from datetime import datetime
from datetime import UTC
from ntnu.deviations.caselog import storage
from ntnu.deviations.caselog.chain import Problem

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KEY = "a-key-for-the-tests-32-bytes-long"


def spoil(case, seq, place, value):
    rows = case._caselog.rows
    row = list(rows[seq])
    row[place] = value
    rows[seq] = tuple(row)


@pytest.mark.parametrize("place", range(4), ids=("at", "actor", "action", "digest"))
def test_a_changed_row_is_named(logged, place):
    value = logged._caselog.rows[2][place]
    spoil(logged, 2, place, value[:-1] + chr(ord(value[-1]) ^ 1))
    assert Problem(2, "altered") in storage.verify(logged)
    assert {problem.seq for problem in storage.verify(logged)} == {2}


@pytest.mark.parametrize("row", (None, (), ("a", "b"), ("",) * 7, (1,) * 7, [b""] * 7), ids=repr)
def test_a_row_of_another_form_is_named(logged, row):
    logged._caselog.rows[2] = row
    assert 2 in {problem.seq for problem in storage.verify(logged)}


@pytest.mark.parametrize("parts", (None, (), (b"a",), ("a", "b"), (b"s" * 16, "{}")), ids=repr)
def test_a_payload_of_another_form_is_named(logged, parts):
    logged._caselog.payloads[2] = parts
    assert storage.verify(logged) == [Problem(2, "payload_altered")]


def test_a_payload_dropped_without_a_word_is_named(logged):
    del logged._caselog.payloads[2]
    assert storage.verify(logged) == [Problem(2, "payload_missing")]


def test_rows_that_changed_places_are_named(logged):
    rows = logged._caselog.rows
    rows[1], rows[2] = rows[2], rows[1]
    assert {1, 2} <= {problem.seq for problem in storage.verify(logged)}


def test_a_row_taken_out_is_named(logged):
    del logged._caselog.rows[2], logged._caselog.payloads[2]
    assert storage.verify(logged) == [Problem(2, "missing"), Problem(3, "broken_link")]


def test_rows_cut_off_show_against_a_noted_head(logged):
    noted = storage.head(logged)
    assert storage.verify(logged, noted) == []
    del logged._caselog.rows[3], logged._caselog.payloads[3]
    assert storage.verify(logged) == []
    assert storage.verify(logged, noted) == [Problem(3, "truncated")]
    del logged._caselog
    assert storage.verify(logged, noted) == [Problem(3, "truncated")]


def test_a_new_key_and_the_former_one(logged, monkeypatch):
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", "another-key-also-32-bytes-long-or-more")
    storage.append(logged, "per", "close", {}, AT)
    assert storage.verify(logged) == [Problem(seq, "unknown_key") for seq in (1, 2, 3)]
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_FORMER_KEYS", KEY)
    assert storage.verify(logged) == []


def test_former_keys_are_parted_by_spaces(case, monkeypatch):
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", "first-key")
    storage.append(case, "kari", "submit", {}, AT)
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", "second-key")
    storage.append(case, "ola", "approve", {}, AT)
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", " third-key\n")
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_FORMER_KEYS", "first-key\n second-key ")
    storage.append(case, "per", "accept", {}, AT)
    assert storage.verify(case) == []


def test_without_a_key_the_log_says_so(case, monkeypatch):
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", "  ")
    storage.append(case, "kari", "submit", {}, AT)
    storage.append(case, "ola", "approve", {}, AT)
    assert storage.verify(case) == [Problem(1, "unkeyed")]
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", KEY)
    storage.append(case, "per", "accept", {}, AT)
    assert storage.verify(case) == [Problem(1, "unkeyed")]
    monkeypatch.delenv("NTNU_DEVIATIONS_LOG_KEY")
    storage.append(case, "per", "close", {}, AT)
    assert [problem.reason for problem in storage.verify(case) if problem.seq == 4] == ["unkeyed_after_key"]


def test_a_log_moved_to_another_case_is_named(logged, other_case):
    other = other_case
    other._caselog = logged._caselog
    assert storage.verify(other) == [Problem(0, "of_another_object")]
    other._caselog.owner = "uid-2"
    assert storage.verify(other) == [Problem(1, "broken_link")]
