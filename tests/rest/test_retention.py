"""``@retention``: for whom, what it tells, what it does, and what it refuses."""

import pytest
from datetime import timedelta
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.archive import exporting
from ntnu.deviations.caselog import storage as caselog
from tests.house import at
from tests.rest.asking import refused
from tests.retention.old import archived
from tests.retention.old import closed
from tests.retention.old import LATER
from tests.retention.old import THEN

REGISTER = "/deviations/@retention"
OUTSIDERS = (
    "kari",
    "recipient.ie",
    "worker.idi",
    "manager.idi",
    "admin.ie",
    "eqs",
    "siteadmin",
    "reader",
    "speakup",
    "technician",
    "local.owner",
)


@pytest.fixture
def later():
    with at(LATER) as clock:
        yield clock


def made(web, how=archived, **report) -> str:
    return web.address(web.committed(lambda house: how(closed(house, **report))))


def lines(web, path: str = REGISTER, person: str = "archivist", **asked) -> dict[str, str]:
    """Number → why."""
    told = web.visitor(person).get(path, b_size=200, **asked).json()
    return {item["case_number"]: item["why"] for item in told["items"]}


def test_for_whom(web, later):
    made(web)
    for person in OUTSIDERS:
        visitor = web.visitor(person)
        assert refused(visitor.get(REGISTER), 403) == [(None, "not_yours")], person
        assert refused(visitor.post(REGISTER, {"digest": 7}), 403) == [(None, "not_yours")], person
    nobody = web.visitor(None)
    assert (nobody.get(REGISTER).status_code, nobody.post(REGISTER).status_code) == (401, 401)
    assert web.visitor("archivist").get(REGISTER).status_code == 200


def test_what_it_tells(web, later):
    number = web.at(made(web)).number
    told = web.visitor("archivist").get(REGISTER, ready="true").json()
    (line,) = [item for item in told["items"] if item["case_number"] == number]
    assert (told["years"], told["ready"]) == (10, told["items_total"])
    assert {key: line[key] for key in ("unit", "closed", "due", "ready", "why", "why_title")} == {
        "unit": "IDI",
        "closed": "2026-11-23",
        "due": "2036-11-23",
        "ready": True,
        "why": "ready",
        "why_title": "Ready",
    }
    assert web.visitor("archivist").get(REGISTER, b_size=1).json()["batching"]


def test_what_is_not_ready_and_why(web, later):
    bare = web.at(made(web, lambda case: case)).number
    touched = made(web)
    with at(THEN + timedelta(days=4)):
        web.visitor("second.ie").act(touched, "redact", target="field:conclusion", reason="Et navn.")
    own = web.at(made(web, reporter="archivist")).number
    waits = made(web, lambda case: exporting.keep(case, (exporting.ways.new("x", "a", THEN),)) or case)
    young = web.case("closed")
    running = web.at(web.case("in_process")).number
    found = lines(web)
    assert found[bare] == "not_exported"
    assert found[web.at(touched).number] == "changed_since"
    assert found[web.at(waits).number] == "export_under_way"
    assert found[web.at(young).number] == "too_early"
    assert own not in found and running not in found
    assert set(lines(web, ready="true").values()) <= {"ready"}
    assert "ready" not in lines(web, ready="false").values()


def test_it_is_done(web, later):
    path = made(web)
    archivist = web.visitor("archivist")
    told = archivist.get(REGISTER).json()
    done = archivist.post(REGISTER, {"digest": told["digest"]}).json()
    number = web.at(path).number
    assert number in done["anonymised"] and done["remaining"] == 0
    assert lines(web)[number] == "anonymised"
    entry = caselog.entries(web.at("/deviations"))[-1]
    assert (entry.actor, entry.action) == ("archivist", "retention")
    assert number in entry.why["cases"]
    assert refused(archivist.post(REGISTER, {"digest": done["digest"]}), 409) == [(None, "retention_nothing")]
    case = archivist.get(path).json()
    assert case["anonymised"] == "2036-12-01T12:00:00Z"
    assert (case["title"], case["reporter"], case["what_happened"]) == (number, None, "")
    assert (case["severity"], case["themes"], case["review_state"]) == ("high", ["assessment"], "closed")


def test_two_at_once(web, later):
    made(web)
    archivist = web.visitor("archivist")
    digest = archivist.get(REGISTER).json()["digest"]
    made(web)
    assert refused(archivist.post(REGISTER, {"digest": digest}), 409) == [(None, "retention_changed")]
    digest = archivist.get(REGISTER).json()["digest"]
    assert len(archivist.post(REGISTER, {"digest": digest}).json()["anonymised"]) == 2
    assert refused(archivist.post(REGISTER, {"digest": digest}), 409) == [(None, "retention_changed")]


@pytest.mark.parametrize(
    ("body", "wrong"),
    (
        ({}, [("digest", "required")]),
        ({"digest": 7}, [("digest", "wrong_type")]),
        ({"digest": "x", "force": True}, [("force", "unknown_field")]),
        ([], [(None, "not_json")]),
    ),
)
def test_bad_bodies(web, body, wrong):
    assert refused(web.visitor("archivist").post(REGISTER, body), 400) == wrong


@pytest.mark.parametrize("asked", ({"ready": "maybe"}, {"b_size": "0"}, {"b_start": "-1"}, {"state": "x"}))
def test_bad_questions(web, asked):
    (name,) = asked
    ((field, code),) = refused(web.visitor("archivist").get(REGISTER, **asked), 400)
    assert code == "unknown_value" and field in (name, "b_size")


def test_marking(web, later):
    path = made(web, lambda case: case)
    archivist, url = web.visitor("archivist"), f"{path}/@archive"
    assert refused(archivist.post(url, {"worth_archiving": False}), 400) == [("reason", "required")]
    assert refused(archivist.post(url, {"worth_archiving": "no"}), 400) == [("worth_archiving", "wrong_type")]
    assert refused(archivist.post(url, {"worth_archiving": True}), 409) == [(None, "not_marked")]
    body = {"worth_archiving": False, "reason": "Samme sak som AVVIK-2026-000412."}
    told = archivist.post(url, body).json()["not_worth_archiving"]
    assert (told["by"], told["reason"]) == ("archivist", body["reason"])
    number = web.at(path).number
    assert lines(web)[number] == "ready"
    assert archivist.post(url, {"worth_archiving": True}).json()["not_worth_archiving"] is None
    assert lines(web)[number] == "not_exported"
    told = [(entry.actor, entry.action) for entry in caselog.entries(web.at(path))[-2:]]
    assert told == [("archivist", "not_archive"), ("archivist", "do_archive")]
    for person, status in (("worker.idi", 403), ("recipient.ie", 403), ("kari", 403), ("per", 404)):
        assert web.visitor(person).post(url, body).status_code == status, person
    archivist.post(url, body)
    done = archivist.post(REGISTER, {"digest": archivist.get(REGISTER).json()["digest"]}).json()
    assert number in done["anonymised"]
    (entry,) = caselog.entries(web.at(path))
    assert (entry.why["rule"], entry.why["marked_by"]) == ("not_worth_archiving", "archivist")


def test_afterwards_nothing_can_be_done(web, later):
    path = made(web)
    archivist = web.visitor("archivist")
    archivist.post(REGISTER, {"digest": archivist.get(REGISTER).json()["digest"]})
    recipient = web.visitor("recipient.ie")
    assert refused(recipient.act(path, "reopen", reason="Feil."), 409) == [(None, "anonymised")]
    assert refused(recipient.act(path, "redact", target="field:title", reason="x"), 409) == [
        (None, "anonymised")
    ]
    told = recipient.post(f"{path}/@preview/reopen", {"reason": "x", "case_worker": "worker.idi"}).json()
    assert [error["code"] for error in told["obstacles"]] == ["anonymised"]
    assert recipient.get(f"{path}/@actions-available").json()["items"] == []
    assert recipient.post(f"{path}/@workflow/reopen").status_code in (400, 403, 404, 409)
    assert web.at(path).anonymised and len(caselog.entries(web.at(path))) == 1
    assert recipient.get(f"{path}/@case-pdf").status_code == 403
    assert archivist.post(f"{path}/@archive").status_code == 403
    body = {"worth_archiving": False, "reason": "x"}
    assert archivist.post(f"{path}/@archive", body).status_code == 403
    assert archivist.get(f"{path}/@case-log/verify").json()["whole"] is True
    for person in ("kari", "worker.idi"):
        assert web.visitor(person).get(path).status_code == 404, person
    mine = web.visitor("kari").get("/deviations/@deviations", view="mine").json()
    assert web.at(path).number not in {item["case_number"] for item in mine["items"]}


def test_the_registers_plan_holds_no_notification(web, later):
    registry = registry_of(web.at("/deviations"))
    assert not any(number.startswith("VARSEL") for number in lines(web))
    assert web.visitor("archivist").get(f"{web.address(registry)}/@retention").status_code == 404
