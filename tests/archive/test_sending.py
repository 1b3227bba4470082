"""The clock sends what is queued: once, whatever happens on the way, and the case tells how it went."""

import pytest
from datetime import timedelta
from ntnu.deviations.archive import exporting
from ntnu.deviations.archive import sending
from ntnu.deviations.archive import settings
from ntnu.deviations.archive.transports.folder import FolderTransport
from ntnu.deviations.archive.transports.http import HttpTransport
from ntnu.deviations.interfaces import IArchiveTransport
from ntnu.deviations.now import now
from tests.archive.server import is_key
from tests.domain.noark_structure import faults
from tests.house import at
from zope.component import getUtility


def later(desk, **how) -> None:
    """A round of the clock so much later."""
    with at(now() + timedelta(**how)):
        desk.tick()


def test_into_a_folder(desk, folder):
    path = desk.case()
    desk.order(path)
    assert desk.state(path) == ("queued", "")
    desk.tick()
    assert desk.state(path) == ("acknowledged", "")
    (package,) = folder.iterdir()
    (export,) = desk.exports(path)
    assert package.name == export.receipt == f"{desk.web.at(path).number}-{export.id}"
    assert faults((package / "arkivmelding.xml").read_bytes()) == []
    assert (package / "manifest.sha256").read_text().count(".pdf") == 3
    assert desk.log(path) == [("archivist", "archive"), ("", "acknowledge")]
    desk.tick()
    assert len(list(folder.iterdir())) == 1


def test_over_http(desk, archive):
    path = desk.case()
    desk.order(path)
    desk.tick()
    (export,) = desk.exports(path)
    assert (export.state, export.receipt) == ("acknowledged", "2026/1")
    assert list(archive.taken) == [export.id] and is_key(export.id)
    assert faults(archive.taken[export.id]["arkivmelding.xml"]) == []


@pytest.mark.parametrize(
    ("how", "problem"),
    [
        ("500", "server_error"),
        ("drop before", "unreachable"),
        ("drop after", "unreachable"),
        ("hang after", "timeout"),
        ("rubbish after", "rubbish"),
        ("no receipt after", "rubbish"),
    ],
)
def test_what_fails_is_tried_again_and_comes_once(desk, archive, how, problem):
    path = desk.case()
    desk.order(path)
    archive.failing = [how]
    desk.tick()
    assert desk.state(path) == ("queued", problem)
    archive.go_on.set()
    # Not before its time.
    desk.tick()
    assert len(archive.posts) == 1
    later(desk, minutes=2)
    assert desk.state(path) == ("acknowledged", "")
    assert len(archive.taken) == 1 and len(archive.asked) == 1
    assert desk.log(path) == [("archivist", "archive"), ("", "acknowledge")]


def test_what_is_refused_is_not_tried_again(desk, archive):
    path = desk.case()
    desk.order(path)
    archive.failing = ["400"]
    desk.tick()
    assert desk.state(path) == ("failed", "refused")
    later(desk, hours=8)
    assert len(archive.posts) == 1
    assert desk.log(path) == [("archivist", "archive"), ("", "archive_failed")]
    # It is for people to mend, and to send again.
    desk.order(path)
    desk.tick()
    assert [export.state for export in desk.exports(path)] == ["failed", "acknowledged"]


def test_an_archive_that_is_down_for_long_is_left_to_people(desk, archive):
    path = desk.case()
    desk.order(path)
    archive.failing = ["500"] * 20
    moment = now()
    for _attempt in range(12):
        with at(moment):
            desk.tick()
        moment += timedelta(hours=7)
    assert desk.state(path) == ("failed", "server_error")
    assert len(archive.posts) == 12
    archive.failing = []
    (before,) = desk.exports(path)
    desk.order(path)
    desk.tick()
    (after,) = desk.exports(path)
    assert (after.id, after.state) == (before.id, "acknowledged")


def test_a_server_that_dies_after_the_archive_took_it(desk, archive, monkeypatch):
    path = desk.case()
    desk.order(path)

    def dies(*args):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(sending, "end", dies)
        with pytest.raises(SystemExit):
            desk.tick()
    assert desk.state(path) == ("sent", "") and len(archive.taken) == 1
    # Another server waits as long as the first may still be at it.
    desk.tick()
    assert desk.state(path) == ("sent", "")
    later(desk, minutes=11)
    assert desk.state(path) == ("acknowledged", "")
    assert len(archive.taken) == len(archive.posts) == 1


def test_a_change_on_the_way_is_told(desk, archive):
    path = desk.case()
    desk.order(path)
    archive.failing = ["drop after"]
    desk.tick()
    redacted = desk.web.visitor("worker.idi").act(path, "redact", target="field:conclusion", reason="Navn.")
    assert redacted.status_code == 200
    later(desk, minutes=2)
    # The archive has what it got first.
    told = desk.archivist.get(f"{path}/@archive").json()
    assert (told["changed"], told["may_export"], len(archive.taken)) == (True, True, 1)
    desk.order(path)
    desk.tick()
    told = desk.archivist.get(f"{path}/@archive").json()
    assert (told["changed"], told["may_export"], len(archive.taken)) == (False, False, 2)


def test_a_case_that_is_opened_again_first_is_not_sent(desk, archive):
    path = desk.case()
    desk.order(path)
    reopened = desk.web.visitor("recipient.ie").act(path, "reopen", reason="Det skjer fortsatt.")
    assert reopened.status_code == 200
    desk.tick()
    assert desk.state(path) == ("failed", "not_finished")
    assert archive.posts == []


def test_a_package_that_cannot_be_made_is_told(desk, archive, monkeypatch):
    path = desk.case()
    desk.order(path)

    def full(*args):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(sending.package, "write", full)
        desk.tick()
    assert desk.state(path) == ("queued", "package")
    later(desk, minutes=2)
    assert desk.state(path) == ("acknowledged", "")


def test_an_archive_that_was_taken_away_meanwhile(desk, archive, monkeypatch):
    path = desk.case()
    desk.order(path)
    with monkeypatch.context() as patched:
        patched.delenv(settings.TRANSPORT)
        desk.tick()
    assert desk.state(path) == ("queued", "no_archive")
    later(desk, minutes=2)
    assert desk.state(path) == ("acknowledged", "")


def test_one_that_fails_keeps_no_other_from_being_sent(desk, archive):
    paths = [desk.case() for _number in range(3)]
    for path in paths:
        desk.order(path)
    archive.failing = ["500"]
    desk.tick()
    assert [desk.state(path)[0] for path in paths] == ["queued", "acknowledged", "acknowledged"]


def test_a_case_that_is_gone_is_forgotten(desk, archive):
    def wait(house):
        exporting._list(house.register, exporting._WAITING)["0" * 32] = (now(), ("ie", "nothing"))

    desk.web.committed(wait)
    desk.tick()
    assert exporting.due(desk.web.at("/deviations"), now()) == []


def test_the_ways_there_are():
    assert isinstance(getUtility(IArchiveTransport, name="folder"), FolderTransport)
    assert isinstance(getUtility(IArchiveTransport, name="http"), HttpTransport)
