"""A hidden case answers exactly like one that does not exist, at every door."""

import pytest
from ntnu.deviations.engine.effects import make_part
from ntnu.deviations.engine.file_parts import file_part
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.now import now
from tests.access.leaks import told

PAGES = (
    "",
    "/view",
    "/@@view",
    "/edit",
    "/@@edit",
    "/@@sharing",
    "/folder_contents",
    "/@@receipt-form",
    "/@@action-form?action=approve",
    "/@@case-log",
    "/@@case-log?verify=1&who=kari",
    "/@@case-pdf?variant=redacted",
    "/@@send-document",
    "/@@archive-case",
    "/@@plone_context_state/object_title",
    "/@@plone/renderBase",
    "/@@getVocabulary?name=plone.app.vocabularies.Roles",
    "/@@historyview",
    "/@@ajax-search?SearchableText=sensur",
    "/@@search?SearchableText=sensur",
    "/@@rss",
    "/RSS",
    "/atom.xml",
    "/sitemap.xml.gz",
    "/++add++Attachment",
    "/@@images/image",
    "/@@display-file/file",
    "/@@object_cut",
    "/delete_confirmation",
    "/content_status_modify?workflow_action=approve",
    "/manage_main",
    "/manage_workspace",
    "/title",
    "/Title",
    "/getId",
    "/what_happened",
    "/reporter",
    "/workflow_history",
    "/portal_catalog",
    "/aq_parent",
    "/acl_users",
    "/{file}",
    "/{file}/@@download/file",
    "/{file}/@@display-file/file",
    "/no-such-child",
    "/@@no-such-view",
)
SERVICES = (
    "",
    "/@actions-available",
    "/@access",
    "/@case-log",
    "/@case-log/verify",
    "/@case-log/no-such-name",
    "/@case-pdf",
    "/@archive",
    "/@workflow",
    "/@history",
    "/@sharing",
    "/@types",
    "/@navigation",
    "/@breadcrumbs",
    "/@contextnavigation",
    "/@actions",
    "/@vocabularies/plone.app.vocabularies.Roles",
    "/@search?SearchableText=sensur",
    "/@relations",
    "/@aliases",
    "/@lock",
    "/@linkintegrity",
    "/@inherit?expand.inherit.behaviors=plone.basic",
    "/@querystring-search",
    "/{file}",
    "/{file}/@history",
    "/@no-such-service",
)
WEBDAV = ("PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "HEAD", "OPTIONS")
ODD = (*WEBDAV, "PUT", "SEARCH", "BREW")
WRITES = (
    ("POST", ""),
    ("PATCH", ""),
    ("PUT", ""),
    ("DELETE", ""),
    ("POST", "/@action/approve"),
    ("POST", "/@action/no-such-act"),
    ("POST", "/@archive"),
    ("POST", "/@case-pdf"),
    ("POST", "/@send-document"),
    ("POST", "/@preview/approve"),
    ("POST", "/@workflow/approve"),
    ("POST", "/@sharing"),
    ("POST", "/@copy"),
    ("POST", "/@move"),
    ("POST", "/@lock"),
    ("POST", "/@comments"),
    ("PATCH", "/@access"),
    ("PATCH", "/{file}"),
    ("DELETE", "/{file}"),
    ("POST", "/{file}/@workflow/share"),
    *((method, suffix) for method in ODD for suffix in ("", "/{file}", "/nothing")),
)
NO_METHOD = dict.fromkeys(("PUT", *WEBDAV[:-2], "SEARCH", "BREW"), (405,)) | {"OPTIONS": (204,)}
#: Nobody of these may see Kari's case at IDI.
OUTSIDERS = ("per", "siteadmin", None)


@pytest.fixture(scope="module")
def case(web):
    """The address of a case with a file, the file's id, and where there is no case."""
    made = web.case("in_process", files=[Upload("plan.txt", b"Plan")])
    found, file = web.place(web.at(made)), web.at(made).objectIds()[0]
    return found, file, found.rpartition("/")[0] + "/0123456789abcdef"


def differing(case, ask, doors):
    real, file, missing = case
    wrong = []
    for door in doors:
        method, suffix = door if isinstance(door, tuple) else ("GET", door)
        suffix = suffix.format(file=file)
        hidden, absent = ask(method, real + suffix), ask(method, missing + suffix)
        if told(hidden, real) != told(absent, missing):
            wrong.append((door, hidden.status_code, absent.status_code))
        assert hidden.status_code in NO_METHOD.get(method, (404, 401, 302)), (door, hidden.status_code)
    return wrong


@pytest.mark.parametrize("person", OUTSIDERS)
def test_pages(web, case, person):
    def ask(method, path):
        return web.visitor(person).page(path)

    assert differing(case, ask, PAGES) == []
    assert ask("GET", case[0]).status_code == (404 if person else 302)


@pytest.mark.parametrize("person", OUTSIDERS)
def test_services(web, case, person):
    def ask(method, path):
        return web.visitor(person).call(method, path)

    assert differing(case, ask, SERVICES) == []
    assert ask("GET", case[0]).status_code == (404 if person else 401)


@pytest.mark.parametrize("person", OUTSIDERS)
def test_writing(web, case, person):
    def ask(method, path):
        return web.visitor(person).call(method, path, json={"source": "x", "title": "y"})

    assert differing(case, ask, WRITES) == []
    assert web.at(case[0]).title == "Sensuren kom for sent"


@pytest.mark.parametrize("person", OUTSIDERS)
def test_the_other_traversal_to_the_services(web, case, person):
    def ask(method, path):
        return web.visitor(person).call(method, f"/++api++{path}", headers={"Accept": "*/*"})

    assert differing(case, ask, SERVICES[:4]) == []


@pytest.mark.parametrize("person", OUTSIDERS)
def test_by_uid(web, case, person):
    uid = web.at(case[0]).UID()
    visitor, unknown = web.visitor(person), "0" * 32
    for path in ("/resolveuid/{}", "/resolveUid/{}", "/deviations/resolveuid/{}"):
        hidden, absent = visitor.page(path.format(uid)), visitor.page(path.format(unknown))
        assert told(hidden, uid) == told(absent, unknown), path
    hidden, absent = visitor.get(f"/resolveuid/{uid}"), visitor.get(f"/resolveuid/{unknown}")
    assert told(hidden, uid) == told(absent, unknown)


@pytest.mark.parametrize("person", OUTSIDERS)
def test_by_number(web, case, person):
    number, file = web.at(case[0]).number, case[1]
    never = "AVVIK-1999-000000"
    visitor = web.visitor(person)
    hidden, absent = visitor.page(f"/deviations/case/{number}"), visitor.page(f"/deviations/case/{never}")
    assert told(hidden, number) == told(absent, never)
    assert hidden.status_code == (404 if person else 302)
    hidden, absent = visitor.get(f"/deviations/case/{number}"), visitor.get(f"/deviations/case/{never}")
    assert told(hidden, number) == told(absent, never)
    for below in ("receipt-form", "close-form", "@@view", "@@plone_context_state/object_title", file):
        hidden = visitor.page(f"/deviations/case/{number}/{below}")
        absent = visitor.page(f"/deviations/case/{never}/{below}")
        assert told(hidden, number) == told(absent, never), below
        token = visitor.token()
        hidden, absent = (
            visitor.send(
                f"/deviations/case/{n}/{below}", {"_authenticator": token, "complete": "1"}, token=False
            )
            for n in (number, never)
        )
        assert told(hidden, number) == told(absent, never), below


def test_an_internal_part_of_a_case_one_may_see(web):
    def internal(house):
        made = house.case("in_process")
        note = Upload("note.txt", b"Internt")
        made_file = make_part(made, file_part(note, "note-uid", "worker.idi", now(), None, shared=False))
        return web.place(made), made_file.getId()

    path, file = web.committed(internal)
    doors = ("", "/view", "/@@download/file", "/@@display-file/file", "/@@images/file", "/@history", "/file")
    visitor = web.visitor("kari")
    for door in doors:
        for ask in (visitor.page, visitor.get):
            hidden, absent = ask(f"{path}/{file}{door}"), ask(f"{path}/{'0' * 16}{door}")
            assert told(hidden, f"{path}/{file}") == told(absent, f"{path}/{'0' * 16}"), door
    for method in ("PATCH", "DELETE", "POST"):
        hidden = visitor.call(method, f"{path}/{file}", json={})
        absent = visitor.call(method, f"{path}/{'0' * 16}", json={})
        assert told(hidden, f"{path}/{file}") == told(absent, f"{path}/{'0' * 16}"), method
    for ask in (visitor.page, visitor.get):
        assert "note.txt" not in ask(path).text
    for person in ("worker.idi", "recipient.ie", "manager.idi"):
        assert web.visitor(person).page(f"{path}/{file}/@@download/file").text == "Internt"


def test_who_may_see_it_does(web, case):
    real, file, _missing = case
    for person in ("kari", "recipient.ie", "worker.idi", "manager.idi"):
        visitor = web.visitor(person)
        assert visitor.page(real).status_code == 200, person
        assert visitor.get(real).json()["title"] == "Sensuren kom for sent", person
        assert visitor.page(f"{real}/{file}/@@download/file").text == "Plan", person
        number = web.at(real).number
        address = f"/deviations/case/{number}"
        assert visitor.page(address).status_code == 200, person
        assert visitor.get(real).json()["@id"] == visitor.get(address).json()["@id"] == visitor.site + address
        assert visitor.page(f"{address}/{file}/@@download/file").text == "Plan", person


def test_the_request_stays_clean_after_the_answer(web, case):
    # The same thread answers an outsider and then somebody who may see the case.
    for _turn in range(3):
        assert web.visitor("per").get(case[0]).status_code == 404
        assert web.visitor("kari").get(case[0]).status_code == 200
