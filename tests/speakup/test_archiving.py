"""A notification case on its way to the archive: who sends it, what becomes of it, who learns of it."""

import pytest
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.archive import exporting
from ntnu.deviations.archive import settings
from ntnu.deviations.archive.errors import NotDelivered
from ntnu.deviations.archive.transports import folder as by_folder
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.clock.apart import run_now
from tests.domain.noark_structure import faults
from tests.rest.asking import refused

BODY = {"about": "staff", "reporter_kind": "student", "what": "Qvarslet", "anonymous": True}
OUTSIDERS = (
    "recipient.ie",
    "worker.idi",
    "manager.ie",
    "admin.ie",
    "archivist",
    "reader",
    "eqs",
    "global.speakup",
    "siteadmin",
    "technician",
    "per",
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The server is set up with a folder; this is it."""
    monkeypatch.setenv(settings.TRANSPORT, "folder")
    monkeypatch.setenv(by_folder.FOLDER, str(tmp_path / "archive"))
    return tmp_path / "archive"


@pytest.fixture
def sent(web):
    """A notification, and the receipt code."""
    answer = web.visitor(None).post("/deviations/@speakup", BODY).json()
    registry = registry_of(web.at("/deviations"))
    return f"/deviations/speakup/{registry.numbers[answer['number']]}", answer["code"]


@pytest.fixture
def taken(web, sent):
    """The same, when somebody has taken it."""
    assert web.visitor("speakup").act(sent[0], "take").status_code == 200
    return sent


def tick(web):
    run_now(web.at("/deviations"))


def stands(web, path) -> tuple[str, str]:
    """State of the case and of its latest export."""
    told = web.visitor("speakup").get(f"{path}/@archive").json()
    return web.visitor("speakup").get(path).json()["review_state"], told["exports"][-1]["state"]


def test_it_is_sent_and_archived(web, folder, taken):
    path, code = taken
    recipient = web.visitor("speakup")
    answer = recipient.post(f"{path}/@archive")
    assert answer.status_code == 202, answer.text
    assert stands(web, path) == ("in_process", "queued")
    tick(web)
    assert stands(web, path) == ("archived", "acknowledged")
    number = web.at(path).number
    (package,) = [place for place in folder.iterdir() if place.name.startswith(number)]
    assert faults((package / "arkivmelding.xml").read_bytes()) == []
    log = [(entry.actor, entry.action) for entry in caselog.entries(web.at(path))]
    assert log[-2:] == [("speakup", "archive"), ("", "acknowledge")]
    assert web.at(path).closed is not None
    # It is shown, and the dialogue is over.
    page = recipient.page(path)
    assert "Arkivert" in page.text and "Mottatt av arkivet" in page.text
    assert "Arkivert" in recipient.page("/deviations/speakup").text
    late = web.visitor(None).post("/deviations/@speakup-follow", {"code": code, "text": "Mer."})
    assert refused(late, 409) == [(None, "notification_closed")]
    read = web.visitor(None).post("/deviations/@speakup-follow", {"code": code}).json()
    assert (read["review_state"], read["review_state_title"]) == ("archived", "Archived")
    back = web.visitor(None).send("/deviations/@@notify-follow", {"code": code, "open": "1"})
    assert "er behandlet og arkivert" in back.text and 'name="text"' not in back.text
    for act in ("take", "reply", "close", "return_to_register"):
        answer = recipient.act(path, act, text="x", conclusion="x")
        assert refused(answer, 409) == [(None, "wrong_state")]
        assert "Archived" in answer.json()["errors"][0]["message"]
    # Once is enough.
    assert refused(recipient.post(f"{path}/@archive"), 409) == [(None, "export_archived")]


def test_one_that_was_closed_stays_closed(web, folder, taken):
    path, _code = taken
    recipient = web.visitor("second.speakup")
    assert recipient.act(path, "close", conclusion="Ferdig.").status_code == 200
    assert recipient.post(f"{path}/@archive").status_code == 202
    tick(web)
    assert stands(web, path) == ("closed", "acknowledged")


def test_one_that_nobody_has_taken_waits(web, folder, sent):
    path, _code = sent
    assert refused(web.visitor("speakup").post(f"{path}/@archive"), 409) == [(None, "export_not_taken")]
    told = web.visitor("speakup").get(f"{path}/@archive").json()
    assert (told["may_export"], told["exports"]) == (False, [])


def test_more_that_comes_on_the_way_is_told_of(web, folder, taken, monkeypatch):
    path, code = taken
    with monkeypatch.context() as patched:
        patched.setenv(by_folder.FOLDER, "/proc/none")
        assert web.visitor("speakup").post(f"{path}/@archive").status_code == 202
        tick(web)
    assert stands(web, path) == ("in_process", "queued")
    more = web.visitor(None).post("/deviations/@speakup-follow", {"code": code, "text": "Mer."})
    assert more.status_code == 200
    with monkeypatch.context() as patched:
        # As when the time has come.
        patched.setattr(exporting.Export, "is_due", lambda export, at: export.is_under_way)
        patched.setattr(exporting, "due", lambda register, at: [web.at(path).UID()])
        tick(web)
    told = web.visitor("speakup").get(f"{path}/@archive").json()
    assert (told["exports"][-1]["state"], told["changed"], told["may_export"]) == (
        "acknowledged",
        True,
        True,
    )
    assert web.visitor("speakup").post(f"{path}/@archive").status_code == 202
    tick(web)
    assert stands(web, path) == ("archived", "acknowledged")


def test_the_button_on_its_page(web, folder, taken):
    path, _code = taken
    recipient = web.visitor("speakup")
    page = recipient.page(path)
    assert "@@archive-case" in page.text and "Send til arkivet" in page.text
    assert f"{path}/@@case-log" in page.text
    without = recipient.send(f"{path}/@@archive-case", {}, token=False)
    assert without.status_code == 403
    sent = recipient.send(f"{path}/@@archive-case", {})
    assert (sent.status_code, sent.headers["Location"][-8:]) == (303, "#archive")
    assert stands(web, path) == ("in_process", "queued")
    assert "@@archive-case" not in recipient.page(path).text


@pytest.mark.parametrize("person", OUTSIDERS)
def test_nobody_else_sends_it_or_reads_of_it(web, folder, taken, person):
    path, _code = taken
    visitor = web.visitor(person)
    for service in ("@archive", "@case-log", "@case-log/verify"):
        assert visitor.get(f"{path}/{service}").status_code == 404, service
    assert visitor.post(f"{path}/@archive").status_code == 404
    assert visitor.page(f"{path}/@@case-log").status_code == 404
    assert visitor.send(f"{path}/@@archive-case", {}).status_code == 404
    assert web.at(path).exports == ()


def test_who_is_not_logged_in_is_asked_to(web, folder, taken):
    path, _code = taken
    for service in ("@archive", "@case-log"):
        assert web.visitor(None).get(f"{path}/{service}").status_code == 401
    assert web.visitor(None).post(f"{path}/@archive").status_code == 401


@pytest.mark.parametrize("person", ["archivist", "eqs", "recipient.ie", "siteadmin"])
def test_what_waits_tells_nobody(web, folder, taken, person):
    path, _code = taken
    assert web.visitor("speakup").post(f"{path}/@archive").status_code == 202
    case = web.at(path)
    words = {case.number, case.UID(), case.getId(), "Qvarslet"}
    visitor = web.visitor(person)
    doors = (
        "/deviations/@clock",
        "/deviations/@run-clock",
        "/deviations/@doctor",
        "/deviations/clock",
        "/deviations",
        "/deviations/@deviations?view=all",
        "/deviations/@case-log",
        f"/deviations/case/{case.number}",
        f"/deviations/@search?UID={case.UID()}",
    )
    for door in doors:
        for answer in (visitor.get(door), visitor.page(door)):
            found = {word for word in words if word in answer.text.replace(door, "")}
            assert not found - ({case.number} if case.number in door else set()), door
    for name in ("@@worklist", "@@doctor", "@@statistics"):
        assert not {word for word in words if word in visitor.page(f"/deviations/{name}").text}, name


def test_a_failed_one_stands_on_its_page_alone(web, folder, taken, monkeypatch):
    path, _code = taken
    assert web.visitor("speakup").post(f"{path}/@archive").status_code == 202

    def refuses(*args):
        raise NotDelivered("refused", final=True)

    with monkeypatch.context() as patched:
        patched.setattr(by_folder.FolderTransport, "deliver", refuses)
        tick(web)
    assert stands(web, path) == ("in_process", "failed")
    assert exporting.failed(web.at("/deviations")) == []
    assert "Arkivet tar ikke imot pakken" in web.visitor("speakup").page(path).text


def test_one_that_is_given_back_first_is_not_sent(web, folder):
    path = web.case("in_process")
    number = web.at(path).number
    assert web.visitor("recipient.ie").act(path, "reregister", text="Alvorlig.").status_code == 200
    (made,) = [c for c in registry_of(web.at("/deviations")).objectValues() if c.deviation == number]
    address, recipient = web.address(made), web.visitor("speakup")
    assert recipient.act(address, "take").status_code == 200
    assert recipient.post(f"{address}/@archive").status_code == 202
    assert recipient.act(address, "return_to_register", text="Et avvik.").status_code == 200
    tick(web)
    assert stands(web, address) == ("closed", "failed")
    assert "gitt tilbake" in recipient.page(address).text
    assert refused(recipient.post(f"{address}/@archive"), 409) == [(None, "export_not_taken")]
