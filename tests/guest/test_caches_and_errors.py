"""What the site around a register does with answers: keeps them, and tells what went wrong."""

import pytest

PAGES = (None, "kari", "recipient.ie")


@pytest.fixture(scope="module")
def case(guest_web):
    return guest_web.case("in_process")


def test_a_page_of_the_site_is_kept(guest_web):
    for _turn in range(2):
        answer = guest_web.visitor(None).page("/news")
    assert {"ETag", "X-Cache-Rule"} <= answer.headers.keys()


@pytest.mark.parametrize("person", PAGES)
@pytest.mark.parametrize("place", ["/deviations", "/deviations/ie", "case"])
def test_no_page_of_ours_is(guest_web, case, person, place):
    visitor, path = guest_web.visitor(person), case if place == "case" else place
    for _turn in range(2):
        answer = visitor.page(path)
        assert answer.headers["Cache-Control"] == "private, no-store"
        kept = [name for name in answer.headers if name.lower() in ("etag", "expires", "last-modified")]
        assert kept == [] and not [name for name in answer.headers if name.lower().startswith("x-cache")]
        assert "X-RAMCache" not in answer.headers


def test_the_language_one_chose_is_answered_by_no_cache(guest_web):
    visitor = guest_web.visitor(None)
    assert "Report a deviation" in visitor.page("/deviations", language="en").text
    for code, words in (("nn", "Meld avvik"), ("en", "Report a deviation")):
        headers = {"Accept": "text/html", "Accept-Language": "en", "Cookie": f"deviations_language={code}"}
        assert words in visitor.call("GET", "/deviations", headers=headers).text


def test_a_case_has_changed_as_soon_as_it_has(guest_web, case):
    visitor = guest_web.visitor("worker.idi")
    before = visitor.page(case)
    tag = {"If-None-Match": before.headers.get("ETag", "*"), "Accept": "text/html"}
    assert visitor.act(case, "add_message", text="Et nytt notat.", audience="internal").status_code == 200
    after = visitor.call("GET", case, headers=tag)
    assert after.status_code == 200 and "Et nytt notat." in after.text


@pytest.mark.parametrize("person", ["per", "technician"])
def test_a_number_that_is_not_there_is_told_in_the_frame_of_the_site(guest_web, person):
    for path in ("/deviations/case/AVVIK-1999-000001", "/deviations/case/AVVIK-1999-000001/receipt-form"):
        answer = guest_web.visitor(person).page(path)
        assert answer.status_code == 404 and "portal-logo" in answer.text, path


def test_why_an_action_is_refused_is_told_in_our_region(guest_web, case):
    worker = guest_web.visitor("worker.idi")
    form = {"workflow_action": "close", "_authenticator": worker.token()}
    how = {"headers": {"Accept": "text/html"}, "data": form}
    answer = worker.call("POST", f"{case}/content_status_modify", **how)
    assert 400 <= answer.status_code < 500
    assert 'class="dv is-guest"' in answer.text and "portal-logo" in answer.text


@pytest.mark.parametrize(
    "person, path, status",
    [
        ("kari", "/deviations/@doctor", 403),
        (None, "/deviations/@deviations", 401),
        ("kari", "/deviations/case/AVVIK-1999-000001", 404),
        ("kari", "/deviations/ie/@no-such", 404),
    ],
)
def test_a_program_is_told_in_the_shape_of_our_services(guest_web, person, path, status):
    answer = guest_web.visitor(person).get(path)
    assert answer.status_code == status
    assert {"type", "message", "title", "detail", "errors"} <= answer.json().keys()


def test_errors_of_the_site_stay_the_sites_own(guest_web):
    visitor = guest_web.visitor("per")
    page = visitor.page("/no-such-page")
    assert page.status_code == 404 and "portal-logo" in page.text and 'class="dv' not in page.text
    assert visitor.get("/no-such-page").json().keys() == {"context", "message", "type"}
    assert visitor.page("/@@overview-controlpanel").status_code == 302
