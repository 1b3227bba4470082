"""Acts at ``case/<number>``: the address that stays when the case moves."""

import pytest
from tests.actions.unchanged import picture
from tests.register import APPROVE
from tests.rest.asking import refused

NEVER = "AVVIK-1999-000000"


@pytest.fixture
def place(web):
    """A received case: its number, and its address by number."""
    number = web.committed(lambda house: house.report().number)
    return number, f"/deviations/case/{number}"


def test_an_act_by_number(web, place):
    number, address = place
    recipient = web.visitor("recipient.ie")
    offered = recipient.get(f"{address}/@actions-available").json()
    assert {item["id"] for item in offered["items"]} >= {"approve", "change_unit", "not_approve"}
    shown = recipient.post(f"{address}/@preview/approve", APPROVE)
    assert (shown.status_code, shown.json()["state_after"]) == (200, "forwarded")
    done = recipient.post(f"{address.lower()}/@action/approve", APPROVE)
    assert (done.status_code, done.json()["case_number"]) == (200, number)
    asked = recipient.get(address)
    assert (asked.status_code, asked.headers["Location"]) == (303, done.json()["@id"])


def test_who_comes_too_late_is_told_so(web, place):
    _number, address = place
    second = web.visitor("second.ie")
    revision = str(second.get(f"{address}/@actions-available").json()["revision"])
    web.visitor("recipient.ie").post(f"{address}/@action/approve", APPROVE)
    late = second.post(f"{address}/@action/approve", APPROVE)
    assert refused(late, 409) == [(None, "wrong_state")]
    stale = second.post(f"{address}/@action/approve", APPROVE, **{"If-Match": revision})
    assert refused(stale, 412) == [(None, "stale")]


@pytest.mark.parametrize("person", ["per", "recipient.hf", "worker.idi", "eqs", "siteadmin", None])
def test_a_hidden_case_answers_like_none(web, place, person):
    number, address = place
    before, visitor = web.committed(picture), web.visitor(person)
    for below in ("", "/@actions-available", "/@action/approve", "/@preview/approve", "/@access"):
        for method in ("GET", "POST"):
            hidden = visitor.call(method, f"{address}{below}", json=APPROVE)
            absent = visitor.call(method, f"/deviations/case/{NEVER}{below}", json=APPROVE)
            assert hidden.status_code == absent.status_code == (404 if person else 401), (method, below)
            assert hidden.text.replace(number, NEVER) == absent.text, (method, below)
    assert web.committed(picture) == before


def test_nothing_else_is_there(web, place):
    _number, address = place
    recipient = web.visitor("recipient.ie")
    for method, below in (
        ("GET", "/@action/approve"),
        ("GET", "/@history"),
        ("GET", "/@access"),
        ("GET", "/@actions-available/x"),
        ("GET", "/title"),
        ("POST", ""),
        ("POST", "/@action"),
        ("POST", "/@action/approve/x"),
        ("POST", "/@workflow/approve"),
        ("POST", "/@move"),
    ):
        refused(recipient.call(method, f"{address}{below}", json={}), 404)
    refused(recipient.get("/deviations/case"), 404)
