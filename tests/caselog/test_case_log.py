"""Adding to a log, reading it, erasing from it."""

import pytest
from BTrees.LOBTree import LOBTree
from datetime import datetime
from datetime import UTC
from ntnu.deviations.caselog import storage
from ntnu.deviations.caselog.chain import Problem
from ntnu.deviations.caselog.storage import Entry

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KEY = "a-key-for-the-tests-32-bytes-long"


def test_a_case_without_a_log(case):
    assert storage.entries(case) == []
    assert storage.revision(case) == 0
    assert storage.head(case) is None
    assert storage.verify(case) == []
    assert not hasattr(case, "_caselog")


def test_entries_come_oldest_first(logged):
    assert storage.entries(logged) == [
        Entry(1, AT, "kari", "submit", {}, False),
        Entry(2, AT, "ola", "approve", {"unit": "IDI", "note": "Gjelder blå bok"}, False),
        Entry(3, AT, "per", "accept", {"severity": "low"}, False),
    ]
    assert storage.verify(logged) == []


def test_append_answers_the_entry(case):
    assert storage.append(case, "kari", "submit", {"a": [1]}, AT) == storage.entries(case)[0]


def test_the_revision_counts_entries(logged):
    assert storage.revision(logged) == 3
    storage.append(logged, "per", "close", {}, AT)
    assert storage.revision(logged) == 4


def test_the_log_of_many_entries_keeps_their_order(case):
    for number in range(200):
        storage.append(case, "kari", "act", {"n": number}, AT)
    assert [entry.why["n"] for entry in storage.entries(case)] == list(range(200))
    assert [entry.seq for entry in storage.entries(case)] == list(range(1, 201))
    assert storage.verify(case) == []


def test_a_log_does_not_follow_what_it_was_given(case):
    why = {"list": [1]}
    entry = storage.append(case, "kari", "submit", why, AT)
    why["list"].append(2)
    entry.why["list"].append(3)
    storage.entries(case)[0].why["list"].append(4)
    assert storage.entries(case)[0].why == {"list": [1]}


@pytest.mark.parametrize("why", ({"a": 1.0}, {"a": AT}, {"a": (1,)}))
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(case, why):
    with pytest.raises(TypeError):
        storage.append(case, "kari", "submit", why, AT)
    assert storage.revision(case) == 0
    assert storage.verify(case) == []


def test_a_moment_without_a_zone_is_refused(case):
    with pytest.raises(ValueError, match="time zone"):
        storage.append(case, "kari", "submit", {}, datetime(2026, 11, 23))
    assert storage.revision(case) == 0


def test_an_erased_payload_is_told_of_and_the_chain_holds(logged):
    told = storage.erase(logged, 2, "ola", "named a person", AT)
    why = {"seq": 2, "length": len('{"note": "Gjelder blå bok", "unit": "IDI"}'), "reason": "named a person"}
    assert told == Entry(4, AT, "ola", "payload_erased", why, False)
    assert storage.entries(logged)[1] == Entry(2, AT, "ola", "approve", {}, True)
    assert storage.entries(logged)[3] == told
    assert storage.verify(logged) == [Problem(2, "erased")]
    assert "blå" not in repr(list(logged._caselog.payloads.values()))
    assert 2 not in logged._caselog.payloads


@pytest.mark.parametrize("seq", (0, 9))
def test_what_is_not_there_cannot_be_erased(logged, seq):
    with pytest.raises(LookupError):
        storage.erase(logged, seq, "ola", "x", AT)
    assert storage.revision(logged) == 3


def test_a_case_without_a_log_has_nothing_to_erase(case):
    with pytest.raises(LookupError):
        storage.erase(case, 1, "ola", "x", AT)


def test_a_payload_is_erased_once(logged):
    storage.erase(logged, 2, "ola", "x", AT)
    with pytest.raises(LookupError):
        storage.erase(logged, 2, "ola", "x", AT)
    assert storage.revision(logged) == 4


def test_the_entry_of_an_erasure_stays(logged):
    storage.erase(logged, 2, "ola", "x", AT)
    with pytest.raises(ValueError, match="stays"):
        storage.erase(logged, 4, "ola", "x", AT)


def test_nobody_writes_an_erasure_that_was_none(logged):
    with pytest.raises(ValueError, match="erasure"):
        storage.append(logged, "ola", "payload_erased", {"seq": 1}, AT)


def test_an_erasure_that_fails_keeps_the_payload(logged):
    with pytest.raises(TypeError):
        storage.erase(logged, 2, "ola", b"x", AT)
    assert not storage.entries(logged)[1].erased
    assert storage.verify(logged) == []


def test_the_name_of_the_uid_is_plones():
    from plone.uuid.interfaces import ATTRIBUTE_NAME

    assert ATTRIBUTE_NAME == storage._UID


def test_a_log_is_never_acquired(logged):
    from Acquisition import Implicit

    class Item(Implicit):
        pass

    parent = Item()
    storage.append(parent, "kari", "submit", {}, AT)
    child = Item().__of__(parent)
    assert storage.entries(child) == []
    storage.append(child, "per", "start", {}, AT)
    assert [entry.actor for entry in storage.entries(parent)] == ["kari"]
    assert [entry.actor for entry in storage.entries(child)] == ["per"]


def test_the_key_is_not_stored(logged):
    log = logged._caselog
    assert KEY not in repr((log.owner, list(log.rows.items()), list(log.payloads.items())))
    assert isinstance(log.rows, LOBTree)
