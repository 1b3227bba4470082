"""Zope publishes every name of an object that nothing forbids. No name tells of a case."""

import pytest
from AccessControl.ZopeSecurityPolicy import getRoles
from tests.access.leaks import add_reporter
from tests.access.leaks import CASEWORK
from tests.access.leaks import found_in
from tests.access.leaks import IDENTITY
from tests.access.leaks import LOG
from tests.access.leaks import make_case
from tests.access.leaks import REPORTER
from tests.access.leaks import SHARED
from types import SimpleNamespace

UNIT, REGISTER = "/deviations/ie/idi", "/deviations"
EVERYTHING = SHARED | CASEWORK | LOG | IDENTITY

#: Roles that say nothing of a case.
OPEN = {"Anonymous", "Authenticated", "Member"}


@pytest.fixture(scope="module")
def case(web):
    web.committed(add_reporter)
    made = web.committed(make_case)
    return SimpleNamespace(
        path=web.place(made), id=made.getId(), file=made.objectIds()[0], number=made.number, uid=made.UID()
    )


def published(obj, roles) -> list[str]:
    """Names of ``obj`` that somebody with these roles may come to by address."""
    names = []
    for name in sorted(set(dir(obj.aq_base))):
        if name.startswith(("_", "aq_")) or name.endswith("__roles__"):
            continue
        held = getRoles(obj, name, getattr(obj, name, None), ("what the object gives",))
        if held is None or roles & set(held) or "what the object gives" in held:
            names.append(name)
    return names


def words_at(web, person, path, words) -> dict:
    """Word -> names below ``path`` that told it."""
    found = {}
    for name in published(web.at(path), OPEN | {"Reporter", "Line Manager"}):
        if name.startswith(("manage_zmi_logout", "MKCOL", "LOCK", "UNLOCK", "HEAD")):
            continue
        answer = web.visitor(person).bare(f"{path}/{name}")
        text = found_in(answer).replace(path, "")
        for word in words:
            if word in text:
                found.setdefault(word, []).append(name)
    return found


@pytest.mark.parametrize("path", [UNIT, REGISTER])
def test_names_of_units_and_register(web, case, path):
    words = EVERYTHING | {case.id, case.uid, case.number.casefold(), case.file}
    assert words_at(web, "per", path, words) == {}


def test_names_of_a_case_for_its_reporter(web, case):
    assert words_at(web, REPORTER, case.path, CASEWORK | LOG) == {}


def test_names_of_a_case_for_a_line_manager(web, case):
    assert words_at(web, "manager.idi", case.path, IDENTITY | LOG) == {}
    assert words_at(web, "manager.idi", f"{case.path}/{case.file}", IDENTITY) == {}


@pytest.mark.parametrize("person", ["per", "manager.idi", "eqs", None])
def test_the_registers_own_index_has_no_address(web, case, person):
    for below in (
        "case_index",
        f"case_index/rows_of?name=reporter&value={REPORTER}",
        f"case_index/rows_of_uid?uid={case.uid}",
        f"case_index/handles?person={REPORTER}",
        f"case_index/unshielded_units?person={REPORTER}",
        "case_index/rows",
        "case_index/uids",
        f"case_index/forget?uid={case.uid}",
        f"numbers/{case.number}",
        "numbers",
        "numbers/keys",
        "exclusions",
        "unit_ids",
    ):
        for ask in (web.visitor(person).bare, web.visitor(person).get):
            answer = ask(f"/deviations/{below}")
            assert answer.status_code in (302, 401, 403, 404), (below, answer.status_code)
            told = found_in(answer)
            assert not [word for word in EVERYTHING - IDENTITY | {case.id} if word in told], below
    assert web.visitor("recipient.ie").get("/deviations/@deviations").json()["items_total"] == 1


@pytest.mark.parametrize("person", ["per", "eqs", None])
def test_no_method_counts_cases_or_knows_ids(web, case, person):
    for name in (
        "objectCount",
        "has_key",
        "hasObject",
        "getObjectPosition",
        "objectIds",
        "keys",
        "checkIdAvailable",
    ):
        for path in (UNIT, "/deviations/ie"):
            there = web.visitor(person).bare(f"{path}/{name}", id=case.id)
            not_there = web.visitor(person).bare(f"{path}/{name}", id="0" * 16)
            assert there.status_code in (302, 401, 403, 404), name
            assert there.status_code == not_there.status_code


@pytest.mark.parametrize(
    "method", ["PROPFIND", "OPTIONS", "TRACE", "LOCK", "MKCOL", "MOVE", "COPY", "PROPPATCH"]
)
def test_webdav(web, case, method):
    words = EVERYTHING | {case.id, case.number.casefold(), case.file}
    for depth in ("0", "1", "infinity"):
        headers = {"Depth": depth, "Destination": f"{web.url}/somewhere"}
        for path in (REGISTER, UNIT, case.path, f"{case.path}/{case.file}"):
            answer = web.visitor("per").call(method, path, headers={**headers, "Accept": "*/*"})
            told = found_in(answer).replace(path, "")
            assert not [word for word in words if word in told], (path, depth)
            answer = web.visitor("manager.idi").call(method, path, headers={**headers, "Accept": "*/*"})
            assert not [word for word in IDENTITY | LOG if word in found_in(answer)], (path, depth)
    assert web.at(case.path).getId() == case.id


def test_the_site_tells_nobody_who_is_on_which_case(web, case):
    for person in ("per", "manager.idi", None):
        for path in (
            "/portal_catalog/uniqueValuesFor?name=allowedRolesAndUsers",
            "/portal_catalog/Indexes/allowedRolesAndUsers/uniqueValues",
            "/portal_catalog/searchResults?portal_type=DeviationReport",
            "/portal_catalog/getAllBrains",
            f"/portal_catalog/getrid?path=/plone{case.path}",
            f"/portal_catalog/getMetadataForUID?uid=/plone{case.path}",
            f"/portal_catalog/getIndexDataForUID?uid=/plone{case.path}",
            "/acl_users/deviation_units/getGroupMembers?group_id=x",
            "/acl_users/getUsers",
        ):
            answer = web.visitor(person).bare(path)
            assert answer.status_code in (302, 401, 403, 404), (path, answer.status_code)
