"""Over REST, too, stands in place of what was redacted when that was done, and why."""

import pytest
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.now import local_date
from ntnu.deviations.now import now

SECRET = "Hemmelig tekst her"


@pytest.fixture
def removed() -> str:
    return f"Removed on {local_date(now()).isoformat()} because it must not be there."


def redact(web, case, target, person="recipient.ie"):
    answer = web.visitor(person).act(case, "redact", target=target, reason="Det skulle ikke stå der.")
    assert answer.status_code == 200, answer.text
    return web.visitor(person).get(case)


@pytest.mark.parametrize("name", ["what_happened", "note"])
def test_a_field(web, removed, name):
    case = web.address(
        web.committed(
            lambda house: house.case(
                "in_process",
                what_happened=SECRET,
                approve={"unit": "IDI", "case_worker": "worker.idi", "note": SECRET},
            )
        )
    )
    answer = redact(web, case, f"field:{name}")
    assert answer.json()[name] == removed


def test_an_answer_to_the_reporter(web, removed):
    case = web.case("closed")
    answer = redact(web, case, "field:text_to_reporter")
    assert answer.json()["text_to_reporter"] == removed
    assert web.visitor("kari").get(case).json()["text_to_reporter"] == removed


def test_the_title_is_the_number_then(web):
    case = web.case("in_process", title=SECRET)
    told = redact(web, case, "field:title").json()
    assert told["title"] == told["case_number"]


def test_what_is_written_anew_stands_there_and_can_be_redacted_again(web, removed):
    case = web.case("in_process")
    worker = web.visitor("worker.idi")
    worker.act(case, "update_process", cause=SECRET)
    assert redact(web, case, "field:cause").json()["cause"] == removed
    again = {"target": "field:cause", "reason": "En gang til."}
    assert worker.act(case, "redact", **again).json()["errors"][0]["code"] == "already_redacted"
    worker.act(case, "update_process", cause="Rutinen manglet.")
    assert worker.get(case).json()["cause"] == "Rutinen manglet."
    assert worker.act(case, "redact", **again).status_code == 200
    assert worker.get(case).json()["cause"] == removed


def test_a_message(web, removed):
    case = web.case("in_process")
    worker = web.visitor("worker.idi")
    note = worker.post(case, {"@type": "DeviationMessage", "text": SECRET, "audience": "internal"}).json()
    answer = redact(web, case, f"uid:{note['UID']}")
    (message,) = answer.json()["messages"]
    assert (message["text"], message["redacted"]) == (removed, True)
    assert SECRET not in answer.text
    assert SECRET not in worker.get(f"{case}/@case-log").text


def test_a_measure_tells_it_of_the_texts_that_it_held(web, removed):
    case = web.case("in_process")
    worker = web.visitor("worker.idi")
    made = worker.post(
        case,
        {
            "@type": "DeviationMeasure",
            "title": "Ny rutine",
            "description": SECRET,
            "kind": "preventive",
            "responsible": "ola",
            "due": "2190-01-01",
        },
    ).json()
    redact(web, case, f"uid:{made['UID']}")
    told = web.visitor("ola").get(made["@id"]).json()
    assert (told["description"], told["evidence"]) == (removed, "")


def test_the_effect_that_was_proposed_goes_with_the_measure(web):
    case = web.case("in_process")
    worker, ola = web.visitor("worker.idi"), web.visitor("ola")
    made = worker.post(
        case,
        {
            "@type": "DeviationMeasure",
            "title": "Ny rutine",
            "description": "Skriv den.",
            "kind": "preventive",
            "responsible": "ola",
            "due": "2190-01-01",
        },
    ).json()
    ola.post(f"{made['@id']}/@action/finish", {"evidence": "Skrevet."})
    done = ola.post(f"{made['@id']}/@action/evaluate", {"effect": SECRET, "result": "yes"})
    assert done.status_code == 200, done.text
    assert SECRET in worker.get(made["@id"]).text
    redact(web, case, f"uid:{made['UID']}")
    assert SECRET not in worker.get(made["@id"]).text


def test_a_file(web, removed):
    case = web.address(
        web.committed(lambda house: house.report("kari", files=[Upload(f"{SECRET}.txt", b"innhold")]))
    )
    recipient = web.visitor("recipient.ie")
    (before,) = recipient.get(case).json()["attachments"]
    after = redact(web, case, f"uid:{before['UID']}")
    (file,) = after.json()["attachments"]
    assert (file["filename"], file["size"], file["download"]) == (removed, 0, None)
    assert recipient.get(before["download"]).status_code == 404
