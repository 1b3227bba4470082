"""``@inherit`` of plone.restapi, which fails by itself for a behaviour that has no marker."""

import pytest
from plone.behavior.interfaces import IBehavior
from tests.rest.asking import refused
from zope.component import getUtilitiesFor

ASKED = "expand.inherit.behaviors"
#: A behaviour of Plone's own with no marker interface, and one that has one.
WITHOUT, WITH = "plone.dublincore", "plone.navigationroot"


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process")


def test_what_has_no_marker_is_not_inherited(web, case):
    places = ("", "/deviations", "/deviations/ie")
    for address in (*places, *(f"{place}/@inherit" for place in (*places, case))):
        answer = web.visitor("worker.idi").get(address, **{ASKED: f"{WITH},{WITHOUT}", "expand": "inherit"})
        assert refused(answer, 400) == [(ASKED, "not_inherited")], address
        assert WITHOUT in answer.json()["detail"]


def test_what_has_one_is(web, case):
    answer = web.visitor("worker.idi").get(f"{case}/@inherit", **{ASKED: WITH})
    assert answer.status_code == 200
    assert answer.json()[WITH]["from"]["@id"] == web.url
    expanded = web.visitor("worker.idi").get("/deviations", **{ASKED: WITH, "expand": "inherit"}).json()
    assert expanded["@components"]["inherit"][WITH]["from"]["@id"] == web.url


def test_no_behaviour_fails(web, case):
    names = {name for name, _behavior in getUtilitiesFor(IBehavior)}
    assert {WITH, WITHOUT} < names
    for name in sorted({*names, "no.such.behaviour", "æ", " "}):
        for path in (case, "/deviations"):
            answer = web.visitor("worker.idi").get(f"{path}/@inherit", **{ASKED: name})
            assert answer.status_code in (200, 400), (name, answer.text)


def test_names_that_are_no_text(web, case):
    for name in (f"{ASKED}:list", f"{ASKED}:int", f"{ASKED}.x:record"):
        answer = web.visitor("worker.idi").get(f"{case}/@inherit", **{name: "5"})
        assert refused(answer, 400) == [(ASKED, "wrong_type")]


def test_who_does_not_see_the_case_gets_no_other_answer(web, case):
    for name in (WITH, WITHOUT):
        answer = web.visitor("per").get(f"{case}/@inherit", **{ASKED: name})
        assert answer.status_code == 404
