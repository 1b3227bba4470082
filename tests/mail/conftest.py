"""A queue, a mail server and senders for each test."""

import logging
import pytest
from tests.mail.queued import make_queue
from tests.mail.queued import make_sender
from tests.mail.receiving import Inbox
from tests.mail.receiving import until


@pytest.fixture
def queue(tmp_path):
    return make_queue(tmp_path / "queue")


@pytest.fixture
def inbox():
    with Inbox() as inbox:
        yield inbox


@pytest.fixture
def start(queue):
    """Start a sender; all are stopped after the test."""
    started = []

    def start(port):
        sender = make_sender(queue, port)
        sender.start()
        started.append(sender)
        return sender

    yield start
    for sender in started:
        sender.stop()


@pytest.fixture
def heard(caplog):
    """Wait for words in the log."""
    caplog.set_level(logging.INFO, "ntnu.deviations.mail")
    return lambda words: until(lambda: words in caplog.text, words)
