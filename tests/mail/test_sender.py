"""The thread that empties the queue: nothing lost, nothing sent twice, whatever the server does."""

import pytest
import threading
from ntnu.deviations.mail.queue import Queue
from pathlib import Path
from tests.mail.queued import drained
from tests.mail.queued import make_queue
from tests.mail.queued import make_sender
from tests.mail.queued import put
from tests.mail.receiving import free_port
from tests.mail.receiving import Inbox


def test_mails_go_out_in_order_each_once(queue, inbox, start):
    for number in range(5):
        put(queue, f"Mail {number}")
    sender = start(inbox.port)
    inbox.wait(5)
    drained(queue, sender)
    assert inbox.subjects == [f"Mail {number}" for number in range(5)]


def test_mail_waits_for_a_dead_server_and_goes_out_once(queue, start, heard, caplog):
    inbox = Inbox(free_port())
    put(queue, "First")
    put(queue, "Second")
    sender = start(inbox.port)
    heard("cannot be reached")
    assert len(queue.waiting()) == 2
    with inbox:
        inbox.wait(2)
        drained(queue, sender)
    assert inbox.subjects == ["First", "Second"]
    assert caplog.text.count("cannot be reached") == 1
    assert caplog.text.count("is back") == 1


def test_a_recipient_refused_for_the_moment_is_tried_again(queue, inbox, start):
    inbox.rcpt.extend(["450 greylisted", "451 later"])
    put(queue, "Patient")
    sender = start(inbox.port)
    inbox.wait()
    drained(queue, sender)
    assert inbox.subjects == ["Patient"]
    assert queue.state().rejected == 0


def test_a_server_without_room_is_tried_again(queue, inbox, start):
    inbox.data.extend(["452 no room"])
    put(queue, "Patient")
    sender = start(inbox.port)
    inbox.wait()
    drained(queue, sender)
    assert inbox.subjects == ["Patient"]


@pytest.mark.parametrize("step", ["rcpt", "data"])
def test_a_mail_refused_for_good_is_set_aside_and_does_not_block(queue, inbox, start, step, caplog):
    getattr(inbox, step).append("550 no such person kari@ntnu.example")
    put(queue, "Refused")
    put(queue, "Next")
    sender = start(inbox.port)
    inbox.wait()
    drained(queue, sender)
    assert inbox.subjects == ["Next"]
    assert queue.state().rejected == 1
    assert "550" in caplog.text or "SMTPRecipientsRefused" in caplog.text
    assert "kari" not in caplog.text
    (kept,) = Path(queue.path, "new").glob(".rejected-*")
    assert b"Subject: Refused" in kept.read_bytes()


def test_a_file_that_is_no_mail_does_not_block(queue, inbox, start):
    Path(queue.path, "new", "1.strange").write_bytes(b"nothing of the sort")
    put(queue, "Next")
    sender = start(inbox.port)
    inbox.wait()
    drained(queue, sender)
    assert queue.state().rejected == 1


def test_a_mail_that_breaks_the_connection_does_not_block(queue, inbox, start):
    inbox.data.extend(["421 closing"] * 3)
    put(queue, "Breaks")
    put(queue, "Next")
    sender = start(inbox.port)
    inbox.wait(2)
    drained(queue, sender)
    assert sorted(inbox.subjects) == ["Breaks", "Next"]


def test_a_connection_lost_at_goodbye_is_no_mail_lost(queue, inbox, start, monkeypatch):
    async def slam(server, session, envelope):
        server.transport.close()
        return "221 bye"

    monkeypatch.setattr(inbox, "handle_QUIT", slam, raising=False)
    put(queue, "Once")
    sender = start(inbox.port)
    inbox.wait()
    drained(queue, sender)
    assert inbox.subjects == ["Once"]


def test_a_mail_sent_but_not_removed_is_not_sent_again(queue, inbox, start, monkeypatch, heard):
    removed = Queue.remove
    failures = iter([PermissionError("read-only"), PermissionError("read-only")])

    def remove(self, name):
        for failure in failures:
            raise failure
        removed(self, name)

    monkeypatch.setattr(Queue, "remove", remove)
    put(queue, "Once")
    sender = start(inbox.port)
    heard("could not be worked on")
    drained(queue, sender)
    assert inbox.subjects == ["Once"]


def test_the_sender_survives_what_it_did_not_expect(queue, inbox, heard):
    sender = make_sender(queue, inbox.port)
    make, failing = sender._new_mailer, threading.Event()

    def new_mailer():
        if not failing.is_set():
            failing.set()
            raise KeyError("the site is not there yet")
        return make()

    sender._new_mailer = new_mailer
    put(queue, "Later")
    sender.start()
    heard("could not be worked on")
    inbox.wait()
    drained(queue, sender)


def test_a_queue_whose_folder_is_gone_is_an_empty_queue(tmp_path):
    queue = Queue(tmp_path / "nowhere")
    assert queue.waiting() == []
    assert queue.state().waiting == 0


def test_an_empty_folder_becomes_a_queue(tmp_path):
    queue = make_queue(tmp_path)
    put(queue, "Waits")
    state = queue.state()
    assert (state.waiting, state.rejected) == (1, 0)
    assert state.oldest < 60
