"""``docs/http/``: measures, hearings and the dialogue, by requests that were sent and answers that came."""

import pytest
from tests.people import Person


@pytest.fixture(scope="module")
def case(demo_server):
    """The address of a case that worker.idi has taken on."""
    reported = Person(demo_server, "student.kari").report().json()["@id"]
    approve = {"unit": "IDI", "case_worker": "worker.idi"}
    moved = Person(demo_server, "recipient.ie").act(reported, "approve", **approve).json()["@id"]
    Person(demo_server, "worker.idi").act(moved, "accept", severity="high")
    return moved


def test_a_measure(show, case):
    body = {
        "@type": "DeviationMeasure",
        "title": "A date for the results of every examination",
        "kind": "preventive",
        "responsible": "worker.iik",
        "due": "2099-03-01",
    }
    about = (
        "Measures, hearings, messages and files are set up by a POST to the case, which does the action"
        " `add_measure`, `add_hearing`, `add_message` or `add_attachment`. `@action`, `@preview` and"
        " `@actions-available` of a measure or a hearing are at its own address; statements are given"
        " by `@action/give_statement` of the hearing, and files come with an action as `attachments`."
    )
    made = show("Set up a measure", "worker.idi", "POST", case, body, about=about).json()
    about = (
        "The responsible reports the measure done; line managers agree (`agree`), and the case worker"
        " evaluates its effect (`evaluate`), also when the case is closed. Who sees the measure and not"
        " the case gets the state of the measure, and no deadline."
    )
    body = {"evidence": "The dates are in the plan of every course."}
    show("Report a measure done", "worker.iik", "POST", f"{made['@id']}/@action/finish", body, about=about)
    about = "The responsible reads the measure, and the number and the title of its case."
    show("Read a measure", "worker.iik", "GET", made["@id"], about=about)


def test_a_hearing(show, case, demo_server):
    worker = Person(demo_server, "worker.idi")
    body = {
        "@type": "DeviationHearing",
        "title": "Is a date enough?",
        "purpose": "consider_measures",
        "question": "What else is needed?",
        "participants": ["participant.one"],
        "deadline": "2099-02-06T12:00:00Z",
    }
    made = worker.post(case, body).json()["@id"]
    about = (
        "A hearing is a draft until it is opened: nobody is asked, and nobody sees it. From then on the"
        " participants read the report without who reported, what the hearing shares (`shared`, a list"
        " of UIDs of files and measures) and their own statement, until the deadline."
    )
    show("Open a hearing", "worker.idi", "POST", f"{made}/@action/open", {}, about=about)
    about = (
        "It can be changed until the hearing is closed: 409 after that, and 404 to who has lost sight of it."
    )
    body = {"text": "The examiners must get the date too."}
    statement = f"{made}/@action/give_statement"
    show("Give a statement", "participant.one", "POST", statement, body, about=about)
    show("Read a hearing", "participant.one", "GET", made, about="What a participant reads.")


def test_the_dialogue(show, case, demo_server):
    about = "The reporter is notified by e-mail, and answers with `@action/answer` and the question's UID."
    body = {"text": "When was the examination?"}
    url = f"{case}/@action/request_information"
    asked = show("Ask the reporter", "worker.idi", "POST", url, body, about=about).json()
    answered = Person(demo_server, "student.kari").act(
        case, "answer", question=asked["UID"], text="In December."
    )
    assert answered.status_code == 200
    about = (
        "The reporter is informed that it takes longer, why, and until when. The deadline moves to the day"
        " that is named; nothing else moves it."
    )
    body = {
        "reason": "We wait for the examiners.",
        "expected": "2099-01-15",
        "text": "We need to hear from the examiners before we can answer you.",
    }
    url = f"{case}/@action/preliminary_response"
    show("Send a preliminary response", "worker.idi", "POST", url, body, about=about)


def test_conflict_of_interest_and_redaction(show, case):
    about = (
        "The person finds no trace of the case, whatever roles they have. `case_worker` is needed when"
        " they are the case worker, `deputy` when nobody would be left to receive the case."
    )
    body = {"person": "manager.idi", "reason": "Is married to the lecturer."}
    show("Recuse somebody", "recipient.ie", "POST", f"{case}/@action/recuse", body, about=about)
    about = (
        "`target` is `field:<name>` or `uid:<uid>` of a message, a statement, a measure, a hearing or a"
        " file. The text is gone for good; the log keeps who, when, why and how long it was. The"
        " database must be packed for it to be gone from its earlier states too."
    )
    body = {"target": "field:consequence", "reason": "Names a person."}
    show("Redact", "recipient.ie", "POST", f"{case}/@action/redact", body, about=about)


def test_what_waits(show, case, demo_server):
    body = {
        "@type": "DeviationMeasure",
        "title": "Publish the dates",
        "kind": "corrective",
        "responsible": "reader.one",
        "due": "2099-03-01",
    }
    Person(demo_server, "worker.idi").post(case, body)
    about = (
        "All that waits for you, by the day on which it is to be done: cases that you may see, and measures"
        " and hearings of others. [What waits for whom](../signals.md)"
    )
    show("What waits for me", "reader.one", "GET", f"{demo_server.url}/deviations/@my-tasks", about=about)
