"""The site of ``make start``, made and then started once more."""

import json
import pytest
import re
import requests
import stat
from datetime import date
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from tests.people import eventually
from tests.people import Person
from tests.server import Server

STATES = {"received", "forwarded", "in_process", "closed", "not_approved", "reregistered"}

#: Who is named in the specification, and the roles she holds by Sharing or in the site.
PEOPLE = {
    "student.kari": [],
    "student.per": [],
    "staff.ola": [],
    "recipient.ie": ["Notification Recipient"],
    "recipient.hf": ["Notification Recipient"],
    "worker.idi": ["Case Worker"],
    "worker.iik": ["Case Worker"],
    "manager.idi": ["Line Manager"],
    "participant.one": [],
    "participant.two": [],
    "admin.ie": ["Local EQS Administrator"],
    "eqs.admin": ["EQS System Administrator"],
    "speakup.officer": ["SpeakUp Recipient"],
    "archivist.one": ["Archivist"],
    "reader.one": ["Quality Reader"],
}
JSON = {"Accept": "application/json"}


def all_cases(server):
    """Every case there is, as Zope's manager sees the list."""
    url = f"{server.url}/deviations/@deviations"
    return requests.get(url, params={"b_size": 200}, headers=JSON, auth=server.manager, timeout=60).json()


def cases(server, user, **asked):
    """The cases in a person's list."""
    answer = Person(server, user).get(f"{server.url}/deviations/@deviations", b_size=200, **asked)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def states(found):
    return {case["review_state"] for case in found}


@pytest.fixture(scope="module")
def started_twice(tmp_path_factory, prepared_demo):
    """The running demo, and what was in it before its second start."""
    server = Server(tmp_path_factory.mktemp("twice") / "instance", prepared=prepared_demo, demo=True)
    with server:
        before = all_cases(server), users_file(server).read_text()
    server.bootstrap()
    with server:
        yield server, before


@pytest.fixture(scope="module")
def server(started_twice):
    return started_twice[0]


def users_file(server):
    return server.instance.home / "var" / "demo" / "users.json"


def test_a_second_start_keeps_everything(started_twice):
    server, before = started_twice
    assert (all_cases(server), users_file(server).read_text()) == before


def test_there_is_a_case_in_every_state(server):
    found = all_cases(server)["items"]
    assert states(found) == STATES
    assert 25 <= len(found) <= 40


def test_password_is_kept_for_the_owners_eyes(server):
    assert stat.S_IMODE(users_file(server).stat().st_mode) == 0o600
    kept = json.loads(users_file(server).read_text())
    assert kept.keys() == {"password", "users"}
    assert {name: kept["users"].get(name) for name in PEOPLE} == PEOPLE


def test_everybody_logs_in(server):
    kept = json.loads(users_file(server).read_text())
    for name in kept["users"]:
        entry = {"login": name, "password": kept["password"]}
        answer = requests.post(f"{server.url}/@login", json=entry, headers=JSON, timeout=60)
        assert answer.status_code == 200, name


def test_everybody_has_something_to_do(server):
    assert {"forwarded", "in_process"} <= states(cases(server, "worker.idi", view="waiting"))
    assert len(states(cases(server, "student.kari", view="mine"))) >= 4
    waiting = [c for c in cases(server, "recipient.ie", view="waiting") if c["review_state"] == "received"]
    assert len(waiting) >= 4
    # Three working days for the receipt form: none of them, with weekend and holiday, is a week.
    assert min(c["submitted"] for c in waiting) < (date.today() - timedelta(days=8)).isoformat()
    for name in ("admin.ie", "eqs.admin", "speakup.officer", "reader.one"):
        assert cases(server, name) == []
    assert cases(server, "recipient.hf", view="waiting") and cases(server, "worker.iik", view="waiting")


def test_there_are_measures_hearings_and_a_dialogue(server):
    worker = Person(server, "worker.idi")
    found = [worker.get(case["@id"]).json() for case in cases(server, "worker.idi")]
    assert {m["review_state"] for case in found for m in case["measures"]} >= {
        "planned",
        "in_progress",
        "done",
    }
    assert {h["review_state"] for case in found for h in case["hearings"]} >= {"open", "closed"}
    assert {m["kind"] for case in found for m in case["messages"]} >= {"note", "question", "answer"}
    # By her hearing, beside the case she works on.
    assert len(cases(server, "participant.one")) == 2 and len(cases(server, "participant.two")) == 1


def test_some_cases_are_late(server):
    assert cases(server, "worker.idi", view="late") and cases(server, "recipient.ie", view="late")


def test_a_report_has_files(server):
    kari = Person(server, "student.kari")
    reports = [kari.get(case["@id"]).json() for case in cases(server, "student.kari", state="received")]
    (files,) = [report["attachments"] for report in reports if report["attachments"]]
    assert {file["content_type"] for file in files} == {"text/csv", "image/png"}
    assert all(kari.get(file["download"]).status_code == 200 for file in files)


def test_first_page_is_the_registers(server):
    answer = requests.get(server.url, timeout=60)
    assert answer.status_code == 200
    assert f"{server.url}/deviations/report" in answer.text


def test_only_mails_of_the_last_days_are_sent(server):
    readers = {"recipient.ie@ntnu.example", "worker.idi@ntnu.example", "student.kari@ntnu.example"}

    def mails():
        folder = server.instance.home / "var" / "demo" / "mail"
        found = [message_from_bytes(path.read_bytes(), policy=default) for path in folder.glob("*.eml")]
        brought = any("@@notify?deviation=" in mail.get_body(("plain",)).get_content() for mail in found)
        return found if brought and readers <= {mail["To"] for mail in found} else None

    waiting = eventually(mails, 60)
    assert min(mail["Date"].datetime.date() for mail in waiting) >= date.today() - timedelta(days=5)
    texts = [mail.get_body(("plain",)).get_content() for mail in waiting]
    links = {link for text in texts for link in re.findall(r"https?://\S+", text)}
    # The demo was made while another port was its own.
    wrong = {
        link for link in links if not link.startswith(f"{server.url.replace('127.0.0.1', 'localhost')}/")
    }
    assert not wrong
    # The reporter of a late case is told where they can bring it to SpeakUp!, too.
    assert any("@@notify?deviation=AVVIK-" in link for link in links)
    # The roles were given long before the first case, when the days began that mails are kept of.
    assert {str(mail["Subject"]) for mail in waiting if "endret" in mail["Subject"]} == set()
