"""Whatever byte of a log is changed in the database, "verify" tells, and which entry it is."""

import pytest
from datetime import datetime
from datetime import UTC
from ntnu.deviations.caselog import storage
from persistent import Persistent
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PARTS = ("at", "actor", "action", "digest", "previous", "key_id", "mac")


class Case(Persistent):
    """Stored in the database like a case."""


def told(case) -> set[int]:
    return {problem.seq for problem in storage.verify(case) if not problem.notice}


def flipped(value, place):
    """The text or bytes with the lowest bit of one character changed."""
    if isinstance(value, bytes):
        return value[:place] + bytes([value[place] ^ 1]) + value[place + 1 :]
    return value[:place] + chr(ord(value[place]) ^ 1) + value[place + 1 :]


@pytest.mark.parametrize("seq", (1, 2, 3))
@pytest.mark.parametrize("part", range(len(PARTS)), ids=PARTS)
def test_every_character_of_a_row(logged, seq, part):
    rows = logged._caselog.rows
    row = rows[seq]
    for place in range(len(row[part])):
        rows[seq] = (*row[:part], flipped(row[part], place), *row[part + 1 :])
        assert min(told(logged)) == seq, place
        # The page must open, whatever stands there.
        assert len(storage.entries(logged)) == 3
    rows[seq] = row
    assert told(logged) == set()


@pytest.mark.parametrize("seq", (1, 2, 3))
@pytest.mark.parametrize("part", (0, 1), ids=("salt", "text"))
def test_every_byte_of_a_payload(logged, seq, part):
    payloads = logged._caselog.payloads
    parts = payloads[seq]
    for place in range(len(parts[part])):
        payloads[seq] = (*parts[:part], flipped(parts[part], place), *parts[part + 1 :])
        assert told(logged) == {seq}, place
        assert len(storage.entries(logged)) == 3
    payloads[seq] = parts
    assert told(logged) == set()


def test_the_payload_of_an_erasure(logged):
    storage.erase(logged, 2, "ola", "named a person", AT)
    salt, text = logged._caselog.payloads[4]
    for place in range(len(text)):
        logged._caselog.payloads[4] = (salt, flipped(text, place))
        # The erasure is not to be believed any more.
        assert told(logged) == {2, 4}


#: What stands in the file, what is put in its place, and which entry it belongs to.
ON_DISK = (
    (b'{"reason":"second"}', b'{"reason":"secomd"}', 2),
    (b"actor-of-3", b"actor-of-4", 3),
    (b"action-of-1", b"action-of-7", 1),
    (b"2026-11-23T12:00:02", b"2026-11-23T12:00:07", 2),
)


@pytest.mark.parametrize(("was", "now", "seq"), ON_DISK)
def test_in_the_file_of_the_database(tmp_path, was, now, seq):
    path = tmp_path / "Data.fs"
    database = DB(FileStorage(str(path)))
    with database.transaction() as connection:
        connection.root.case = case = Case()
        for number, reason in enumerate(("first", "second", "third"), start=1):
            at = AT.replace(second=number)
            storage.append(case, f"actor-of-{number}", f"action-of-{number}", {"reason": reason}, at)
    database.close()
    data = path.read_bytes()
    assert data.count(was) == 1
    path.write_bytes(data.replace(was, now))
    database = DB(FileStorage(str(path)))
    with database.transaction() as connection:
        assert told(connection.root.case) == {seq}
    database.close()


def test_a_log_spoilt_at_its_end_can_be_gone_on_with(logged):
    for row in (None, (), ("a",) * 7, (1,) * 7):
        logged._caselog.rows[storage.revision(logged)] = row
        spoilt = storage.entries(logged)[-1]
        assert spoilt.spoilt
        entry = storage.append(logged, "per", "close", {"reason": "Ferdig."}, AT)
        assert storage.entries(logged)[-1] == entry
        assert spoilt.seq in told(logged)


@pytest.mark.parametrize("text", ("", "[]", "5", "{", "[" * 100_000), ids=lambda text: text[:2])
def test_reasons_that_are_none_can_be_erased(logged, text):
    logged._caselog.payloads[2] = (b"s" * 16, text)
    assert storage.entries(logged)[1].spoilt
    told_by = storage.erase(logged, 2, "ola", "x", AT)
    assert told_by.why["length"] == len(text)
