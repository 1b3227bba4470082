"""Anybody does anything, legal or not, in the real site, and who sees what is always what it must be."""

import pytest
from hypothesis import HealthCheck
from hypothesis import seed
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from ntnu.deviations.mail import deliver
from tests.house import at
from tests.machine.anything import Anything
from tests.machine.anything import BEGINNING
from tests.machine.model import FACULTY

SETTINGS = settings(
    # The first example of a run has the smallest values of all; others than the second are much like it.
    max_examples=2,
    stateful_step_count=50,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def sent(monkeypatch):
    """The notices that became mails, each with the UID of its case."""
    found, send = [], deliver.send

    def noting(notices, facts, url, actor, about=None):
        queued = send(notices, facts, url, actor, about)
        found.extend((notice, facts.uid if facts else None) for notice in queued)
        # Only a report is confirmed to the person who sent it.
        assert actor not in [notice.to for notice in queued if notice.kind != "received"]
        return queued

    monkeypatch.setattr(deliver, "send", noting)
    return found


@pytest.mark.parametrize("number", range(12))
def test_anybody_does_anything(house, sent, number):
    assert set(FACULTY) == {unit.code for unit in house.units()}
    with at(BEGINNING) as clock:
        machine = seed(number)(lambda: Anything(house, clock, sent))
        run_state_machine_as_test(machine, settings=SETTINGS)
