"""A page of another site cannot make somebody's browser write here."""

import json
import pytest
import requests
from plone import api
from tests.register import PASSWORD
from tests.register import REPORT
from tests.rest.asking import refused

ELSEWHERE = "https://elsewhere.example"


NAME = "ntnu.deviations.public_address"


@pytest.fixture(scope="module")
def logged_in(web):
    """A browser with the log-in cookie of ``recipient.ie``, and a case that waits for this person. No address
    of the site is configured."""
    web.committed(lambda house: api.portal.set_registry_record(NAME, ""))
    browser = requests.Session()
    form = {"__ac_name": "recipient.ie", "__ac_password": PASSWORD, "buttons.login": "1"}
    browser.post(f"{web.url}/login", data=form, allow_redirects=False, timeout=60)
    assert "__ac" in browser.cookies
    number = web.committed(lambda house: house.report().number)
    return browser, f"{web.url}/deviations/case/{number}"


def message(browser, case, **headers):
    headers = {"Accept": "application/json", "Content-Type": "application/json", **headers}
    body = json.dumps({"@type": "DeviationMessage", "text": "Et notat.", "audience": "internal"})
    return browser.post(case, data=body, headers=headers, timeout=60)


def test_with_a_cookie_only_from_a_page_of_the_site(web, logged_in):
    browser, case = logged_in
    here = web.url.removesuffix("/plone")
    assert message(browser, case, Origin=here).status_code == 201
    assert message(browser, case, **{"Sec-Fetch-Site": "same-origin"}).status_code == 201
    before = len(web.at(case).objectIds())
    for forged in (
        {"Origin": ELSEWHERE},
        {"Origin": "null"},
        {"Origin": f"{here}.elsewhere.example"},
        {"Origin": here.replace("http:", "https:")},
        {"Origin": ELSEWHERE, "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {},
    ):
        assert refused(message(browser, case, **forged), 403) == [(None, "other_origin")], forged
    assert len(web.at(case).objectIds()) == before
    # Plone's own services at our places keep to it too.
    for method, path in (
        ("POST", "/deviations/ie"),
        ("POST", "/deviations/ie/@sharing"),
        ("POST", "/deviations/@report-deviation"),
        ("DELETE", "/deviations/ie"),
    ):
        answer = browser.request(
            method,
            f"{web.url}{path}",
            json={"title": "x"},
            headers={"Accept": "application/json", "Origin": ELSEWHERE},
            timeout=60,
        )
        assert answer.status_code == 403, (path, answer.text)
    # Of a case that is hidden it tells nothing.
    hidden = case.rpartition("/")[0] + "/AVVIK-1999-000000"
    assert message(browser, hidden, Origin=ELSEWHERE).status_code == 404


def test_the_configured_address_counts(web, logged_in):
    browser, case = logged_in
    web.committed(lambda house: api.portal.set_registry_record(NAME, "https://avvik.example/plone"))
    try:
        assert message(browser, case, Origin="https://avvik.example").status_code == 201
        assert message(browser, case, Origin="https://avvik.example:443").status_code == 201
        assert message(browser, case, Origin=web.url.removesuffix("/plone")).status_code == 403
    finally:
        web.committed(lambda house: api.portal.set_registry_record(NAME, ""))


def test_a_password_needs_no_page_but_no_page_elsewhere_sends_it(web, logged_in):
    visitor, case = web.visitor("recipient.ie"), logged_in[1]
    body = {"@type": "DeviationMessage", "text": "Et notat.", "audience": "internal"}
    assert visitor.post(case, body).status_code == 201
    assert visitor.post(case, body, Origin=ELSEWHERE).status_code == 403
    # Who is nobody here has nothing to be stolen.
    named = {"about": "staff", "reporter_kind": "staff", "what": "Noe.", "contact": "Ring meg."}
    assert web.visitor(None).post("/deviations/@speakup", named, Origin=ELSEWHERE).status_code == 201


def test_a_body_is_json(web, logged_in):
    visitor = web.visitor("recipient.ie")
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        sent = {"Content-Type": kind} if kind else {}
        answer = visitor.call("POST", "/deviations/@report-deviation", data=json.dumps(REPORT), headers=sent)
        assert answer.status_code == 415, (kind, answer.text)
    assert refused(answer, 415) == [(None, "not_json_type")]
    sent = {"Content-Type": "application/json; charset=utf-8"}
    answer = visitor.call("POST", "/deviations/@report-deviation", data=json.dumps(REPORT), headers=sent)
    assert answer.status_code == 201
    # Plone's own services at our places keep to it too, and every method that writes.
    for person, method, path in (
        ("admin.ie", "PATCH", "/deviations/ie/@access"),
        ("admin.ie", "POST", "/deviations/ie/@sharing"),
        ("technician", "PATCH", "/deviations/ie"),
        ("recipient.ie", "POST", logged_in[1]),
        ("recipient.ie", "POST", f"{logged_in[1]}/@action/request_information"),
    ):
        answer = web.visitor(person).call(
            method,
            path,
            data=json.dumps({"text": "x", "reason": "x"}),
            headers={"Content-Type": "text/plain"},
        )
        assert refused(answer, 415) == [(None, "not_json_type")], path
    # An empty body needs no type.
    assert web.visitor("eqs").call("POST", "/deviations/@run-clock").status_code == 200


def test_a_cookie_is_read_by_no_page_elsewhere(web, logged_in):
    browser, case = logged_in
    answer = browser.get(case, headers={"Accept": "application/json", "Origin": ELSEWHERE}, timeout=60)
    assert answer.status_code == 200
    assert not [name for name in answer.headers if name.lower() == "access-control-allow-credentials"]
    asked = browser.options(
        case,
        headers={"Origin": ELSEWHERE, "Access-Control-Request-Method": "POST", "Accept": "application/json"},
        timeout=60,
    )
    assert asked.status_code == 204
    assert "Access-Control-Allow-Credentials" not in asked.headers
