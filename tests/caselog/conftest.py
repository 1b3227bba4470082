"""A case, and a case with three entries."""

import pytest
from datetime import datetime
from datetime import UTC
from ntnu.deviations.caselog import storage

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KEY = "a-key-for-the-tests-32-bytes-long"


class Case:
    """Anything that attributes can be set on."""

    def __init__(self, uid="uid-1"):
        setattr(self, "_plone.uuid", uid)


@pytest.fixture(autouse=True)
def key(monkeypatch):
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", KEY)
    monkeypatch.delenv("NTNU_DEVIATIONS_LOG_FORMER_KEYS", raising=False)


@pytest.fixture
def case():
    return Case()


@pytest.fixture
def logged(case):
    """A case with three entries."""
    storage.append(case, "kari", "submit", {}, AT)
    storage.append(case, "ola", "approve", {"unit": "IDI", "note": "Gjelder blå bok"}, AT)
    storage.append(case, "per", "accept", {"severity": "low"}, AT)
    return case


@pytest.fixture
def other_case():
    return Case("uid-2")


@pytest.fixture(autouse=True)
def _actions(actions_are_known):
    """Words of entries are the actions' own."""
