"""Actions at ``case/<number>``: the address that stays when the case moves."""

import pytest
from tests.engine.unchanged import picture
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
    # It has moved to the department, and is still here.
    asked = recipient.get(address).json()
    assert asked["@id"] == done.json()["@id"] == recipient.site + address
    assert asked["path"].startswith("/deviations/ie/idi/")
    assert recipient.get(asked["path"]).json() == asked


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
        ("GET", "/@history"),
        ("GET", "/@actions-available/x"),
        ("GET", "/title"),
        ("POST", "/@action"),
        ("POST", "/@action/approve/x"),
        ("POST", "/@move"),
        ("POST", "/@email-send"),
        ("GET", "/@@display_query_results"),
        ("GET", "/sendto_form"),
    ):
        answer = recipient.call(method, f"{address}{below}", json={})
        assert answer.status_code in (404, 403), (method, below, answer.text)
    answer = recipient.get(f"{address}/@action/approve")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    # What answers at the case itself answers here too.
    assert recipient.get(f"{address}/@access").status_code == 200
    assert refused(recipient.post(f"{address}/@workflow/approve"), 400)[0] == (None, "needs_data")
    refused(recipient.get("/deviations/case"), 404)
