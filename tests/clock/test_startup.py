"""The clock starts with the server, as often as the environment says, or not at all."""

import pytest
import Zope2
from ntnu.deviations.clock import startup
from zope.component import getGlobalSiteManager
from zope.processlifetime import IProcessStarting
from zope.processlifetime import ProcessStarting


@pytest.fixture
def started(functional, monkeypatch):
    """The intervals of the clocks that were started."""
    found = []

    class Clock:
        def __init__(self, database, interval):
            assert database is functional["app"]._p_jar.db()
            self.interval = interval

        def start(self):
            found.append(self.interval)

    database = functional["app"]._p_jar.db()
    monkeypatch.setattr(Zope2, "bobo_application", lambda: database.open().root()["Application"])
    monkeypatch.setattr(startup, "ClockThread", Clock)
    return found


@pytest.mark.parametrize(
    ("said", "intervals"), [(None, [300]), ("", [300]), ("1.5", [1.5]), ("0", []), ("-1", [])]
)
def test_how_often_it_looks(started, monkeypatch, said, intervals):
    if said is None:
        monkeypatch.delenv(startup.INTERVAL, raising=False)
    else:
        monkeypatch.setenv(startup.INTERVAL, said)
    startup.on_process_starting(ProcessStarting())
    assert started == intervals


def test_it_is_told_when_the_server_starts(functional):
    handlers = {
        registration.handler
        for registration in getGlobalSiteManager().registeredHandlers()
        if registration.required == (IProcessStarting,)
    }
    assert startup.on_process_starting in handlers
