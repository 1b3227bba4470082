"""``@retention``: for whom, what it tells, what it does, and what it refuses."""

import pytest
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.archive import exporting
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain import retention as rules
from plone import api
from tests.house import at
from tests.register import NOT_APPROVE
from tests.rest.asking import refused
from tests.retention.old import archived
from tests.retention.old import closed
from tests.retention.old import LATER
from tests.retention.old import THEN
from tests.visitor import Visitor

REGISTER = "/deviations/@retention"
RECORD = "ntnu.deviations.archive.retention_years"
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


def test_two_at_the_same_moment(web, later):
    made(web)
    digest = web.visitor("archivist").get(REGISTER).json()["digest"]
    visitors = [Visitor(web.url, "archivist") for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda visitor: visitor.post(REGISTER, {"digest": digest}), visitors))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    (done,) = [answer.json()["anonymised"] for answer in answers if answer.status_code == 200]
    told = [
        entry for entry in caselog.entries(web.at("/deviations")) if done[0] in entry.why.get("cases", ())
    ]
    assert len(told) == 1


def test_no_more_than_so_many_at_once(web, later, monkeypatch):
    monkeypatch.setattr(rules, "MOST", 1)
    for _ in range(3):
        made(web)
    archivist = web.visitor("archivist")
    digest, left = archivist.get(REGISTER).json()["digest"], []
    while not left or left[-1]:
        done = archivist.post(REGISTER, {"digest": digest}).json()
        assert len(done["anonymised"]) == 1
        digest = done["digest"]
        left.append(done["remaining"])
    assert left == [2, 1, 0]


def test_switched_off(web, later):
    path = made(web)
    web.committed(lambda house: api.portal.set_registry_record(RECORD, 0))
    try:
        assert lines(web)[web.at(path).number] == "switched_off"
        told = web.visitor("archivist").get(REGISTER).json()
        assert (told["years"], told["ready"]) == (0, 0)
        assert refused(web.visitor("archivist").post(REGISTER, {"digest": told["digest"]}), 409)
    finally:
        web.committed(lambda house: api.portal.set_registry_record(RECORD, 10))
    assert web.at(path).anonymised is None


def test_who_was_recused_has_no_line_of_it(web, later):
    def build(house):
        with at(THEN):
            house.make_archivist("second.ie")
            case = house.report("kari")
            house.act(case, "recipient.ie", "recuse", person="second.ie", reason="Nær venn.")
            return archived(house.act(case, "recipient.ie", "not_approve", **NOT_APPROVE))

    number = web.at(web.address(web.committed(build))).number
    assert lines(web)[number] == "ready"
    assert number not in lines(web, person="second.ie")
    digests = {web.visitor(person).get(REGISTER).json()["digest"] for person in ("archivist", "second.ie")}
    assert len(digests) == 2


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


def test_the_registers_plan_holds_no_notification(web, later):
    registry = registry_of(web.at("/deviations"))
    assert not any(number.startswith("VARSEL") for number in lines(web))
    assert web.visitor("archivist").get(f"{web.address(registry)}/@retention").status_code == 404
