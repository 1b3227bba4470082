"""Who sends an anonymous notification is told nowhere: database, logs, mail; and codes are not guessed."""

import json
import logging
import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.caselog import keys
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain.rate_limit import Attempts
from ntnu.deviations.domain.rate_limit import network
from ntnu.deviations.now import now
from ntnu.deviations.speakup import limits
from ntnu.deviations.speakup import receipt_codes
from tests.house import at
from tests.rest.asking import refused

BODY = {"about": "staff", "reporter_kind": "staff", "what": "Noe har skjedd.", "anonymous": True}
AGENT = "Fuglehund/7.3"
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def fresh_limits(monkeypatch):
    monkeypatch.setattr(limits, "sendings", Attempts(60, timedelta(hours=1), limits._new_key))


@pytest.mark.parametrize("person", ["per", None])
def test_no_trace_in_database_log_and_mail(web, caplog, person):
    web.committed(lambda house: house.forget_mails())
    with caplog.at_level(logging.DEBUG):
        headers = {"User-Agent": AGENT, "X-Forwarded-For": "192.0.2.77"}
        sent = web.visitor(person).call("POST", "/deviations/@speakup", json=BODY, headers=headers)
    assert sent.status_code == 201
    registry = registry_of(web.at("/deviations"))
    case = registry._getOb(registry.numbers[sent.json()["number"]])
    traces = ("127.0.0.1", AGENT, "192.0.2.77", *([person] if person else []))
    stored = f"{vars(case.aq_base)} {case._caselog.rows.items()} {list(registry.reporters)}"
    stored += " ".join(str(entry) for entry in caselog.entries(case))
    mails = " ".join(mail.as_string() for mail in web.house.mails())
    logged = " ".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("urllib3")
    )
    for trace in traces:
        assert trace not in stored and trace not in mails and trace not in logged, trace
    assert case.reporter == "" and "_owner" not in vars(case.aq_base)
    # What the database notes of the transaction.
    undo = web.portal._p_jar.db().storage
    noted = [tx for tx in undo.changes.iterator()] if hasattr(undo, "changes") else list(undo.iterator())
    newest = noted[-1]
    assert (newest.user, newest.description) == (b"", b"")
    code = sent.json()["code"]
    assert code not in stored and code not in mails and code not in logged
    assert code not in str(list(registry.codes.items()))


def test_by_name_the_reporter_is_known(web):
    sent = web.visitor("per").post("/deviations/@speakup", {**BODY, "anonymous": False})
    registry = registry_of(web.at("/deviations"))
    assert registry._getOb(registry.numbers[sent.json()["number"]]).reporter == "per"


def test_bad_bodies(web):
    nobody = web.visitor(None)
    post = nobody.post
    assert refused(post("/deviations/@speakup", {}), 400) == [
        ("about", "required"),
        ("reporter_kind", "required"),
        ("what", "required"),
        ("contact", "contact_needed"),
    ]
    assert refused(post("/deviations/@speakup", {**BODY, "about": "nobody"}), 400) == [
        ("about", "unknown_value")
    ]
    assert refused(post("/deviations/@speakup", {**BODY, "x": 1}), 400) == [("x", "unknown_field")]
    assert refused(post("/deviations/@speakup", {**BODY, "anonymous": "yes"}), 400) == [
        ("anonymous", "wrong_type")
    ]
    assert refused(post("/deviations/@speakup", {**BODY, "what": "Nr 01010112377 og 17054026641"}), 400) == [
        ("what", "identity_number:what")
    ]
    assert post("/deviations/@speakup", {**BODY, "what": "Ring 73 59 50 00, ola@ntnu.no"}).status_code == 201
    for body in ("[]", "x", '"', "{" * 3000):
        as_json = {"Content-Type": "application/json"}
        assert nobody.call("POST", "/deviations/@speakup", as_json, data=body).status_code == 400
        assert nobody.call("POST", "/deviations/@speakup", data=body).status_code == 415
    assert nobody.get("/deviations/@speakup").status_code in (404, 405)
    broken = {"attachments": [{"filename": "a.pdf", "data": "bm9wZQ=="}]}
    assert refused(post("/deviations/@speakup", {**BODY, **broken}), 415) == [("attachments", "file_content")]
    broken = {"attachments": [{"filename": "a.pdf", "data": "JVBERi0xLjcKbm8="}]}
    assert refused(post("/deviations/@speakup", {**BODY, **broken}), 400) == [
        ("attachments", "file_unreadable")
    ]
    kind = {"attachments": [{"filename": "a.eml", "data": "bm9wZQ=="}]}
    assert refused(post("/deviations/@speakup", {**BODY, **kind}), 415) == [("attachments", "file_not_drawn")]
    exe = {"attachments": [{"filename": "a.exe", "data": "bm9wZQ=="}]}
    assert refused(post("/deviations/@speakup", {**BODY, **exe}), 415) == [("attachments", "file_type")]


def test_codes_are_not_guessed(web):
    nobody = web.visitor(None)
    sent = nobody.post("/deviations/@speakup", BODY).json()
    code, follow = sent["code"], "/deviations/@speakup-follow"
    in_fives = "-".join(code[place : place + 5] for place in (0, 5, 10, 15))
    wide = code.translate({ord(sign): ord(sign) + 0xFEE0 for sign in code})
    # As it is shown, typed, and pasted from other programs; none of it is a guess.
    for typed in (
        code,
        in_fives,
        in_fives.replace("-", " "),
        in_fives.replace("-", "\u2013"),
        in_fives.replace("-", "\u2011"),
        in_fives.replace("-", "\u200b"),
        f"\ufeff\u202a{code}\u202c\r\n",
        code.lower(),
        code.replace("0", "O").replace("1", "l"),
        wide,
    ):
        for _again in range(2):
            assert nobody.post(follow, {"code": typed}).json()["case_number"] == sent["number"], typed
    wrong = ("0" * 16, "", None, 5, "x" * 16, [code], {"a": 1}, "1" * 17, "\u0660" * 16, "9" * 5000)
    for number, guess in enumerate(wrong):
        assert refused(nobody.post(follow, {"code": guess}), 400) == [("code", "unknown_code")], number
    # Now this client's guesses are not looked at any more; the right code is answered all the same.
    for guess in ("1" * 16, "0" * 20, "x"):
        late = nobody.post(follow, {"code": guess})
        assert refused(late, 429) == [(None, "too_many_tries")]
        assert int(late.headers["Retry-After"]) > 0
    assert nobody.post(follow, {"code": code}).json()["case_number"] == sent["number"]
    registry = registry_of(web.at("/deviations"))
    # One number, which no other of them follows, for all processes; nothing of who guessed.
    assert [count % 1000 for count in registry.guesses.values()] == [10]
    assert all(type(number) is int and 0 <= number < 1024 for number in registry.guesses)
    with at(now() + timedelta(hours=1)):
        assert refused(nobody.post(follow, {"code": "1" * 16}), 400) == [("code", "unknown_code")]


def test_codes_of_before_still_open(web):
    nobody, old = web.visitor(None), "1234567890123456"
    sent = nobody.post("/deviations/@speakup", BODY).json()

    def as_before(house):
        registry = registry_of(house.register)
        case = registry._getOb(registry.numbers[sent["number"]])
        registry.codes.pop(case.code)
        case.code = receipt_codes.digest(old, keys.current())
        registry.codes[case.code] = case.getId()

    web.committed(as_before)
    for typed in (old, "1234 5678 9012 3456", "1234\u20135678-9012\u00a03456\u200b"):
        assert (
            nobody.post("/deviations/@speakup-follow", {"code": typed}).json()["case_number"]
            == sent["number"]
        )


def test_files_alone_are_stored(web):
    nobody = web.visitor(None)
    code = nobody.post("/deviations/@speakup", BODY).json()["code"]
    file = {"filename": "liste.txt", "data": "TGlzdGU="}
    for more in ({}, {"text": ""}, {"text": None}):
        answer = nobody.post("/deviations/@speakup-follow", {"code": code, "attachments": [file], **more})
        assert answer.status_code == 200, answer.text
        assert answer.json()["messages"][-1]["attachments"] == 1
    assert len(answer.json()["messages"]) == 3
    for body in ({"text": ""}, {"text": " ", "attachments": []}):
        assert refused(nobody.post("/deviations/@speakup-follow", {"code": code, **body}), 400)
    assert len(nobody.post("/deviations/@speakup-follow", {"code": code}).json()["messages"]) == 3


def test_every_try_counts_before_the_work(web, monkeypatch):
    monkeypatch.setattr(limits, "sendings", Attempts(3, timedelta(hours=1), limits._new_key))
    nobody = web.visitor(None)
    for body in ({}, {**BODY, "attachments": [{"filename": "a.docx", "data": "UEsDBHdvcmQv"}]}, BODY):
        assert nobody.post("/deviations/@speakup", body).status_code in (201, 400, 415)
    late = nobody.post("/deviations/@speakup", BODY)
    assert refused(late, 429) == [(None, "too_many_tries")] and int(late.headers["Retry-After"]) > 0


def test_how_often_a_client_may_try():
    keys = iter([b"a" * 32, b"b" * 32])
    tries = Attempts(2, timedelta(hours=1), lambda: next(keys))
    for minutes, may in ((0, True), (1, True), (2, False), (59, False), (60, True)):
        at = NOON + timedelta(minutes=minutes)
        assert tries.may_try("192.0.2.1", at) is may, minutes
        assert tries.may_try("192.0.2.2", at)
        if may:
            tries.count("192.0.2.1", at)
    assert not tries.may_try("192.0.2.1", NOON + timedelta(minutes=61) - timedelta(seconds=1))
    # Another day, another key: nothing of yesterday is known.
    assert tries.may_try("192.0.2.1", NOON + timedelta(hours=12))
    assert "192.0.2" not in json.dumps([str(name) for name in tries._failed])


def test_clients_are_forgotten():
    tries = Attempts(2, timedelta(hours=1), lambda: b"a" * 32)
    for client in range(5000):
        assert tries.may_try(f"client {client}", NOON)
    assert not tries._failed
    for client in range(5000):
        tries.count(f"client {client}", NOON)
    tries.count("another", NOON + timedelta(minutes=61))
    assert len(tries._failed) == 1


def test_a_network_of_long_addresses_is_one_client():
    assert network("2001:db8:1:2:3:4:5:6") == limits.network("2001:db8:1:2::9") == "2001:db8:1:2::/64"
    assert network("192.0.2.1") == "192.0.2.1"
    assert network("") == ""
