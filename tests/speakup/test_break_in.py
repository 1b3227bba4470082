"""Nobody but SpeakUp! recipients reaches a notification case: everybody tries, at every door."""

import pytest
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.units import folder_roles
from tests.access.leaks import found_in
from tests.access.leaks import SITE_PAGES
from tests.access.leaks import SITE_SERVICES
from tests.access.leaks import told
from tests.register import REREGISTER
from types import SimpleNamespace

WORDS = {word.casefold() for word in ("Qvarslet", "Qfilinnhold", "Qfilnavn", "Qskjult", "Qbeskjed")}
#: One of each role, and the roles that a mistake might give.
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
    "global.editor",
    "local.owner",
    "per",
)

OWN = (
    "",
    "/@actions-available",
    "/@history",
    "/@sharing",
    "/@workflow",
    "/@types",
    "/@navigation",
    "/@breadcrumbs",
    "/@contextnavigation",
    "/@actions",
    "/@relations",
    "/@lock",
    "/@archive",
    "/@search?metadata_fields=_all",
    "?expand=actions,breadcrumbs,navigation,types,workflow,history,sharing&fullobjects=1",
)
PAGES = (
    "",
    "/view",
    "/@@view",
    "/@@action-form?action=take",
    "/@@speakup-file/{file}",
    "/@@sharing",
    "/@@updateSharingInfo",
    "/folder_contents",
    "/@@historyview",
    "/@@plone_context_state/object_title",
    "/what",
    "/said",
    "/handed",
    "/files",
    "/title",
    "/reporter",
    "/Title",
    "/_caselog",
    "/workflow_history",
    "/objectIds",
    "/__dict__",
    "/RSS",
)


@pytest.fixture(scope="module")
def place(web):
    """A case from the form and one that was a deviation; words of both stand nowhere else."""

    def make(house):
        files = [Upload("Qfilnavn.txt", b"Qfilinnhold")]
        case = house.report("kari", files=files, title="Qvarslet tittel", what_happened="Qvarslet")
        house.act(case, "recipient.ie", "add_message", text="Qbeskjed", audience="internal")
        return house.act(case, "recipient.ie", "reregister", **REREGISTER)

    web.committed(make)
    body = {
        "about": "staff",
        "reporter_kind": "staff",
        "what": "Qskjult",
        "who": "Qskjult",
        "anonymous": True,
    }
    web.visitor(None).post("/deviations/@speakup", body)
    cases = registry_of(web.at("/deviations")).objectValues()
    handed = next(case for case in cases if case.deviation)
    (file,) = [
        part.UID() for part in handed.handed.parts.values() if part.portal_type == "DeviationAttachment"
    ]
    return SimpleNamespace(
        path=web.address(handed),
        other=next(web.address(case) for case in cases if not case.deviation),
        number=handed.number,
        uid=handed.UID(),
        file=file,
    )


def doors(place):
    fill = {"number": place.number, "uid": place.uid, "file": place.file}
    services = (*SITE_SERVICES, "/@search?portal_type=NotificationCase&metadata_fields=_all")
    services += (
        "/@search?portal_type=SpeakUpRegistry",
        "/@search?SearchableText=Qvarslet",
        "/@search?path=/plone",
    )
    for path in services:
        yield True, path.format(**fill)
    for path in SITE_PAGES:
        yield False, path.format(**fill)
    for case in (place.path, place.other, "/deviations/speakup"):
        yield from ((True, case + path) for path in OWN)
        yield from ((False, case + path.format(**fill)) for path in PAGES)


@pytest.mark.parametrize("person", [*OUTSIDERS, "kari", None])
def test_no_word_comes_out(web, place, person):
    visitor, found = web.visitor(person), {}
    for service, door in doors(place):
        answer = visitor.get(door) if service else visitor.page(door)
        text = found_in(answer).replace(place.file, "")
        # What was asked for comes back as it was.
        asked = {place.number.casefold(), "qvarslet"} if "?" in door or "/case/" in door else set()
        for word in (WORDS | {place.number.casefold()}) - asked:
            if word in text:
                found.setdefault(word, []).append(door)
    assert found == {}


@pytest.mark.parametrize(
    "person", ["eqs", "siteadmin", "global.speakup", "local.owner", "recipient.ie", "archivist"]
)
def test_a_case_and_none_answer_alike(web, place, person):
    visitor = web.visitor(person)
    none = place.path[:-1] + ("0" if place.path[-1] != "0" else "1")
    for path in (*OWN, *PAGES):
        path = path.format(file=place.file)
        for ask in (visitor.get, visitor.page):
            there, missing = ask(place.path + path), ask(none + path)
            assert there.status_code == 404, path
            assert told(there, place.path) == told(missing, none), path
    for method in ("POST", "PATCH", "DELETE", "PUT", "PROPFIND", "OPTIONS", "HEAD"):
        there = visitor.call(method, place.path, json={})
        missing = visitor.call(method, none, json={})
        assert told(there, place.path) == told(missing, none), method
        # What no address takes is refused, and what they all take is said, before anything is looked for.
        assert there.status_code == {"PUT": 405, "PROPFIND": 405, "OPTIONS": 204}.get(method, 404), method
    assert visitor.act(place.path, "take").status_code == 404


def test_who_is_not_logged_in_is_asked_to(web, place):
    for path in (place.path, "/deviations/speakup", "/deviations/speakup/nothing"):
        assert web.visitor(None).get(path).status_code == 401
        assert web.visitor(None).page(path).status_code == 302


def test_a_recipient_sees_it_and_a_manager_does_nothing(web, place):
    for person in ("speakup", "second.speakup", "technician"):
        answer = web.visitor(person).get(place.path)
        assert answer.status_code == 200
        assert "Qvarslet" in answer.text and "Qbeskjed" in answer.text
        file = web.visitor(person).page(f"{place.path}/@@speakup-file/{place.file}")
        assert file.content == b"Qfilinnhold"
        assert file.headers["Content-Disposition"].startswith("attachment")
    refused = web.visitor("technician").act(place.path, "take")
    assert refused.status_code == 403
    for method, path in (("PATCH", ""), ("DELETE", ""), ("POST", ""), ("POST", "/@copy"), ("POST", "/@move")):
        assert web.visitor("speakup").call(method, place.path + path, json={}).status_code == 403
    for service in ("@copy", "@move"):
        for person in ("speakup", "technician"):
            answer = web.visitor(person).post(f"/deviations/{service}", {"source": place.path})
            assert answer.status_code in (400, 401, 403), answer.text
    assert registry_of(web.at("/deviations"))._getOb(place.path.rpartition("/")[2]).number == place.number


def test_the_role_is_given_in_sharing_and_not_to_oneself(web, place):
    eqs = web.visitor("eqs")
    assert eqs.page("/deviations/speakup/@@sharing").status_code == 200
    assert eqs.page("/deviations/speakup").status_code == 404
    for person in ("admin.ie", "siteadmin", "local.owner", "recipient.ie"):
        assert web.visitor(person).page("/deviations/speakup/@@sharing").status_code == 404

    def give(house):
        with house.acting("eqs"):
            folder_roles.change(house.register["speakup"], {"SpeakUp Recipient": ["speakup", "eqs"]})

    with pytest.raises(ActionError, match="role_to_oneself"):
        web.committed(give)


def test_nobody_handles_her_own(web):
    body = {"about": "staff", "reporter_kind": "staff", "what": "Sjefen min."}
    number = web.visitor("second.speakup").post("/deviations/@speakup", body).json()["number"]
    registry = registry_of(web.at("/deviations"))
    path = f"/deviations/speakup/{registry.numbers[number]}"
    assert web.visitor("second.speakup").get(path).status_code == 404
    assert number not in web.visitor("second.speakup").get("/deviations/speakup").text
    assert web.visitor("speakup").get(path).status_code == 200
