"""Saved lists over REST: the same lists as on the page, for the same people."""

import pytest
from tests.rest.asking import refused
from tests.worklist.test_saved import listed

ADDRESS = "/deviations/@saved-lists"
QUERY = {"view": "all", "state": "in_process", "sort_on": "unit", "columns": ["severity", "theme"]}


def save(web, person, name, /, unit=None, query=None, **more):
    body = {"name": name, "query": QUERY if query is None else query, **more}
    return web.visitor(person).post(ADDRESS, body | ({"unit": unit} if unit else {}))


def names(web, person) -> list[str]:
    return [one["name"] for one in web.visitor(person).get(ADDRESS).json()["items"]]


@pytest.fixture(autouse=True)
def nothing_left(web):
    yield
    for person in ("recipient.ie", "worker.idi"):
        for one in web.visitor(person).get(ADDRESS).json()["items"]:
            assert web.visitor(person).delete(f"{ADDRESS}/{one['id']}").status_code == 204


def test_an_own_list(web):
    web.case("in_process")
    answer = save(web, "recipient.ie", "Til møtet")
    saved = answer.json()
    assert answer.status_code == 201 and saved["query"] == QUERY and saved["unit"] is None
    assert saved["list"].endswith("/@deviations?view=all&state=in_process&sort_on=unit")
    found = web.visitor("recipient.ie").get(saved["list"].partition("/plone")[2]).json()
    assert {row["review_state"] for row in found["items"]} == {"in_process"}
    # The page has it, with its columns.
    assert "columns%3Alist=severity&columns%3Alist=theme" in listed(web, "recipient.ie")["Til møtet"]
    address = f"{ADDRESS}/{saved['id']}"
    for other in ("second.ie", "kari", "eqs"):
        assert names(web, other) == []
        assert web.visitor(other).patch(address, {"name": "Min"}).status_code == 404
        assert web.visitor(other).delete(address).status_code == 404
    assert web.visitor("recipient.ie").patch(address, {"name": "Til rådet"}).json()["name"] == "Til rådet"
    assert names(web, "recipient.ie") == ["Til rådet"]
    assert web.visitor("recipient.ie").delete(address).status_code == 204
    assert web.visitor("recipient.ie").delete(address).status_code == 404


def test_a_units_list(web):
    assert save(web, "worker.idi", "IDI i høst", unit="IDI").json()["unit"] == "IDI"
    for person in ("recipient.ie", "manager.idi", "second.idi"):
        assert names(web, person) == ["IDI i høst"], person
    for person in ("recipient.hf", "kari", "eqs", "admin.ie", "reader"):
        assert names(web, person) == [], person
        for unit in ("IDI", "no-such"):
            assert refused(save(web, person, "Smuglet", unit=unit), 400) == [("unit", "unknown_unit")]
    assert names(web, "recipient.ie") == ["IDI i høst"]


def test_what_is_refused(web):
    for body, faults in (
        ({}, [("name", "required")]),
        ({"name": "x" * 81, "query": {}}, [("name", "too_long")]),
        ({"name": 5, "query": {}}, [("name", "wrong_type")]),
        ({"name": "x", "query": []}, [("query", "wrong_type")]),
        ({"name": "x", "query": {"nope": "1"}}, [("query.nope", "unknown_field")]),
        ({"name": "x", "query": {"state": 1}}, [("query.state", "wrong_type")]),
        ({"name": "x", "query": {"columns": "severity"}}, [("query.columns", "wrong_type")]),
        ({"name": "x", "query": {"text": "y" * 201}}, [("text", "too_long")]),
        ({"name": "x", "unit": [], "query": {}}, [("unit", "wrong_type")]),
        ({"name": "x", "query": {}, "more": 1}, [("more", "unknown_field")]),
    ):
        assert refused(web.visitor("recipient.ie").post(ADDRESS, body), 400) == faults
    assert names(web, "recipient.ie") == []
    assert web.visitor(None).get(ADDRESS).status_code == 401
    assert web.visitor(None).post(ADDRESS, {"name": "x", "query": {}}).status_code == 401


def test_no_more_than_thirty_and_none_twice_under_one_key(web):
    keyed = {"Idempotency-Key": "saved-list-of-a-program"}
    visitor = web.visitor("recipient.ie")
    first = visitor.post(ADDRESS, {"name": "A", "query": {}}, **keyed)
    again = visitor.post(ADDRESS, {"name": "A", "query": {}}, **keyed)
    assert first.json()["id"] == again.json()["id"] and names(web, "recipient.ie") == ["A"]
    for number in range(29):
        assert save(web, "recipient.ie", f"B{number}", query={}).status_code == 201
    assert refused(save(web, "recipient.ie", "For mye", query={}), 400) == [(None, "too_many")]
