"""Several senders and one queue: one sends, and where it ends or dies the next goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from tests.mail.queued import drained
from tests.mail.queued import put
from tests.mail.receiving import free_port
from tests.mail.receiving import Inbox


def test_two_senders_share_no_mail(queue, inbox, start):
    senders = [start(inbox.port) for _ in range(3)]
    for number in range(10):
        put(queue, str(number))
    inbox.wait(10)
    drained(queue, *senders)
    assert sorted(inbox.subjects) == [str(number) for number in range(10)]


def test_when_one_sender_ends_the_next_takes_over(queue, inbox, start):
    put(queue, "First")
    first = start(inbox.port)
    inbox.wait()
    second = start(inbox.port)
    first.stop()
    put(queue, "Second")
    inbox.wait(2)
    drained(queue, second)
    assert inbox.subjects == ["First", "Second"]


KILLED = """
import sys
from tests.mail.queued import make_sender
from ntnu.deviations.mail.queue import Queue
make_sender(Queue(sys.argv[1]), int(sys.argv[2])).run()
"""


def test_a_process_killed_while_it_sends_leaves_no_lock_and_no_double(queue, start):
    inbox = Inbox(free_port())
    inbox.stall = True
    put(queue, "Survives")
    with inbox:
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, queue.path, str(inbox.port)],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        try:
            inbox.wait_for_attempts(1)
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
        inbox.stall = False
        sender = start(inbox.port)
        inbox.wait()
        drained(queue, sender)
    assert inbox.subjects == ["Survives"]


def test_the_mark_of_a_thread_that_died_is_not_believed_for_hours(queue, inbox, start):
    put(queue, "Marked")
    (name,) = queue.waiting()
    mark = Path(queue.path, "new", f".sending-{name}")
    os.link(Path(queue.path, "new", name), mark)
    assert queue.waiting() == []
    os.utime(mark, (0, 0))
    sender = start(inbox.port)
    inbox.wait()
    drained(queue, sender)
    assert not mark.exists()
