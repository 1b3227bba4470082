"""Measures, hearings, messages and files over REST: set up by POST, read by each as she may, acted on."""

import pytest
from tests import parts
from tests.engine.unchanged import picture
from tests.parts import HEARING
from tests.parts import MEASURE
from tests.rest.act_tables import FILE
from tests.rest.asking import refused
from types import SimpleNamespace

NOTE = {"audience": "internal", "text": "Sjekk planen."}
#: Type -> body.
BODIES = {
    "DeviationMeasure": MEASURE,
    "DeviationHearing": HEARING,
    "DeviationMessage": NOTE,
    "DeviationAttachment": {"audience": "reporter", "attachments": [FILE]},
}


@pytest.fixture(scope="module")
def full(web):
    """A case in process with one of everything; no test of this module changes it."""

    def make(house):
        case = house.case("in_process")
        shown = parts.measure(house, case, responsible="worker.ie")
        hearing = parts.hearing(house, case, shared=[shown.UID()])
        found = {
            "case": case,
            "measure": parts.measure(house, case),
            "shown": shown,
            "hearing": hearing,
            "statement": parts.statement(house, hearing, files=(parts.FILE,)),
            "other": parts.statement(house, hearing, "worker.hf", "Nei."),
            "note": parts.message(house, case),
            "question": parts.question(house, case),
            "file": parts.attachment(house, case),
        }
        return {name: web.address(part) for name, part in found.items()}

    return SimpleNamespace(**web.committed(make))


@pytest.fixture
def unchanged(web, full):
    before = web.committed(picture)
    yield
    assert web.committed(picture) == before


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize(("person", "state"), [("recipient.ie", "received"), ("worker.idi", "in_process")])
def test_a_part_is_set_up(web, kind, person, state):
    case, who = web.case(state), web.visitor(person)
    answer = who.post(case, {"@type": kind, **BODIES[kind]})
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert told.keys() == {"@id", "@type", "UID", "case_number"}
    assert answer.headers["Location"] == told["@id"]
    assert told["@id"].startswith(f"{web.link(case)}/")
    made = who.get(told["@id"]).json()
    assert (made["@type"], made["UID"], made["@id"]) == (kind, told["UID"], told["@id"])
    states = {"DeviationMeasure": "planned", "DeviationHearing": "draft", "DeviationMessage": "internal"}
    assert made.get("review_state") == states.get(kind)
    assert who.get(case).json()["case_number"] == told["case_number"]


def test_of_several_files_the_first_is_named(web):
    case, second = web.case("received"), {**FILE, "filename": "liste.csv"}
    body = {"@type": "DeviationAttachment", "audience": "internal", "attachments": [FILE, second]}
    answer = web.visitor("recipient.ie").post(case, body)
    assert answer.status_code == 201
    assert web.visitor("recipient.ie").get(answer.json()["@id"]).json()["filename"] == "plan.txt"
    names = {file["filename"] for file in web.visitor("recipient.ie").get(case).json()["attachments"]}
    assert names == {"plan.txt", "liste.csv"}
    assert web.visitor("kari").get(case).json()["attachments"] == []


def test_a_client_names_no_id_and_sets_no_state(web, full, unchanged):
    who = web.visitor("worker.idi")
    for more in ({"review_state": "done"}, {"given": "per"}, {"workflow_history": {}}, {"created_by": "x"}):
        answer = who.post(full.case, {"@type": "DeviationMeasure", **MEASURE, **more})
        assert refused(answer, 400) == [(next(iter(more)), "unknown_field")]


def test_an_id_that_is_sent_is_passed_over(web):
    case, who = web.case("in_process"), web.visitor("worker.idi")
    body = {"@type": "DeviationMeasure", "id": "my-measure", "UID": "a" * 32, **MEASURE}
    told = who.post(case, body).json()
    assert not told["@id"].endswith("my-measure") and told["UID"] != "a" * 32
    assert who.post(case, body).status_code == 201


@pytest.mark.parametrize("kind", BODIES)
def test_who_may_not(web, full, unchanged, kind):
    body = {"@type": kind, **BODIES[kind]}
    for person, status in {
        "kari": 403,
        "manager.idi": 403,
        "per": 403,
        "ola": 404,
        "second.idi": 404,
        "recipient.hf": 404,
        "eqs": 404,
        "siteadmin": 404,
        None: 401,
    }.items():
        found = refused(web.visitor(person).post(full.case, body), status)
        assert found == ([(None, "not_yours")] if status == 403 else []), person


@pytest.mark.parametrize("kind", BODIES)
def test_nothing_is_set_up_in_a_closed_case(web, kind):
    case = web.case("closed")
    before = web.committed(picture)
    answer = web.visitor("recipient.ie").post(case, {"@type": kind, **BODIES[kind]})
    assert refused(answer, 409) == [(None, "wrong_state")]
    assert web.committed(picture) == before


def test_what_is_wrong_with_it(web, full, unchanged):
    who = web.visitor("worker.idi")
    for body, wrong in (
        ({"@type": "DeviationMeasure"}, ["title", "kind", "responsible", "due"]),
        ({"@type": "DeviationHearing"}, ["title", "purpose", "question", "participants"]),
        ({"@type": "DeviationMessage"}, ["audience", "text"]),
        ({"@type": "DeviationAttachment"}, ["audience"]),
        ({"@type": "DeviationAttachment", "audience": "internal"}, ["attachments"]),
        ({"@type": "DeviationMeasure", **MEASURE, "due": "2020-01-01"}, ["due"]),
        ({"@type": "DeviationHearing", **HEARING, "deadline": "2020-01-01T00:00:00Z"}, ["deadline"]),
    ):
        assert [field for field, _code in refused(who.post(full.case, body), 400)] == wrong, body
    exe = {
        "@type": "DeviationAttachment",
        "audience": "internal",
        "attachments": [{"filename": "a.exe", "data": ""}],
    }
    assert refused(who.post(full.case, exe), 415) == [("attachments", "file_type")]
    stale = who.post(full.case, {"@type": "DeviationMessage", **NOTE}, **{"If-Match": '"1"'})
    assert refused(stale, 412) == [(None, "stale")]


@pytest.mark.parametrize(
    "kind", ("Document", "DeviationStatement", "DeviationReport", "Folder", "", None, 5, ["DeviationMeasure"])
)
def test_no_other_type(web, full, unchanged, kind):
    answer = web.visitor("worker.idi").post(full.case, {"@type": kind, "title": "x"})
    assert refused(answer, 403) == [(None, "use_action")]


# doors that are closed ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ("measure", "hearing", "statement", "note", "question", "file"))
@pytest.mark.parametrize("person", ("recipient.ie", "worker.idi", "manager.idi", "technician"))
def test_a_part_is_not_changed_otherwise(web, full, unchanged, name, person):
    path, who = getattr(full, name), web.visitor(person)
    for method, suffix, body in (
        ("PATCH", "", {"title": "x", "text": "x"}),
        ("PATCH", "", {"review_state": "done"}),
        ("DELETE", "", None),
        ("POST", "", {"@type": "DeviationStatement", "text": "x"}),
        ("POST", "", {"@type": "DeviationAttachment", "attachments": [FILE]}),
        ("POST", "/@workflow/start", {}),
        ("POST", "/@workflow/share", {"comment": "x"}),
        ("POST", "/@workflow/open", {}),
        ("POST", "/@workflow/no-such-transition", {}),
        ("POST", "/@sharing", {"entries": [{"id": "per", "type": "user", "roles": {"Reader": True}}]}),
        ("POST", "/@copy", {"source": full.note}),
        ("POST", "/@move", {"source": full.note}),
    ):
        answer = who.call(method, path + suffix, json=body)
        assert refused(answer, 403) == [(None, "use_action")], (method, suffix)
        assert "@action" in answer.json()["detail"]


@pytest.mark.parametrize("name", ("measure", "hearing", "statement", "note", "file"))
def test_a_part_is_not_copied_and_not_moved(web, full, unchanged, name):
    path = getattr(full, name)
    uid = web.at(path).UID()
    for service in ("@copy", "@move"):
        for place in ("/deviations/ie", full.case, ""):
            for source in (web.url + path, path):
                answer = web.visitor("worker.idi").post(f"{place}/{service}", {"source": source})
                assert refused(answer, 403) == [(None, "use_action")], (place, source)
        # The site knows no part by its UID.
        answer = web.visitor("technician").post(f"/deviations/ie/{service}", {"source": uid})
        assert answer.json() == []


@pytest.mark.parametrize("name", ("measure", "hearing", "statement", "note", "question", "file"))
def test_a_part_that_is_hidden_is_not_there(web, full, unchanged, name):
    path = getattr(full, name)
    missing = path[:-1] + ("0" if path[-1] != "0" else "1")
    for person in ("second.idi", "recipient.hf", "eqs", "siteadmin", "local.editor", "archivist"):
        who = web.visitor(person)
        for method, suffix in (
            ("GET", ""),
            ("GET", "/@actions-available"),
            ("POST", "/@action/start"),
            ("POST", "/@preview/start"),
            ("POST", "/@workflow/start"),
            ("PATCH", ""),
            ("DELETE", ""),
        ):
            there = who.call(method, path + suffix, json={})
            nothing = who.call(method, missing + suffix, json={})
            refused(there, 404)
            assert there.text.replace(path, missing) == nothing.text, (person, method, suffix)
    refused(web.visitor(None).get(path), 401)


def test_an_act_that_there_is_not(web, full, unchanged):
    who = web.visitor("worker.idi")
    for path, act in (
        (full.measure, "approve"),
        (full.measure, "give_statement"),
        (full.hearing, "finish"),
        (full.hearing, ""),
        (full.measure, "start/more"),
        (full.statement, "give_statement"),
        (full.note, "redact"),
        (full.file, "redact"),
        (full.case, "start"),
    ):
        for service in ("@action", "@preview"):
            refused(who.post(f"{path}/{service}/{act}", {}), 404)


def test_by_number_as_well(web):
    case = web.case("in_process")
    number = web.at(case).number
    by_number = f"/deviations/case/{number}/@action/add_measure"
    answer = web.visitor("worker.idi").post(by_number, MEASURE)
    assert answer.status_code == 200 and answer.json()["@id"].startswith(web.link(case))
