"""Actions on measures and hearings over REST: from plan to evaluation, from draft to the deadline."""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from tests import parts
from tests.engine.unchanged import picture
from tests.house import at
from tests.parts import HEARING
from tests.parts import MEASURE
from tests.rest.act_tables import FILE
from tests.rest.asking import refused

DEADLINE = datetime(2099, 2, 6, 12, 0, tzinfo=UTC)
NUMBER = "01019000083"
MARKUP = "<script>alert(1)</script> <b>fet</b> &amp; ${title} {{ 7*7 }}"


def made(web, kind, case=None, **changes) -> str:
    """The address of a new measure, or of a new hearing that is open."""
    case = case or web.case("in_process")
    build = parts.measure if kind == "measure" else parts.hearing
    return web.address(web.committed(lambda house: build(house, web.at(case), **changes)))


def do(web, person, path, act, /, **data) -> dict:
    answer = web.visitor(person).act(path, act, **data)
    assert answer.status_code == 200, (act, answer.text)
    return answer.json()


def test_a_measure_from_plan_to_evaluation(web):
    case = web.case("in_process")
    path = made(web, "measure", case)
    answer = do(web, "worker.idi", path, "ask_agreement")
    assert answer.keys() == {"action", "case_number", "review_state", "due", "visible", "@id", "UID"}
    assert (answer["action"], answer["@id"], answer["visible"]) == ("ask_agreement", web.link(path), True)
    assert (answer["review_state"], answer["case_number"]) == ("planned", web.at(case).number)
    do(web, "manager.idi", path, "agree")
    acts = {item["id"]: item for item in web.visitor("ola").get(f"{path}/@actions-available").json()["items"]}
    # What takes files says so, and how they come.
    sent = acts["finish"]["schema"]["properties"]["attachments"]
    assert (sent["type"], sent["items"]["required"]) == ("array", ["filename", "data"])
    assert "attachments" not in acts["start"]["schema"]["properties"]
    assert do(web, "ola", path, "start")["review_state"] == "in_progress"
    do(web, "ola", path, "finish", evidence="Lagt ut.", attachments=[FILE])
    found = web.visitor("ola").get(path).json()
    assert (found["review_state"], found["evidence"]) == ("done", "Lagt ut.")
    assert [file["filename"] for file in found["attachments"]] == ["plan.txt"]
    assert web.visitor("ola").bare(found["attachments"][0]["download"]).content == b"Plan"
    do(web, "ola", path, "evaluate", result="yes", effect="I tide.")
    closing = {"conclusion": "x", "text": "y", "measures_text": "z", "solved": "yes"}
    do(web, "worker.idi", case, "close", **closing)
    # The case is closed; the effect is still to be evaluated.
    assert web.visitor("ola").get(path).status_code == 200
    do(web, "worker.idi", path, "evaluate", result="partly", effect="Nesten i tide.")
    assert web.visitor("ola").get(path).status_code == 404
    found = web.visitor("worker.idi").get(path).json()
    assert (found["review_state"], found["result"]) == ("evaluated", "partly")


def test_a_hearing_from_draft_to_its_deadline(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    path = worker.post(case, {"@type": "DeviationHearing", **HEARING}).json()["@id"].removeprefix(web.url)
    for person in ("per", "worker.hf"):
        for place in (case, path):
            assert web.visitor(person).get(place).status_code == 404
    shown = worker.post(f"{path}/@preview/open", {}).json()
    assert {(row["principal"], row["role"], row["cause"]) for row in shown["access_gained"]} == {
        ("per", "Hearing Participant", "hearing"),
        ("worker.hf", "Hearing Participant", "hearing"),
    }
    assert {mail["to"] for mail in shown["mails"]} == {"per", "worker.hf"}
    do(web, "worker.idi", path, "open")
    told = do(web, "per", path, "give_statement", text="Ja.", attachments=[FILE])
    assert (told["@id"], told["review_state"]) == (web.url + path, "open")
    do(web, "per", path, "give_statement", text="Nei likevel.")
    (statement,) = web.visitor("per").get(path).json()["statements"]
    assert (statement["text"], len(statement["attachments"])) == ("Nei likevel.", 1)
    for moment, status in ((DEADLINE - timedelta(seconds=1), 200), (DEADLINE, 404)):
        with at(moment):
            for place in (case, path, statement["@id"], statement["attachments"][0]["@id"]):
                assert web.visitor("per").get(place).status_code == status, (moment, place)
            assert web.visitor("per").bare(statement["attachments"][0]["download"]).status_code == status
    with at(DEADLINE):
        assert worker.get(path).json()["review_state"] == "closed"
        refused(web.visitor("per").act(path, "give_statement", text="x"), 404)
        again = worker.get(f"{path}/@actions-available").json()["items"]
        assert [item["id"] for item in again] == ["ask_again"]


def test_a_statement_after_closing(web):
    case = web.case("in_process")
    # She works on the case too, and so still sees the hearing.
    do(web, "worker.idi", case, "add_coworker", person="per")
    path = made(web, "hearing", case)
    do(web, "per", path, "give_statement", text="Ja.")
    do(web, "per", path, "close")
    before = web.committed(picture)
    answer = web.visitor("per").act(path, "give_statement", text="Nei.")
    assert refused(answer, 409) == [(None, "wrong_part_state")]
    assert "Closed" in answer.json()["detail"]
    assert web.committed(picture) == before


def test_an_act_ends_the_persons_own_sight_of_it(web):
    path = made(web, "measure", responsible="second.idi")
    case = path.rpartition("/")[0]
    answer = do(web, "worker.idi", path, "change", responsible="ola")
    assert answer["visible"] and answer["@id"]
    told = do(web, "worker.idi", case, "recuse", person="worker.idi", reason="x", case_worker="second.idi")
    assert (told["visible"], told["@id"]) == (False, None)
    assert web.visitor("worker.idi").get(case).status_code == 404


def test_who_keeps_somebody_out_still_sees_it_by_her_own_roles(web):
    case = web.case("in_process")
    for act in ("recuse", "lift_recusal"):
        told = do(web, "recipient.ie", case, act, person="manager.idi", reason="x")
        assert (told["visible"], told["@id"]) == (True, web.link(case)), act
        assert web.visitor("manager.idi").get(case).status_code == (404 if act == "recuse" else 200)


def test_if_match_on_a_part_is_of_what_the_person_reads(web):
    path, who = made(web, "measure"), web.visitor("ola")
    # Who reads the casework counts all actions, who carries a measure out what is done on it.
    assert web.visitor("worker.idi").get(f"{path}/@actions-available").json()["revision"] == 4
    assert who.get(f"{path}/@actions-available").json()["revision"] == 1
    stale = who.post(f"{path}/@action/start", {}, **{"If-Match": '"4"'})
    assert refused(stale, 412) == [(None, "stale")]
    assert who.post(f"{path}/@action/start", {}, **{"If-Match": '"1"'}).status_code == 200


@pytest.fixture(scope="module")
def places(web):
    """A measure and a hearing in one case, and who acts on them; no test that takes them changes them."""
    case = web.case("in_process")
    return {"measure": made(web, "measure", case), "hearing": made(web, "hearing", case), "case": case}


#: Where, who, which action, good data -> its texts and how long they may be.
TEXTS = [
    ("case", "worker.idi", "add_measure", MEASURE, {"title": 120, "description": 20_000}),
    ("case", "worker.idi", "add_hearing", HEARING, {"title": 120, "question": 20_000}),
    ("case", "worker.idi", "add_message", {"audience": "reporter", "text": "x"}, {"text": 10_000}),
    ("case", "worker.idi", "request_information", {"text": "x"}, {"text": 10_000}),
    ("case", "kari", "add_information", {"text": "x"}, {"text": 10_000}),
    (
        "case",
        "worker.idi",
        "preliminary_response",
        {"reason": "x", "expected": "2099-01-01", "text": "x"},
        {"reason": 5000, "text": 10_000},
    ),
    ("case", "worker.idi", "close_as_notification", {"comment": "x"}, {"comment": 10_000}),
    ("case", "recipient.ie", "recuse", {"person": "per", "reason": "x"}, {"reason": 5000}),
    ("case", "worker.idi", "redact", {"target": "field:what_happened", "reason": "x"}, {"reason": 5000}),
    ("measure", "ola", "finish", {"evidence": "x"}, {"evidence": 20_000}),
    ("measure", "worker.idi", "cancel", {"reason": "x"}, {"reason": 5000}),
    ("measure", "worker.idi", "change", {"title": "x"}, {"title": 120, "description": 20_000}),
    ("measure", "ola", "ask_date", {"due": "2099-06-01", "reason": "x"}, {"reason": 5000}),
    ("measure", "ola", "hand_back", {"reason": "x"}, {"reason": 5000}),
    ("hearing", "per", "give_statement", {"text": "x"}, {"text": 20_000}),
    (
        "hearing",
        "worker.idi",
        "extend",
        {"deadline": "2099-03-01T12:00:00Z", "reason": "x"},
        {"reason": 5000},
    ),
]


@pytest.mark.parametrize(("place", "person", "act", "good", "texts"), TEXTS)
def test_texts_that_will_not_do(web, places, place, person, act, good, texts):
    before, who, path = web.committed(picture), web.visitor(person), places[place]
    for name, most in texts.items():
        confirmed = [f"identity_number:{name}"]
        for value, code in (
            (f"Gjelder {NUMBER}", f"identity_number:{name}"),
            ("x" * (most + 1), "too_long"),
            (["x"], "wrong_type"),
            ({"a": "x"}, "wrong_type"),
            (5, "wrong_type"),
            (True, "wrong_type"),
        ):
            body = {**good, name: value, "warnings_confirmed": confirmed}
            answer = who.post(f"{path}/@action/{act}", body)
            assert refused(answer, 400) == [(name, code)], (name, value)
            assert NUMBER not in answer.text
            shown = who.post(f"{path}/@preview/{act}", body)
            assert [error["code"] for error in shown.json()["obstacles"]] == [code]
        warned = {**good, name: "Ring 73 59 50 00"}
        assert refused(who.post(f"{path}/@action/{act}", warned), 400) == [(name, f"telephone_number:{name}")]
    assert web.committed(picture) == before


def test_markup_is_text(web):
    case = web.case("in_process")
    measure = made(web, "measure", case, description=MARKUP)
    assert web.visitor("ola").get(measure).json()["description"] == MARKUP
    hearing = made(web, "hearing", case, question=MARKUP)
    do(web, "per", hearing, "give_statement", text=MARKUP)
    found = web.visitor("per").get(hearing).json()
    assert (found["question"], found["statements"][0]["text"]) == (MARKUP, MARKUP)
    note = do(web, "worker.idi", case, "add_message", audience="reporter", text=MARKUP)["@id"]
    assert web.visitor("kari").get(note).json()["text"] == MARKUP
    for person, path in (("ola", measure), ("per", hearing), ("kari", case), ("worker.idi", case)):
        assert "<script>alert(1)" not in web.visitor(person).page(path).text


def test_a_warning_can_be_confirmed(web, places):
    case = web.case("in_process")
    body = {"text": "Ring 73 59 50 00", "warnings_confirmed": ["telephone_number:text"]}
    assert web.visitor("kari").post(f"{case}/@action/add_information", body).status_code == 200
