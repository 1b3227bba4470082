"""At the register, a faculty and a department answers what is ours, and what folder work takes: no other
view, no other service, and no method of Zope's, whatever method it is asked by."""

import pytest
import re
from tests.access.every_door import published_methods
from tests.doors.test_every_view import is_own
from tests.doors.test_every_view import registered

PLACES = ("/deviations", "/deviations/ie", "/deviations/ie/idi")
#: What of Plone's answers there.
TOOLBAR = {
    "content_status_history",
    "content_status_modify",
    "delete_confirmation",
    "edit",
    "folder_contents",
    "folder_factories",
    "historyview",
    "ical_import_settings",
    "manage-aliases",
    "manage-portlets",
    "object_copy",
    "object_cut",
    "object_paste",
    "object_rename",
    "selectViewTemplate",
    "select_default_page",
    "select_default_view",
    "topbar-manage-portlets",
}
CONTENTS = {"allow_upload", "delete_confirmation_info", "getVocabulary"} | {
    f"fc-{name}"
    for name in (
        "contextInfo",
        "copy",
        "cut",
        "delete",
        "itemOrder",
        "paste",
        "properties",
        "rearrange",
        "rename",
        "tags",
        "workflow",
    )
}
OTHERS = {
    "authenticator",
    "confirm-action",
    "render-toolbar",
    "resolveuid",
    "site-logo",
    "z3cform_validate_field",
}
SERVICES = {
    "@actions",
    "@breadcrumbs",
    "@contextnavigation",
    "@history",
    "@inherit",
    "@lock",
    "@navigation",
    "@navroot",
    "@querysources",
    "@querystring",
    "@querystring-search",
    "@search",
    "@sharing",
    "@sources",
    "@types",
    "@vocabularies",
    "@workflow",
}
ALLOWED = TOOLBAR | CONTENTS | OTHERS | SERVICES


@pytest.mark.parametrize("place", PLACES)
def test_no_other_view_and_no_other_service_answers(web, place):
    administrator, content, asked = web.visitor("eqs"), web.at(place), 0
    own = {name for name, factory in registered(content) if is_own(factory)}
    for name, _factory in sorted(registered(content), key=lambda pair: pair[0]):
        method, _middle, service = name.partition("_application_json_")
        shown = service or name
        if name in own or shown in ALLOWED or not shown or method in ("OPTIONS", "HEAD") and service:
            continue
        if service:
            answer = administrator.call(method, f"{place}/{service}", json={} if method != "GET" else None)
        else:
            answer = administrator.bare(f"{place}/@@{name}")
        asked += 1
        assert answer.status_code in ((404, 405) if service else (404,)), (name, answer.status_code)
    assert asked > 100


@pytest.mark.parametrize("place", PLACES)
def test_no_method_of_zopes_answers(web, place):
    administrator, found = web.visitor("eqs"), published_methods(web.at(place), place, set())
    names = {door.name for door in found} - ALLOWED
    own = {name for name, factory in registered(web.at(place)) if is_own(factory)}
    assert {"manage_renameObjects", "manage_delObjects", "PROPFIND", "listFolderContents"} <= names
    for name in sorted(names - own):
        for method in ("GET", "HEAD", "POST"):
            answer = administrator.call(method, f"{place}/{name}", headers={"Accept": "*/*"})
            assert answer.status_code == 404, (method, name, answer.status_code)
    for tool in ("portal_catalog", "portal_groups", "acl_users", "error_log"):
        assert administrator.bare(f"{place}/{tool}").status_code == 404, tool


def test_a_hidden_case_is_not_told_by_names(web):
    """What does not answer says the same whatever it is asked about."""
    case = web.at(web.case("received"))
    place, id_ = web.place(case).rpartition("/")[0], case.getId()
    eqs = web.visitor("eqs")
    answers = set()
    for ids in (id_, "nothing"):
        for name in ("manage_renameObjects", "manage_copyObjects", "manage_delObjects", "moveObjectsUp"):
            answer = eqs.bare(f"{place}/{name}", ids=ids, new_ids="x")
            answers.add((answer.status_code, id_ in answer.text and id_ not in answer.url))
    assert answers == {(404, False)}


def test_zopes_own_pages_are_for_a_manager(web):
    for place in PLACES:
        assert web.visitor("technician").bare(f"{place}/manage_access").status_code == 200
        assert web.visitor("eqs").bare(f"{place}/manage_access").status_code == 404
        assert web.visitor("siteadmin").bare(f"{place}/manage_access").status_code == 404


@pytest.mark.parametrize("place", PLACES[:2])
def test_what_the_toolbar_and_the_contents_lead_to_answers(web, place):
    manager, led = web.visitor("technician"), set()
    for page in ("", "/@@folder_contents"):
        text = manager.page(f"{place}{page}").text
        led |= set(re.findall(rf"{re.escape(web.url + place)}/((?:@@|\+\+add\+\+)?[\w.-]+)", text))
    assert {"edit", "@@sharing", "folder_contents", "manage-portlets", "@@fc-rename"} <= led
    # A form of ours says 404 where it is not told of which role, which action, or which case.
    for name in sorted(led - {"@@role-form", "@@action-form", "case"}):
        assert manager.page(f"{place}/{name}").status_code != 404, name
