"""A report goes from submitted to closed over HTTP: a site that is only this, or a guest."""

import pytest
import re
from pathlib import Path
from tests.people import ASSESSED
from tests.people import eventually
from tests.people import Person
from tests.people import subjects
from tests.server import Server


@pytest.fixture(scope="module", params=["standalone", "guest"])
def demo_server(request, tmp_path_factory, prepared_demo, prepared_guest_demo):
    """The demo of either kind."""
    prepared = {"standalone": prepared_demo, "guest": prepared_guest_demo}[request.param]
    path = tmp_path_factory.mktemp(request.param) / "instance"
    with Server(path, prepared=prepared, demo=True) as running:
        yield running


@pytest.fixture(scope="module")
def people(demo_server):
    names = ("student.kari", "student.per", "recipient.ie", "recipient.hf", "worker.idi", "manager.idi")
    return {name: Person(demo_server, name) for name in names} | {"nobody": Person(demo_server, None)}


@pytest.fixture(scope="module")
def mailbox(demo_server):
    return Path(demo_server.instance.home) / "var" / "demo" / "mail"


def submitted(people, **changes) -> dict:
    answer = people["student.kari"].report(**changes)
    assert answer.status_code == 201, answer.text
    return answer.json()


def received(mailbox, person, number, least=1):
    """The subjects, as soon as there are so many: each mail is sent by itself."""

    def look():
        found = subjects(mailbox, person, number)
        return found if len(found) >= least else None

    return eventually(look)


def test_from_submitted_to_closed(people, mailbox):
    report = submitted(people)
    number, case = report["case_number"], report["@id"]
    assert re.fullmatch(r"AVVIK-\d{4}-\d{6}", number)
    assert report["review_state"] == "received"

    # Mail 1 and 3; none to the line manager of IDI, for no department was named.
    assert received(mailbox, "recipient.ie", number) == [
        f"[EQS NTNU] Ny avviksmelding «Sensuren kom seks uker etter eksamen», ID {number}"
    ]
    assert received(mailbox, "student.kari", number) == [
        f"[EQS NTNU] We have received your report «Sensuren kom seks uker etter eksamen», ID {number}"
    ]
    assert subjects(mailbox, "manager.idi", number) == []
    assert people["worker.idi"].get(case).status_code == 404
    assert people["manager.idi"].get(case).status_code == 404

    recipient = people["recipient.ie"]
    offered = [a["id"] for a in recipient.get(f"{case}/@actions-available").json()["items"]]
    assert offered[:4] == ["approve", "change_unit", "not_approve", "reregister"]
    assert {"accept", "close", "reassign"}.isdisjoint(offered)
    done = recipient.act(case, "approve", unit="IDI", case_worker="worker.idi")
    assert done.status_code == 200, done.text
    assert done.json()["review_state"] == "forwarded"
    case = done.json()["@id"]
    assert case.endswith(f"/case/{number}")
    assert "/ie/idi/" in recipient.get(case).json()["path"]

    # Mail 4 by the procedure's own subject (worker.idi reads bokmål); mail 2 in English.
    assert received(mailbox, "worker.idi", number) == [
        f"[EQS NTNU] Meldingsmottaker for «Sensuren kom seks uker etter eksamen», ID {number}"
    ]
    assert received(mailbox, "manager.idi", number) == [
        f"[EQS NTNU] Deviation reported at Department of Computer Science, ID {number}"
    ]

    worker = people["worker.idi"]
    assert worker.act(case, "accept", severity="high").status_code == 200
    done = worker.act(
        case,
        "close",
        conclusion="Rutinen manglet en frist.",
        text="We found that the routine had no date. It has one now.",
        solved="yes",
        measures_text="A date was set for each examination.",
    )
    assert done.status_code == 200, done.text
    assert done.json()["review_state"] == "closed"
    expected = f"[EQS NTNU] The message «Sensuren kom seks uker etter eksamen», ID {number} has been closed"
    eventually(lambda: expected in subjects(mailbox, "student.kari", number))

    outcome = people["student.kari"].get(case).json()
    assert outcome["text_to_reporter"] == "We found that the routine had no date. It has one now."
    assert "conclusion" not in outcome and "severity" not in outcome


def test_in_english_the_case_workers_mail_has_the_procedures_words(people, mailbox):
    report = submitted(people)
    shown = people["recipient.ie"].post(
        f"{report['@id']}/@preview/approve", {**ASSESSED, "unit": "IDI", "case_worker": "worker.idi"}
    )
    assert shown.status_code == 200
    plan = shown.json()
    assert plan["state_before"] == "received" and plan["state_after"] == "forwarded"
    assert {seen["principal"] for seen in plan["access_gained"]} == {"worker.idi", "manager.idi"}
    english = [mail for mail in plan["mails"] if mail["to"] == "manager.idi"]
    assert english[0]["language"] == "en"
    # Nothing was stored: the case waits as before, and nobody was mailed.
    assert people["recipient.ie"].get(report["@id"]).json()["review_state"] == "received"
    assert subjects(mailbox, "worker.idi", report["case_number"]) == []


def test_change_of_unit(people, mailbox):
    report = submitted(people)
    number, case = report["case_number"], report["@id"]
    done = people["recipient.ie"].act(case, "change_unit", faculty="HF", reason="The course is given by HF.")
    assert done.status_code == 200, done.text
    # Who moved the case has lost sight of it, and gets a proper answer all the same.
    assert done.json()["visible"] is False and done.json()["@id"] is None
    assert people["recipient.ie"].get(case).status_code == 404
    assert people["recipient.ie"].find(number) is None
    moved = people["recipient.hf"].find(number)
    assert "/hf/" in people["recipient.hf"].get(moved).json()["path"]
    assert people["recipient.hf"].get(moved).json()["case_number"] == number
    told = received(mailbox, "student.kari", number)
    assert f"ID {number} has been moved to Faculty of Humanities" in eventually(
        lambda: next((s for s in subjects(mailbox, "student.kari", number) if "moved" in s), None)
    ), told
    assert received(mailbox, "recipient.hf", number)


def test_the_address_by_number_stays(people):
    report = submitted(people)
    number = report["case_number"]
    old = people["student.kari"].page(f"/case/{number}")
    assert old.status_code == 200
    own = people["student.kari"].get(report["@id"]).json()["path"]
    people["recipient.ie"].act(report["@id"], "change_unit", faculty="HF", reason="It belongs at HF.")
    new = people["student.kari"].page(f"/case/{number}")
    assert new.status_code == 200
    assert people["recipient.ie"].page(f"/case/{number}").status_code == 404
    assert people["recipient.ie"].page("/case/AVVIK-2026-999999").status_code == 404
    # No redirect tells of the move.
    now = people["student.kari"].get(report["@id"]).json()
    assert (now["@id"], "/hf/" in now["path"]) == (report["@id"], True)
    assert people["student.kari"].page(own.removeprefix("/deviations")).status_code == 404
    for real_or_not in (number, "AVVIK-1999-000000", "x"):
        answer = people["nobody"].page(f"/case/{real_or_not}")
        assert answer.status_code == 302 and "require_login" in answer.headers["Location"]


def test_not_approved(people, mailbox):
    report = submitted(people)
    done = people["recipient.ie"].act(
        report["@id"],
        "not_approve",
        reason_code="ordinary_channel",
        text="This is a matter for the reference group.",
        where_instead="The reference group of the course.",
    )
    assert done.status_code == 200, done.text
    assert done.json()["review_state"] == "not_approved"
    expected = "has been closed"
    eventually(lambda: any(expected in s for s in subjects(mailbox, "student.kari", report["case_number"])))
    seen = people["student.kari"].get(report["@id"]).json()
    assert seen["where_instead"] == "The reference group of the course."


def test_reregistered_leaves_a_stub(people, mailbox):
    report = submitted(people, what_happened="Noen ropte til en medstudent i gangen.")
    text = "This is grave, and is handled as a notification case."
    done = people["recipient.ie"].act(report["@id"], "reregister", text=text)
    assert done.status_code == 200, done.text
    for who in ("recipient.ie", "student.kari"):
        answer = people[who].get(report["@id"])
        assert answer.status_code == 200
        assert "ropte" not in answer.text and "Sensuren" not in answer.text
        assert answer.json()["title"] == report["case_number"]
    told = received(mailbox, "student.kari", report["case_number"])
    (
        eventually(
            lambda: (
                f"[EQS NTNU] Your report ID {report['case_number']} has been re-registered as a"
                " notification case" in subjects(mailbox, "student.kari", report["case_number"])
            )
        ),
        told,
    )
