"""A case of which the archivist has charge, and the clock that sends it."""

import pytest
from ntnu.deviations.access.exported import exports_of
from ntnu.deviations.archive import settings
from ntnu.deviations.archive.transports import folder as by_folder
from ntnu.deviations.archive.transports import http as by_http
from ntnu.deviations.caselog import storage
from ntnu.deviations.clock.apart import run_now
from tests.archive.server import Archive
from tests.archive.server import TOKEN


class Desk:
    """The archivist's desk: cases that she sends, and what became of them."""

    def __init__(self, web):
        self.web = web
        self.archivist = web.visitor("archivist")

    def case(self, state: str = "closed", **how) -> str:
        return self.web.case(state, **how)

    def order(self, path: str):
        answer = self.archivist.post(f"{path}/@archive")
        assert answer.status_code == 202, answer.text
        return answer.json()

    def tick(self) -> None:
        """A round of the clock."""
        run_now(self.web.at("/deviations"))

    def exports(self, path: str):
        return exports_of(self.web.at(path))

    def state(self, path: str) -> tuple[str, str]:
        """State and problem of the latest export."""
        last = self.exports(path)[-1]
        return last.state, last.problem

    def log(self, path: str) -> list[tuple[str, str]]:
        """Actor and action of what the log tells of the archive."""
        return [
            (entry.actor, entry.action)
            for entry in storage.entries(self.web.at(path))
            if entry.action in ("archive", "acknowledge", "archive_failed")
        ]


@pytest.fixture
def desk(web):
    return Desk(web)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The server is set up with a folder; this is it."""
    monkeypatch.setenv(settings.TRANSPORT, "folder")
    monkeypatch.setenv(by_folder.FOLDER, str(tmp_path / "archive"))
    return tmp_path / "archive"


@pytest.fixture
def archive(monkeypatch):
    """The server is set up with an archive over HTTP; this is it."""
    with Archive() as running:
        monkeypatch.setenv(settings.TRANSPORT, "http")
        monkeypatch.setenv(by_http.URL, running.url)
        monkeypatch.setenv(by_http.TOKEN, TOKEN)
        monkeypatch.setenv(by_http.TIMEOUT, "1")
        yield running
