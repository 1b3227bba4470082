"""``@archive``: for whom, what it tells, and what it refuses."""

import pytest
from ntnu.deviations.archive import settings
from ntnu.deviations.archive.transports import folder as by_folder
from tests.rest.asking import refused

STATES = ("received", "forwarded", "in_process", "closed", "not_approved", "reregistered")
#: Who reads the log, by state: they read where it stands.
READERS = {
    "received": {"recipient.ie"},
    "forwarded": {"recipient.ie", "worker.idi"},
    "in_process": {"recipient.ie", "worker.idi"},
    "closed": {"recipient.ie", "worker.idi", "archivist"},
    "not_approved": {"recipient.ie", "archivist"},
    "reregistered": set(),
}
#: Who sees the case, and nothing of the archive.
OTHERS = {
    "received": {"kari"},
    "forwarded": {"kari", "manager.idi"},
    "in_process": {"kari", "manager.idi"},
    "closed": {"kari", "manager.idi"},
    "not_approved": {"kari"},
    "reregistered": {"kari", "recipient.ie"},
}
OUTSIDERS = ("per", "recipient.hf", "second.idi", "admin.ie", "eqs", "siteadmin", "reader", "speakup")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(settings.TRANSPORT, "folder")
    monkeypatch.setenv(by_folder.FOLDER, str(tmp_path))


@pytest.mark.parametrize("state", STATES)
def test_for_whom(web, state):
    path = web.case(state)
    for person in (*sorted(READERS[state] | OTHERS[state]), *OUTSIDERS):
        visitor = web.visitor(person)
        got, sent = visitor.get(f"{path}/@archive"), visitor.post(f"{path}/@archive")
        if person in READERS[state]:
            assert got.status_code == 200, person
            assert sent.status_code == (202 if person == "archivist" else 403), person
        elif person in OTHERS[state]:
            assert refused(got, 403) == refused(sent, 403) == [(None, "not_yours")]
        else:
            assert (got.status_code, sent.status_code) == (404, 404), person
    nobody = web.visitor(None)
    assert (nobody.get(f"{path}/@archive").status_code, nobody.post(f"{path}/@archive").status_code) == (
        401,
        401,
    )
    archivist = web.visitor("archivist").post(f"{path}/@archive").status_code
    assert archivist == (409 if state in ("closed", "not_approved") else 404)


def test_what_it_tells(web):
    path = web.case("closed")
    archivist = web.visitor("archivist")
    told = archivist.get(f"{path}/@archive").json()
    assert told == {
        "@id": f"{web.link(path)}/@archive",
        "archive": "ePhorte",
        "may_export": True,
        "obstacles": [],
        "changed": False,
        "not_worth_archiving": None,
        "exports": [],
    }
    sent = archivist.post(f"{path}/@archive").json()
    (export,) = sent["exports"]
    assert (export["state"], export["state_title"], export["by"]) == (
        "queued",
        "Waits to be sent",
        "archivist",
    )
    assert sent["may_export"] is False
    assert [error["code"] for error in sent["obstacles"]] == ["export_under_way"]
    assert refused(archivist.post(f"{path}/@archive"), 409) == [(None, "export_under_way")]


def test_what_is_refused(web, monkeypatch):
    path = web.case("closed")
    archivist = web.visitor("archivist")
    assert refused(archivist.post(f"{path}/@archive", {"force": True}), 400) == [("force", "unknown_field")]
    assert refused(archivist.post(f"{path}/@archive", []), 400) == [(None, "not_json")]
    monkeypatch.setenv(settings.TRANSPORT, "carrier-pigeon")
    assert refused(archivist.post(f"{path}/@archive"), 409) == [(None, "export_no_archive")]
    monkeypatch.delenv(settings.TRANSPORT)
    assert refused(archivist.post(f"{path}/@archive"), 409) == [(None, "export_no_archive")]
    assert archivist.get(f"{path}/@archive").json()["exports"] == []


def test_an_archivist_who_reported_the_case_does_not_send_it(web):
    path = web.case("closed", reporter="archivist")
    assert refused(web.visitor("archivist").post(f"{path}/@archive"), 403) == [(None, "not_yours")]
