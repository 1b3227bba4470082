"""A document that cannot be made now is answered 503 with words, and when to ask again: never 500."""

import errno
import pytest
import subprocess
import threading
from ntnu.deviations.documents import pdf
from ntnu.deviations.workers.errors import Broken
from ntnu.deviations.workers.errors import TooHeavy
from ntnu.deviations.workers.pool import shared


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process")


def no_process(monkeypatch):
    """The system has no room for another process."""
    shared().close()

    def refused(*args, **how):
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refused)


def no_thread(monkeypatch):
    """Nor for another thread."""

    def refused(timer):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Timer, "start", refused)


def _fails(monkeypatch, error):
    class Pool:
        def run(self, *args, **how):
            raise error

    monkeypatch.setattr(pdf, "shared", Pool)


def too_heavy(monkeypatch):
    _fails(monkeypatch, TooHeavy("print_pdf"))


def broken(monkeypatch):
    _fails(monkeypatch, Broken("print_pdf"))


@pytest.mark.parametrize(
    ("happens", "words", "seconds"),
    [
        (no_process, "The server makes other documents just now. Try again in a moment.", 5),
        (no_thread, "The server makes other documents just now. Try again in a moment.", 5),
        (too_heavy, "It took too long to make the document.", 60),
        (broken, "The document could not be made.", 60),
    ],
)
def test_it_is_a_matter_of_time(web, case, monkeypatch, happens, words, seconds):
    worker = web.visitor("worker.idi")
    token = worker.token()
    happens(monkeypatch)
    form = {"variant": "redacted", "to": "en@annet.example", "sensitive": "no", "send": "1"}
    answers = [
        worker.get(f"{case}/@case-pdf", log="1"),
        worker.post(f"{case}/@case-pdf", {"variant": "redacted"}),
        worker.post(
            f"{case}/@send-document",
            {"variant": "redacted", "to": ["en@annet.example"], "sensitive": False, "reviewed": True},
        ),
        worker.page(f"{case}/@@case-pdf", language="en"),
        worker.session.post(
            f"{web.url}{case}/@@send-document",
            data={**form, "_authenticator": token},
            headers={"Accept": "text/html", "Accept-Language": "en"},
            allow_redirects=False,
            timeout=60,
        ),
    ]
    for answer in answers[:4]:
        assert answer.status_code == 503, answer.text
        assert answer.headers["Retry-After"] == str(seconds)
        assert words in answer.text
    assert answers[4].status_code == 503 and words in answers[4].text
    # What was typed is in the form still.
    assert "en@annet.example" in answers[4].text
    monkeypatch.undo()
    assert worker.get(f"{case}/@case-pdf", log="1").status_code == 200
