"""Headers of every answer of ours."""

import pytest
import requests
from ntnu.deviations.engine.file_parts import Upload
from tests.register import PASSWORD


@pytest.fixture(scope="module")
def case(web):
    """The address of a case with a file."""
    return web.case("in_process", files=[Upload("plan.txt", b"Plan")])


def test_no_answer_of_ours_is_kept(web, case):
    file = f"{case}/{web.at(case).objectIds()[0]}"
    for person in ("kari", "recipient.ie", "per", None):
        visitor = web.visitor(person)
        for place in (
            "/deviations",
            "/deviations/ie",
            case,
            file,
            f"{case}/@@no-such",
            "/deviations/speakup",
        ):
            for answer in (visitor.page(place), visitor.get(place), visitor.bare(place)):
                told = answer.headers
                assert told["Cache-Control"] == "private, no-store", (person, place, answer.status_code)
                assert {"Accept-Language", "Cookie"} <= set(told["Vary"].split(", ")), place
                assert told["X-Content-Type-Options"] == "nosniff", place
                assert "Referrer-Policy" in told and "Content-Security-Policy" in told, place
                assert not {"Expires", "ETag", "Last-Modified"} & set(told), place
        list_ = visitor.get("/deviations/@deviations")
        assert list_.headers["Cache-Control"] == "private, no-store"
    page = web.visitor("kari").page(case).headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in page and "script-src 'self'" in page and "unsafe" not in page
    # What every page loads may be kept.
    static = web.visitor("kari").page("/++plone++ntnu.deviations/deviations.css")
    assert "no-store" not in static.headers.get("Cache-Control", "")


def test_nor_of_forms_lists_and_what_they_answer(web, case):
    recipient, nobody = web.visitor("recipient.ie"), web.visitor(None)
    form = {"action": "add_coworker", "add_coworker.person": "per", "complete": "1"}
    answers = {
        "form": recipient.page(f"{case}/@@action-form?action=add_coworker"),
        "report": recipient.page("/deviations/@@report"),
        "list": recipient.page("/deviations/@@worklist"),
        "registry": web.visitor("speakup").page("/deviations/speakup"),
        "notify": nobody.page("/deviations/@@notify"),
        "what is wrong": recipient.send(f"{case}/@@action-form", {**form, "add_coworker.person": ""}),
        "what is done": recipient.send(f"{case}/@@action-form", {**form, "looked": "1"}),
        "log-in": nobody.page(case),
        "service": recipient.post(
            f"{case}/@action/add_message", {"text": "Et notat.", "audience": "internal"}
        ),
        "refused": recipient.post(f"{case}/@action/add_message", {}),
        "document": recipient.get(f"{case}/@case-pdf"),
    }
    statuses = {name: answer.status_code for name, answer in answers.items()}
    assert statuses | {"what is wrong": 0} == {
        **dict.fromkeys(("form", "report", "list", "registry", "notify", "service", "document"), 200),
        **{"what is wrong": 0, "what is done": 303, "log-in": 302, "refused": 400},
    }
    for name, answer in answers.items():
        assert answer.headers["Cache-Control"] == "private, no-store", name
        assert "Cookie" in answer.headers["Vary"] and "Referrer-Policy" in answer.headers, name
        assert answer.headers["X-Content-Type-Options"] == "nosniff", name
        assert "frame-ancestors" in answer.headers["Content-Security-Policy"], name


def test_after_log_in_one_comes_to_the_case(web, case):
    number = web.at(case).number
    address = f"{web.url}/deviations/case/{number}"
    for below in ("", "/@@case-log", "/receipt-form"):
        for wanted in (address, f"{web.url}/deviations/case/AVVIK-1999-000000"):
            browser = requests.Session()
            asked = browser.get(f"{wanted}{below}", headers={"Accept": "text/html"}, timeout=60)
            assert "/login" in asked.url and "came_from" in asked.url
            form = {"__ac_name": "worker.idi", "__ac_password": PASSWORD, "buttons.login": "1"}
            came = browser.post(
                f"{web.url}/login",
                data={**form, "came_from": f"{wanted}{below}"},
                allow_redirects=False,
                timeout=60,
            )
            assert (came.status_code, came.headers["Location"]) == (302, f"{wanted}{below}")
        assert browser.get(address, timeout=60).status_code == 200
