"""A server that is told to stop: the clock ends its round, then the sender, and then the process."""

import os
import pytest
import signal
import threading
from ntnu.deviations.clock.startup import ClockThread
from ntnu.deviations.delivery import stopping
from ntnu.deviations.delivery.startup import Sender
from tests.people import eventually
from types import SimpleNamespace


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_clock_and_sender_end_in_order(monkeypatch, number):
    ended, leave = [], threading.Event()

    def at_work(kind, name):
        class Working(kind):
            begun = threading.Event()

            def look(self):
                self.begun.set()
                leave.wait(30)
                self.leave.wait(30)
                ended.append(name)

        return Working(None, 0.01)

    threads = [at_work(Sender, "sender"), at_work(ClockThread, "clock")]
    for thread in threads:
        thread.start()
        assert thread.begun.wait(30)
    idle = SimpleNamespace(
        accepting=True, task_dispatcher=SimpleNamespace(queue=[], active_count=0), active_channels={}
    )
    monkeypatch.setattr(stopping, "_servers", lambda: [idle])
    monkeypatch.setattr(os, "kill", lambda pid, number: ended.append((pid, number)))
    stopping.Stop()(number, None)
    assert not idle.accepting and ended == []
    leave.set()
    eventually(lambda: len(ended) == 3)
    assert ended == ["clock", "sender", (os.getpid(), signal.SIGTERM)]
    assert not any(thread.is_alive() for thread in threads)
