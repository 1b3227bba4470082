"""``Idempotency-Key``: the same sent again is done once, whoever gets the answer when."""

import pytest
from concurrent.futures import ThreadPoolExecutor
from ntnu.deviations.access.index import index_of
from tests.register import APPROVE
from tests.register import REPORT
from tests.rest.asking import refused

PATH = "/deviations/@report-deviation"


def cases(web):
    return len(index_of(web.at("/deviations")))


def mails(web):
    return len(web.committed(lambda house: house.mails()))


def report(visitor, key, **changes):
    return visitor.post(PATH, {**REPORT, **changes}, **{"Idempotency-Key": key})


def test_a_report_sent_twice_is_one_case(web):
    kari, before = web.visitor("kari"), cases(web)
    first = report(kari, "kari-1")
    written = mails(web)
    again = report(kari, '"kari-1"')
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert first.headers["Location"] == again.headers["Location"]
    assert cases(web) == before + 1
    assert mails(web) == written
    # Something else under the same key, and the same key of somebody else.
    assert refused(report(kari, "kari-1", title="Noe annet"), 409) == [("Idempotency-Key", "key_reused")]
    assert report(web.visitor("per"), "kari-1").json()["UID"] != first.json()["UID"]
    # What did not succeed is not done.
    assert refused(report(kari, "kari-2", title=""), 400)
    assert report(kari, "kari-2").status_code == 201
    assert cases(web) == before + 3
    # The same action by Plone's own address is sent somewhere else.
    posted = kari.post("/deviations/ie", {**REPORT, "@type": "DeviationReport"}, **{"Idempotency-Key": "k"})
    assert (
        posted.json()
        == kari.post(
            "/deviations/ie", {**REPORT, "@type": "DeviationReport"}, **{"Idempotency-Key": "k"}
        ).json()
    )


@pytest.mark.parametrize("key", ("", "a b", "x" * 256, "æ".encode().decode("latin-1")))
def test_what_is_no_key_is_refused(web, key):
    before = cases(web)
    assert refused(report(web.visitor("kari"), key), 400) == [("Idempotency-Key", "malformed_key")]
    assert cases(web) == before


def test_two_at_once_are_one(web):
    before = cases(web)
    people = [type(web.visitor("kari"))(web.url, "kari") for _number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda person: report(person, "kari-at-once"), people))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["UID"] for answer in answers}) == 1
    assert cases(web) == before + 1


def test_an_act_is_done_once_and_told_as_things_stand(web):
    case, recipient = web.case("received"), web.visitor("recipient.ie")
    number = web.at(case).number
    url = f"/deviations/case/{number}/@action/request_information"
    key = {"Idempotency-Key": "ask-1"}
    body = {"text": "Hvilket emne gjelder det?"}
    written = mails(web)
    first = recipient.post(url, body, **key)
    again = recipient.post(url, body, **key)
    # The same case by its place is the same.
    third = recipient.post(f"{case}/@action/request_information", body, **key)
    assert [a.status_code for a in (first, again, third)] == [200] * 3
    assert first.json() == again.json() == third.json()
    assert mails(web) == written + 1
    # A key is of one action.
    other = recipient.post(f"/deviations/case/{number}/@action/approve", APPROVE, **key)
    assert other.json()["review_state"] == "forwarded"
    again = recipient.post(url, body, **key)
    assert again.json()["review_state"] == "forwarded"
    # A preview is no action: it may be asked for as often as one likes.
    for _time in range(2):
        assert recipient.post(f"/deviations/case/{number}/@preview/reassign", {}, **key).status_code == 200
    # Who sees it no more is told nothing.
    web.committed(lambda house: house.take("IE", "Notification Recipient", "recipient.ie"))
    assert recipient.post(url, body, **key).status_code == 404
    web.committed(lambda house: house.give("IE", "Notification Recipient", "recipient.ie"))


def test_what_is_made_in_a_case(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    body = {"@type": "DeviationMessage", "text": "Ringte studieadministrasjonen.", "audience": "internal"}
    answers = [worker.post(case, body, **{"Idempotency-Key": "note"}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert len(web.at(case).objectIds()) == 1


def test_what_is_told_once_is_told_again(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    body = {"variant": "redacted", "to": ["a@example.org"], "sensitive": False, "reviewed": True}
    written = mails(web)
    answers = [worker.post(f"{case}/@send-document", body, **{"Idempotency-Key": "pdf"}) for _ in "12"]
    assert answers[0].status_code == 200, answers[0].text
    assert answers[0].json() == answers[1].json()
    assert mails(web) == written + 1
    other = worker.post(f"{case}/@send-document", body, **{"Idempotency-Key": "pdf2"})
    assert other.json()["pass_phrase"] != answers[0].json()["pass_phrase"]


def test_other_posts(web):
    eqs, admin = web.visitor("eqs"), web.visitor("admin.ie")
    for _time in range(2):
        assert eqs.post("/deviations/@run-clock", {}, **{"Idempotency-Key": "run"}).status_code == 200
    entry = {"entries": [{"id": "per", "type": "user", "roles": {"Line Manager": True}}]}
    for _time in range(2):
        answer = admin.post("/deviations/ie/iik/@sharing", entry, **{"Idempotency-Key": "share"})
        assert answer.status_code == 204
    archivist = web.visitor("archivist")
    for _time in range(2):
        answer = archivist.post("/deviations/@subject-access", {"person": "per"}, **{"Idempotency-Key": "sa"})
        assert answer.headers["Content-Type"] == "application/zip"


def test_an_act_on_a_notification_case(web):
    body = {"about": "staff", "reporter_kind": "student", "what": "Ropte."}
    number = web.visitor("kari").post("/deviations/@speakup", body).json()["number"]
    registry, officer = web.at("/deviations/speakup"), web.visitor("speakup")
    case = f"/deviations/speakup/{registry.numbers[number]}"
    key, written = {"Idempotency-Key": "reply"}, mails(web)
    answers = [officer.post(f"{case}/@action/reply", {"text": "Når var det?"}, **key) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert len(officer.get(case).json()["messages"]) == 1
    assert mails(web) == written + 1


def test_who_decides_of_a_role_at_speakup(web):
    registry = "/deviations/speakup"
    web.committed(lambda house: house.register["speakup"].manage_setLocalRoles("per", ["SpeakUp Recipient"]))
    officer, key = web.visitor("speakup"), {"Idempotency-Key": "confirm"}
    answers = [
        officer.post(f"{registry}/@action/confirm_role", {"person": "per"}, **key) for _time in range(2)
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
