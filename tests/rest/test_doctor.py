"""``@doctor`` and its page: for the system administrator, and nobody's case in it."""

import pytest

URL = "/deviations/@doctor"
CHECKS = {
    "accounts",
    "archive",
    "archive_confirms",
    "public_address",
    "case_workers",
    "clock",
    "content_rules",
    "directory",
    "documents",
    "files",
    "global_roles",
    "instance",
    "log_heads",
    "log_in_brake",
    "log_key",
    "mail",
    "mail_encrypted",
    "out_of_use",
    "roles_ending",
    "packages",
    "plugin",
    "profile",
    "reading",
    "recipients",
    "sessions",
    "speakup",
}
OTHERS = ("kari", "recipient.ie", "admin.ie", "worker.idi", "archivist", "speakup", "siteadmin")


@pytest.mark.parametrize("person", ["eqs", "technician"])
def test_it_tells_every_check(web, person):
    answer = web.visitor(person).get(URL)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told.keys() == {"@id", "at", "level", "checks"}
    assert {check["id"] for check in told["checks"]} == CHECKS
    assert told["level"] == told["checks"][0]["level"]
    for check in told["checks"]:
        assert check.keys() == {"id", "level", "level_title", "title", "text"}
        assert check["level"] in ("ok", "warning", "fault") and check["title"] and check["text"]
        assert "${" not in check["text"]


def test_it_is_for_the_system_administrator(web):
    for person in OTHERS:
        assert web.visitor(person).get(URL).status_code == 403, person
        page = web.visitor(person).page("/deviations/@@doctor")
        assert page.status_code == 302 and "require_login" in page.headers["Location"], person
    assert web.visitor(None).get(URL).status_code == 401


def test_the_page_says_the_same(web):
    told = web.visitor("eqs").get(URL).json()
    page = web.visitor("eqs").page("/deviations/@@doctor", "en")
    assert page.status_code == 200
    assert [page.text.count(f">{check['title']}</h2>") for check in told["checks"]] == [1] * len(CHECKS)


def test_it_is_the_registers(web):
    assert web.visitor("eqs").get("/@doctor").status_code == 404
    assert web.visitor("eqs").get("/deviations/ie/@doctor").status_code == 404
