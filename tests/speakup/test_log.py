"""The log of a notification case: read and verified by who handles it; it names nobody anonymous."""

import json
import pytest
from ntnu.deviations.access.confidential import registry_of
from tests.rest.asking import refused

BODY = {"about": "staff", "reporter_kind": "student", "what": "Han slo meg."}


@pytest.fixture(params=["per", None])
def anonymous(web, request):
    """The address of a case whose sender is anonymous, logged in or not; and her user id."""
    sent = web.visitor(request.param).post("/deviations/@speakup", {**BODY, "anonymous": True}).json()
    path = f"/deviations/speakup/{registry_of(web.at('/deviations')).numbers[sent['number']]}"
    web.visitor("speakup").act(path, "take")
    more = {"code": sent["code"], "text": "Mer."}
    assert web.visitor(request.param).post("/deviations/@speakup-follow", more).status_code == 200
    return path


def test_who_did_what(web, anonymous):
    log = web.visitor("second.speakup").get(f"{anonymous}/@case-log").json()
    told = [(item["actor"], item["actor_title"], item["title"]) for item in log["items"]]
    assert told == [
        ("", "the person who sent the notification", "Notification received"),
        ("speakup", "Navn speakup", "Taken"),
        (
            "",
            "the person who sent the notification",
            "More information from the person who sent the notification",
        ),
    ]
    assert "Navn per" not in json.dumps(log) and '"per"' not in json.dumps(log)


def test_it_is_whole(web, anonymous):
    answer = web.visitor("speakup").get(f"{anonymous}/@case-log/verify").json()
    assert (answer["whole"], answer["entries"]) == (True, 3)


def test_the_page(web, anonymous):
    page = web.visitor("speakup").page(f"{anonymous}/@@case-log")
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "den som varslet" in page.text and "Tatt" in page.text and "Navn per" not in page.text
    verified = web.visitor("speakup").page(f"{anonymous}/@@case-log", verify="1")
    assert "Ja, loggen er" in verified.text
    found = web.visitor("speakup").page(f"{anonymous}/@@case-log", who="*sender")
    assert "Varsel mottatt" in found.text and "Navn speakup</p>" not in found.text


def test_the_page_of_the_case_tells_the_same(web, anonymous):
    page = web.visitor("speakup").page(anonymous)
    assert "den som varslet" in page.text and "Navn per" not in page.text


def test_by_name_she_is_named(web):
    sent = web.visitor("per").post("/deviations/@speakup", BODY).json()
    path = f"/deviations/speakup/{registry_of(web.at('/deviations')).numbers[sent['number']]}"
    (item,) = web.visitor("speakup").get(f"{path}/@case-log").json()["items"]
    assert (item["actor"], item["actor_title"]) == ("per", "Navn per")


def test_bad_questions(web, anonymous):
    speakup = web.visitor("speakup")
    assert refused(speakup.get(f"{anonymous}/@case-log", kind="nothing"), 400)
    assert speakup.get(f"{anonymous}/@case-log/nothing").status_code == 404


def test_who_sent_it_does_not_read_its_log(web):
    sent = web.visitor("second.speakup").post("/deviations/@speakup", BODY).json()
    path = f"/deviations/speakup/{registry_of(web.at('/deviations')).numbers[sent['number']]}"
    visitor = web.visitor("second.speakup")
    assert visitor.get(f"{path}/@case-log").status_code == 404
    assert visitor.page(f"{path}/@@case-log").status_code == 404
    assert visitor.post(f"{path}/@archive").status_code == 404
