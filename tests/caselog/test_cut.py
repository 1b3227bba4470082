"""The log of a case that is anonymised: all goes but one entry, and what is done to that is found."""

import pytest
from datetime import datetime
from datetime import UTC
from ntnu.deviations.caselog import storage
from tests.caselog.conftest import AT

WHY = {"rule": "archived", "years": 10, "receipt": "4711"}
LATER = datetime(2036, 12, 1, 12, 0, tzinfo=UTC)


def found(case, expected=None):
    return [(problem.seq, problem.reason) for problem in storage.verify(case, expected)]


def test_one_entry_stays(logged):
    before = storage.head(logged)
    entry = storage.cut(logged, "archivist", WHY, LATER)
    assert storage.entries(logged) == [entry]
    assert (entry.seq, entry.action, entry.actor, entry.at) == (4, "anonymise", "archivist", LATER)
    assert dict(entry.why) == {**WHY, "of": "uid-1", "base": 3, "entries": 3}
    assert (storage.count(logged), storage.revision(logged), storage.changed(logged)) == (1, 4, 4)
    assert found(logged) == found(logged, before) == [(3, "cut")]


def test_it_goes_on_and_is_never_erased(logged):
    storage.cut(logged, "archivist", WHY, LATER)
    storage.append(logged, "kari", "pdf", {}, LATER)
    assert found(logged) == [(3, "cut")]
    with pytest.raises(ValueError):
        storage.erase(logged, 4, "ola", "Et navn.", LATER)
    with pytest.raises(LookupError):
        storage.erase(logged, 2, "ola", "Et navn.", LATER)


def test_nobody_tells_of_a_cut_without_making_it(logged):
    with pytest.raises(ValueError):
        storage.append(logged, "ola", "anonymise", WHY, LATER)


def test_an_empty_log_is_not_cut(case):
    with pytest.raises(LookupError):
        storage.cut(case, "archivist", WHY, LATER)


def test_another_log_put_in_its_place_is_found(logged, other_case):
    storage.append(other_case, "kari", "submit", {}, AT)
    storage.cut(other_case, "archivist", WHY, LATER)
    logged._caselog = other_case._caselog
    assert (0, "of_another_object") in found(logged)
    logged._caselog.owner = "uid-1"
    assert (1, "cut_unproven") in found(logged)


@pytest.mark.parametrize("base", [None, (), "x", (3, b"x"), ("3", "x"), (2, "x"), (10**30, "x")])
def test_a_base_that_was_changed_is_found(logged, base):
    storage.cut(logged, "archivist", WHY, LATER)
    logged._caselog.base = base
    assert {reason for _seq, reason in found(logged)} & {"cut_unproven", "missing"}


def test_without_the_key_nobody_cuts(logged, monkeypatch):
    monkeypatch.delenv("NTNU_DEVIATIONS_LOG_KEY")
    storage.cut(logged, "archivist", WHY, LATER)
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", "a-key-for-the-tests-32-bytes-long")
    assert (3, "cut_unproven") in found(logged)
