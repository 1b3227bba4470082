"""Traps that were seen when access was tried out: each stays closed."""

import pytest
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.engine.file_parts import Upload
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from tests.register import PASSWORD
from tests.register import REPORT
from tests.visitor import Visitor

IE, IDI = "/deviations/ie", "/deviations/ie/idi"
#: What lives in a case, and what does not.
PARTS = ("DeviationAttachment", "DeviationMeasure", "DeviationHearing", "DeviationMessage")
CHILD_TYPES = (
    *PARTS,
    "DeviationStatement",
    "DeviationReport",
    "Document",
    "File",
    "Folder",
    "DeviationDepartment",
)


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process", files=[Upload("plan.txt", b"Plan")])


def ids(web, path):
    return sorted(web.at(path).objectIds())


# ------------------------------------------------------------------- Plone's own pages for users and groups


def test_users_and_groups_still_answer(web):
    technician = web.visitor("technician")
    listed = technician.get("/@groups")
    assert listed.status_code == 200
    assert [g for g in listed.json() if g["id"].startswith(("unit:", "register:"))] == []
    for person in ("recipient.ie", "manager.idi", "archivist", "kari"):
        answer = technician.get(f"/@users/{person}")
        assert (answer.status_code, answer.json()["id"]) == (200, person)
    assert technician.get("/@users").status_code == 200
    assert web.visitor("recipient.ie").get("/@users/recipient.ie").status_code == 200


def test_those_with_a_role_at_a_unit_are_no_group(web):
    group = f"unit:{uid_of(web.at(IDI))}:Line Manager"
    assert web.visitor("technician").get(f"/@groups/{group}").status_code == 404


@pytest.mark.parametrize(
    "page",
    ["@@usergroup-usermembership?userid=recipient.ie", "@@usergroup-groupprefs", "@@usergroup-userprefs"],
)
def test_the_control_panels_of_users_and_groups(web, page):
    answer = web.visitor("technician").page(f"/{page}")
    assert answer.status_code == 200
    assert "Enhet IE" not in answer.text


# ------------------------------------------------------------------------------- nothing is put into a case


@pytest.mark.parametrize("person", ["kari", "recipient.ie", "worker.idi", "manager.idi", "technician"])
def test_nobody_adds_content_to_a_case(web, case, person):
    before = ids(web, case)
    for kind in CHILD_TYPES:
        answer = web.visitor(person).post(case, {"@type": kind, "title": "Nytt"})
        # Those who work on the case may set such a part up, by its action, which asks for more.
        by_act = kind in PARTS and person in ("recipient.ie", "worker.idi")
        assert answer.status_code == (400 if by_act else 403), (kind, answer.status_code)
        assert kind in PARTS or "@action" in answer.json()["message"]
        form = {"form.widgets.title": "Nytt", "form.buttons.save": "Lagre"}
        answer = web.visitor(person).send(f"{case}/++add++{kind}", form)
        assert answer.status_code in (302, 401, 403, 404), (kind, answer.status_code)
    assert ids(web, case) == before


@pytest.mark.parametrize("person", ["kari", "per", "recipient.ie", "eqs", "local.editor", "local.owner"])
def test_no_case_is_made_by_plones_add_form(web, person):
    for path in (IE, IDI, "/deviations"):
        before = ids(web, path)
        for token in (True, False):
            form = {"form.widgets.title": "Nytt", "form.buttons.save": "Lagre"}
            for kind in ("DeviationReport", "DeviationAttachment"):
                # What Plone answers to an address that no page links to is Plone's; nothing is made.
                web.visitor(person).send(f"{path}/++add++{kind}", form, token=token)
        assert ids(web, path) == before


def test_the_doors_of_old_folders_put_nothing_into_a_case(web, case):
    before = ids(web, case)
    for person in ("kari", "recipient.ie", "technician"):
        visitor = web.visitor(person)
        for view, form in {
            "fileUpload": {},
            "@@fileUpload": {},
            "createObject?type_name=Document": {},
            "object_paste": {},
            "invokeFactory?type_name=Document&id=x": {},
            "manage_addFolder?id=x": {},
            "manage_importObject?file=x": {},
            "@tus-upload": {},
        }.items():
            visitor.send(f"{case}/{view}", form, files={"file": ("a.txt", b"a")})
            visitor.call("POST", f"{case}/{view}")
            assert ids(web, case) == before, (person, view)


@pytest.mark.parametrize("person", ["kari", "recipient.ie", "worker.idi", "manager.idi"])
def test_plones_own_forms_change_no_case(web, case, person):
    for view, form in {
        "@@edit": {"form.widgets.title": "Endret", "form.buttons.save": "Lagre"},
        "edit": {"form.widgets.title": "Endret", "form.buttons.save": "Lagre"},
        "object_rename": {"form.widgets.new_title": "Endret", "form.buttons.Rename": "x"},
        "delete_confirmation": {"form.buttons.Delete": "Slett"},
        "object_cut": {},
        "setTitle": {"title": "Endret"},
        "editMetadata": {"title": "Endret"},
        "manage_changeProperties": {"title": "Endret"},
        "manage_delObjects": {"ids": "x"},
        "content_status_modify": {"workflow_action": "close"},
        "@@fc-delete": {"selection": "[]"},
        "@@ownership_form": {"userid": "per"},
        "changeOwnershipOf": {"userid": "per"},
        "@@content-rules": {},
    }.items():
        answer = web.visitor(person).send(f"{case}/{view}", form)
        assert answer.status_code < 500, (view, answer.status_code)
    obj = web.at(case)
    assert obj.title == REPORT["title"]
    assert web.portal.portal_workflow.getInfoFor(obj, "review_state") == "in_process"


# ------------------------------------------------------------------------------------------- names and ids


def test_a_posts_id_is_ignored(web, case):
    taken = web.committed(lambda house: house.report().getId())
    for wanted in (taken, "free-id", "../x", "view"):
        answer = web.visitor("per").post(IE, {**REPORT, "@type": "DeviationReport", "id": wanted, "UID": "u"})
        assert answer.status_code == 201
        made = web.place(web.at(answer.json()["@id"])).rpartition("/")[2]
        assert made != wanted and len(made) == 16
        assert answer.json()["UID"] != "u"


def test_ids_say_nothing(web):
    made = [web.committed(lambda house: house.report().getId()) for _turn in range(5)]
    assert len(set(made)) == 5
    assert all(len(id_) == 16 and int(id_, 16) >= 0 for id_ in made)
    number = web.at(f"{IE}/{made[0]}").number
    assert number.rpartition("-")[2] not in made[0]


def test_no_redirect_is_left_where_a_case_was(web):
    old = web.place(web.committed(lambda house: house.report()))
    body = {"title": "Ny rutine", "kind": "corrective", "responsible": "ola", "due": "2190-01-01"}
    measure = web.visitor("recipient.ie").act(old, "add_measure", **body).json()["@id"]
    measure = f"{old}/{measure.rpartition('/')[2]}"
    done = web.visitor("recipient.ie").act(old, "approve", unit="IDI", case_worker="worker.idi")
    new = web.place(web.at(done.json()["@id"]))
    for person in ("kari", "recipient.ie", "per", None):
        for ask in (web.visitor(person).page, web.visitor(person).get):
            for address in (old, measure):
                answer = ask(address)
                assert answer.status_code in (404, 302, 401)
                assert new not in answer.text + answer.headers.get("Location", "")
    from plone.app.redirector.interfaces import IRedirectionStorage
    from zope.component import getUtility

    web.at(new)
    paths = list(getUtility(IRedirectionStorage))
    assert [path for path in paths if old in path] == []


# --------------------------------------------------------------------------------------------- log-in, users


def test_the_servers_own_administrator_is_no_user_of_the_site(web, case):
    root = Visitor(web.url, None)
    root.session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    assert root.get("/@addons").status_code == 200
    assert root.get(case).status_code == 401
    assert root.page(case).status_code == 302
    # She keeps the units.
    assert root.page(f"{IE}/manage_access").status_code == 200


def test_a_wrong_password_is_nobody(web, case):
    wrong = Visitor(web.url, None)
    wrong.session.auth = ("kari", f"{PASSWORD}x")
    assert wrong.get(case).status_code == 401
    assert wrong.page(case).status_code == 302


def test_a_deleted_user_is_nobody(web):
    web.committed(lambda house: house.portal.acl_users.userFolderAddUser("gone", PASSWORD, ["Member"], []))
    mine = web.case("received", reporter="gone")
    visitor = web.visitor("gone")
    assert visitor.get(mine).status_code == 200
    web.committed(lambda house: house.portal.acl_users.source_users.removeUser("gone"))
    assert visitor.get(mine).status_code == 401
    # Who works on it still can.
    assert web.visitor("recipient.ie").get(mine).status_code == 200


# -------------------------------------------------------------------------------------------- one request


def test_an_act_decides_by_the_roles_of_this_moment(web):
    # checkPermission is cached for the request, and an action changes roles in the middle of one.
    case = web.case("received")
    recipient = web.visitor("recipient.ie")
    assert recipient.get(case).status_code == 200
    answer = recipient.act(case, "change_unit", faculty="HF", reason="Emnet er ved HF.")
    assert (answer.status_code, answer.json()["visible"], answer.json()["@id"]) == (200, False, None)

    case = web.case("in_process")
    answer = web.visitor("worker.idi").act(case, "send_back", reason="Feil institutt.")
    assert (answer.status_code, answer.json()["visible"]) == (200, False)

    case = web.case("in_process")
    answer = web.visitor("worker.idi").act(case, "reassign", case_worker="second.idi", reason="Ferie.")
    assert (answer.status_code, answer.json()["visible"]) == (200, False)

    case = web.case("closed")
    answer = web.visitor("recipient.ie").act(case, "reopen", reason="Nytt kom fram.")
    assert (answer.status_code, answer.json()["visible"]) == (200, True)


def test_rights_do_not_leak_between_users_of_a_case(web, case):
    obj = web.at(case)
    reading = {}
    for person in ("kari", "manager.idi", "worker.idi"):
        with web.house.acting(person):
            r = Reading(obj)
            reading[person] = (r.may_view, r.may_casework, r.may_identity)
    assert reading == {
        "kari": (True, False, True),
        "manager.idi": (True, True, False),
        "worker.idi": (True, True, True),
    }
