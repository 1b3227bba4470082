"""What each reads of measures, hearings, statements and messages over REST: the keys, and nothing else."""

import pytest
from tests import parts
from tests.visitor import walked
from types import SimpleNamespace

HEAD = {"@id", "@type", "@components", "UID", "id", "review_state", "case_number"}
MEASURE = HEAD | {"title", "case_title", "description", "kind", "responsible", "due", "agreed", "evidence"}
MEASURE |= {"finished", "evaluate_on", "effect", "result", "redacted", "attachments"}
MEASURE_RESPONSIBLE = MEASURE | {"request"}
MEASURE_INSIDE = MEASURE_RESPONSIBLE | {"objection", "agreed_by", "created_by"}
HEARING = HEAD | {"title", "purpose", "question", "deadline", "shared", "statements", "redacted"}
HEARING_INSIDE = HEARING | {"asked", "participants", "opened", "opened_by"}
STATEMENT = HEAD | {"person", "given", "text", "redacted", "attachments"}
MESSAGE = HEAD | {"kind", "audience", "text", "author", "at", "question", "redacted", "attachments"}
INSIDERS = ("recipient.ie", "worker.idi", "worker.iik", "manager.idi")


@pytest.fixture(scope="module")
def full(web):
    """A case with parts of every kind."""

    def make(house):
        case = house.case("in_process")
        house.act(case, "worker.idi", "add_coworker", person="worker.iik")
        measure = parts.measure(house, case)
        shown = parts.measure(house, case, title="Kurs", responsible="worker.ie")
        file = parts.attachment(house, case)
        hearing = parts.hearing(house, case, shared=[shown.UID(), file.UID()])
        question = parts.question(house, case)
        house.act(case, "kari", "answer", question=question.UID(), text="I desember.")
        found = {
            "case": case,
            "measure": measure,
            "shown": shown,
            "file": file,
            "hearing": hearing,
            "hidden": parts.hearing(house, case, participants=["worker.iik"], title="En annen"),
            "mine": parts.statement(house, hearing),
            "other": parts.statement(house, hearing, "worker.hf", "Nei, det er den ikke."),
            "note": parts.message(house, case),
            "message": parts.message(house, case, audience="reporter"),
            "question": question,
        }
        return {name: web.address(part) for name, part in found.items()}

    return SimpleNamespace(**web.committed(make))


def read(web, person, path) -> dict:
    answer = web.visitor(person).get(path)
    assert answer.status_code == 200, (person, path, answer.text)
    return answer.json()


def listed(web, person, path, kind) -> set[str]:
    """Where the parts of this kind are that come with the case."""
    return {part["@id"].removeprefix(web.url) for part in read(web, person, path)[kind]}


def test_a_measure(web, full):
    for person in INSIDERS:
        found = read(web, person, full.measure)
        assert found.keys() == MEASURE_INSIDE, person
        assert (found["responsible"], found["created_by"], found["due"]) == (
            "ola",
            "worker.idi",
            "2099-03-01",
        )
        assert (found["review_state"], found["result"], found["agreed"]) == ("planned", None, None)
    hers = read(web, "ola", full.measure)
    assert hers.keys() == MEASURE_RESPONSIBLE
    assert (hers["title"], hers["case_title"]) == ("Frist for sensur i planen", "Sensuren kom for sent")
    # A participant reads the one that the hearing shares.
    assert read(web, "per", full.shown).keys() == MEASURE
    for person, path in (
        ("kari", full.measure),
        ("per", full.measure),
        ("ola", full.shown),
        ("ola", full.case),
    ):
        assert web.visitor(person).get(path).status_code == 404, (person, path)


def test_a_hearing(web, full):
    for person in INSIDERS:
        found = read(web, person, full.hearing)
        assert found.keys() == HEARING_INSIDE, person
        assert {statement["person"] for statement in found["statements"]} == {"per", "worker.hf"}
        assert [part["@type"] for part in found["shared"]] == ["DeviationMeasure", "DeviationAttachment"]
        assert (found["review_state"], found["deadline"]) == ("open", "2099-02-06T12:00:00Z")
    for person, text in (("per", "Ja, en frist er nok."), ("worker.hf", "Nei, det er den ikke.")):
        found = read(web, person, full.hearing)
        assert found.keys() == HEARING
        assert [(s["person"], s["text"]) for s in found["statements"]] == [(person, text)]
        assert {part["UID"] for part in found["shared"]} == {
            web.at(full.shown).UID(),
            web.at(full.file).UID(),
        }
    assert web.visitor("per").get(full.hidden).status_code == 404
    assert web.visitor("kari").get(full.hearing).status_code == 404


def test_a_statement(web, full):
    assert read(web, "per", full.mine).keys() == STATEMENT
    assert read(web, "manager.idi", full.other)["person"] == "worker.hf"
    assert web.visitor("per").get(full.other).status_code == 404
    assert web.visitor("kari").get(full.mine).status_code == 404


def test_messages(web, full):
    for person in INSIDERS:
        assert read(web, person, full.note).keys() == MESSAGE
        assert read(web, person, full.message)["author"] == "worker.idi"
    # The reporter is told that the unit wrote, not who in it.
    told = read(web, "kari", full.message)
    assert (told.keys(), told["author"], told["audience"]) == (MESSAGE, "", "reporter")
    assert web.visitor("kari").get(full.note).status_code == 404
    for person in ("per", "ola"):
        for path in (full.note, full.message, full.question):
            assert web.visitor(person).get(path).status_code == 404


def test_who_answered_is_for_those_who_know_who_reported(web, full):
    for person, author in {
        "kari": "kari",
        "recipient.ie": "kari",
        "worker.iik": "kari",
        "manager.idi": "",
    }.items():
        (answer,) = [m for m in read(web, person, full.case)["messages"] if m["kind"] == "answer"]
        assert (answer["author"], answer["text"]) == (author, "I desember."), person
        assert answer["question"] == web.at(full.question).UID()
    assert "kari" not in web.visitor("manager.idi").get(full.case).text


def test_what_comes_with_the_case(web, full):
    everything = {"measures": {full.measure, full.shown}, "hearings": {full.hearing, full.hidden}}
    for person in INSIDERS:
        for kind, paths in everything.items():
            assert listed(web, person, full.case, kind) == paths, person
        assert len(listed(web, person, full.case, "messages")) == 4
    assert listed(web, "per", full.case, "measures") == {full.shown}
    assert listed(web, "per", full.case, "hearings") == {full.hearing}
    assert listed(web, "per", full.case, "messages") == set()
    assert listed(web, "kari", full.case, "measures") == listed(web, "kari", full.case, "hearings") == set()
    assert len(listed(web, "kari", full.case, "messages")) == 3
    # Nor does who takes part read who reported, or who works on the case.
    said = web.visitor("per").get(full.case).text
    assert not [word for word in ("kari", "worker.idi", "worker.iik", "recipient.ie", "ola") if word in said]


def test_a_proposal_is_read_by_those_who_decide_and_who_made_it(web, full):
    def make(house):
        made = parts.measure(house, walked(web.portal, full.case))
        house.act(made, "ola", "finish", evidence="Lagt ut.")
        return web.address(house.act(made, "ola", "evaluate", result="partly", effect="Litt bedre."))

    path = web.committed(make)
    for person in ("ola", "worker.idi"):
        found = read(web, person, path)
        assert found["proposed"] == {"result": "partly", "effect": "Litt bedre."}
        assert (found["review_state"], found["result"], found["evidence"]) == ("done", None, "Lagt ut.")


def test_acts_that_are_offered_are_the_persons_own(web, full):
    offered = {
        ("ola", full.measure): {"start", "finish", "ask_date", "hand_back"},
        ("manager.idi", full.measure): {"agree"},
        ("worker.idi", full.measure): {"start", "finish", "ask_agreement", "change", "cancel"},
        ("per", full.hearing): {"give_statement"},
        ("worker.idi", full.hearing): {"remove_participant", "close", "extend", "widen"},
        ("manager.idi", full.hearing): set(),
        ("per", full.shown): set(),
    }
    for (person, path), acts in offered.items():
        answer = read(web, person, f"{path}/@actions-available")
        assert {item["id"] for item in answer["items"]} == acts, (person, path)
        assert all(item["ready"] and item["schema"] is not None for item in answer["items"])
