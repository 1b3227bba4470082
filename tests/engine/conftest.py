"""What the tests of the actions share."""

import pytest
from ntnu.deviations.mail import deliver


class Told:
    """Collects the mails that actions ask for, in place of the queue."""

    def __init__(self):
        self.notices = []
        self.urls = set()

    def send(self, notices, facts, url, actor, about=None) -> tuple:
        """Stands for ``deliver.send``; nothing was queued."""
        self.notices += [notice for notice in notices if notice.to != actor or notice.always]
        self.urls.add(url)
        return ()

    def kinds(self) -> list[tuple[str, str]]:
        """Kind and reader of every mail, sorted."""
        return sorted((notice.kind, notice.to) for notice in self.notices)

    def words(self, kind: str) -> dict:
        """The words of the one mail of this kind."""
        (notice,) = [notice for notice in self.notices if notice.kind == kind]
        return dict(notice.words)

    def forget(self) -> None:
        self.notices.clear()
        self.urls.clear()


@pytest.fixture(autouse=True)
def log_key(monkeypatch):
    """A log that can be verified."""
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", "another-key-for-the-tests-32-bytes-long")


@pytest.fixture
def told(monkeypatch):
    """The mails that actions ask for."""
    found = Told()
    monkeypatch.setattr(deliver, "send", found.send)
    return found
