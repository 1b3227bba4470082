"""The server is killed between sending and being told of the receipt: one archived case, and no second."""

import pytest
from tests.archive.server import Archive
from tests.archive.server import TOKEN
from tests.people import eventually
from tests.people import Person
from tests.server import Server


@pytest.fixture
def archive():
    with Archive() as running:
        yield running


def test_killed_between_sending_and_the_receipt(tmp_path, prepared_demo, archive):
    environment = {
        "NTNU_DEVIATIONS_ARCHIVE": "http",
        "NTNU_DEVIATIONS_ARCHIVE_URL": archive.url,
        "NTNU_DEVIATIONS_ARCHIVE_TOKEN": TOKEN,
        "NTNU_DEVIATIONS_ARCHIVE_PATIENCE": "2",
        "NTNU_DEVIATIONS_CLOCK_INTERVAL": "0.2",
    }
    server = Server(tmp_path / "killed", prepared=prepared_demo, demo=True, environment=environment)
    archive.failing = ["hang after"]
    server.start()
    archivist = Person(server, "archivist.one")
    found = archivist.get(f"{archivist.register}/@deviations", view="all", state="closed").json()["items"]
    case = found[0]["@id"]
    sent = archivist.post(f"{case}/@archive")
    assert sent.status_code == 202, sent.text
    (export,) = sent.json()["exports"]
    # The archive has it, and has not answered.
    eventually(lambda: export["id"] in archive.taken, 60)
    server.kill()
    archive.go_on.set()
    with server:
        archivist, admin = Person(server, "archivist.one"), Person(server, "eqs.admin")

        def acknowledged():
            # By hand: the turn of the server that was killed is not over yet.
            admin.post(f"{server.url}/deviations/@run-clock")
            (last,) = archivist.get(f"{case}/@archive").json()["exports"]
            return last if last["state"] == "acknowledged" else None

        last = eventually(acknowledged, 60)
        log = archivist.get(f"{case}/@case-log", kind="documents").json()["items"]
    assert (last["id"], last["receipt"]) == (export["id"], "2026/1")
    assert archive.posts == list(archive.taken) == [export["id"]]
    assert [entry["action"] for entry in log] == ["archive", "acknowledge"]
