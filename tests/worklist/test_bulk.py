"""One action on many cases over REST: each in a transaction of its own, and nothing of what is hidden."""

import pytest
import transaction
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import Busy
from Products.PluggableAuthService.PluggableAuthService import PluggableAuthService

BULK = "/deviations/@bulk"
REASON = {"case_worker": "second.idi", "reason": "Ferie."}


@pytest.fixture
def number(web):
    def made(state="forwarded", **how) -> str:
        return web.case(state, **how).rpartition("/")[2]

    return made


def asked(web, person, action, cases, data=None, status=200, headers=None, **more):
    body = {"action": action, "cases": cases, "data": data or {}, **more}
    answer = web.visitor(person).post(BULK, body, **(headers or {}))
    assert answer.status_code == status, answer.text
    return answer.json()


def told(answer) -> list[tuple[str, int, list[str]]]:
    return [
        (one["case_number"], one["status"], [error["code"] for error in one["errors"]])
        for one in answer["results"]
    ]


def case(web, number):
    transaction.begin()
    return case_by_number(web.portal["deviations"], number)


def worker(web, number) -> str:
    return case(web, number).case_worker[0]


def log(web, number) -> list[str]:
    return [entry.action for entry in caselog.entries(case(web, number))]


def test_for_somebody_whom_no_directory_finds_by_id(web, number, monkeypatch):
    found = PluggableAuthService.getUserById

    def hidden(users, user_id, default=None):
        return default if user_id == "recipient.ie" else found(users, user_id, default)

    monkeypatch.setattr(PluggableAuthService, "getUserById", hidden)
    given = number()
    assert told(asked(web, "recipient.ie", "reassign", [given], REASON)) == [(given, 200, [])]
    assert worker(web, given) == "second.idi"


def test_what_fails_leaves_the_others_done(web, number):
    """Three of six fail, each for its own reason: closed, already so, hidden."""
    good = [number() for _ in range(3)]
    closed, same, hidden = number("closed"), number(), number(faculty="HF", state="received")
    web.visitor("recipient.ie").act(f"/deviations/case/{same}", "reassign", **REASON)
    order = [good[0], closed, same, good[1], hidden, good[2], good[0].lower()]
    answer = asked(web, "recipient.ie", "reassign", order, REASON)
    assert (answer["done"], answer["failed"]) == (3, 3)
    assert told(answer) == [
        (good[0], 200, []),
        (closed, 409, ["wrong_state"]),
        (same, 400, ["already_case_worker"]),
        (good[1], 200, []),
        (hidden, 404, ["unknown_case"]),
        (good[2], 200, []),
    ]
    assert {worker(web, one) for one in good} == {"second.idi"}
    assert [log(web, one)[-1] for one in (*good, closed)] == ["reassign"] * 3 + ["close"]


def test_a_hidden_case_is_answered_as_a_missing_one(web, number):
    hidden = number("received", faculty="HF")
    missing = f"{hidden[:-6]}999999"
    for action, data in {"reassign": REASON, "remind": {}, "add_coworker": {"person": "ola"}}.items():
        for person in ("recipient.ie", "kari", "second.idi", "eqs", "reader", "admin.ie"):
            if person == "kari":
                continue
            for preview in (True, False):
                answer = asked(web, person, action, [hidden, missing], data, preview=preview)
                one, other = answer["results"]
                assert one.pop("case_number") == hidden and other.pop("case_number") == missing
                assert str(one).replace(hidden, "X") == str(other).replace(missing, "X")
                assert one["status"] == 404
    assert log(web, hidden) == ["submit"]


@pytest.mark.parametrize(
    "person, status",
    [("kari", 403), ("manager.idi", 403), ("technician", 403), ("worker.idi", 200), ("per", 404)],
)
def test_only_who_may_do_it_one_by_one(web, number, person, status):
    one = number()
    answer = asked(web, person, "reassign", [one], REASON)
    assert answer["results"][0]["status"] == status
    assert worker(web, one) == ("second.idi" if status == 200 else "worker.idi")


def test_who_is_recused_finds_nothing(web, number):
    one = number()
    recused = {"person": "recipient.ie", "reason": "I familie."}
    assert web.visitor("second.ie").act(f"/deviations/case/{one}", "recuse", **recused).status_code == 200
    assert told(asked(web, "recipient.ie", "remind", [one])) == [(one, 404, ["unknown_case"])]


def test_a_preview_stores_nothing(web, number):
    one, closed = number(), number("closed")
    answer = asked(web, "recipient.ie", "reassign", [one, closed], REASON, preview=True)
    assert (answer["preview"], answer["done"], answer["failed"]) == (True, 0, 1)
    first, other = answer["results"]
    assert [mail["to"] for mail in first["preview"]["mails"]] == ["second.idi", "worker.idi"]
    assert [seen["principal"] for seen in first["preview"]["access_gained"]] == ["second.idi"]
    assert [error["code"] for error in other["errors"]] == ["wrong_state"]
    assert worker(web, one) == "worker.idi"


def test_the_case_worker_is_reminded_once_a_day(web, number):
    one, bare = number(), number("received")
    assert told(asked(web, "recipient.ie", "remind", [one, bare])) == [
        (one, 200, []),
        (bare, 409, ["wrong_state"]),
    ]
    entry = caselog.entries(case(web, one))[-1]
    assert (entry.action, entry.actor) == ("remind", "recipient.ie")
    assert entry.why == {"person": "worker.idi", "mails": [["deadline", "worker.idi"]]}
    assert told(asked(web, "second.ie", "remind", [one])) == [(one, 409, ["reminded_today"])]
    assert told(asked(web, "worker.idi", "remind", [one])) == [(one, 403, ["not_yours"])]


def test_a_coworker_comes_to_all(web, number):
    cases = [number(), number("in_process")]
    answer = asked(web, "recipient.ie", "add_coworker", cases, {"person": "worker.hf"})
    assert [one["status"] for one in answer["results"]] == [200, 200]
    assert {coworker[0] for one in cases for coworker in case(web, one).coworkers} == {"worker.hf"}


def test_the_archive_gets_finished_cases_from_archivists(web, number, monkeypatch):
    monkeypatch.setattr("ntnu.deviations.archive.exporting.transport_name", lambda: "folder")
    closed, open_ = number("closed"), number()
    for person, expected in {
        "recipient.ie": [(closed, 403, ["not_yours"]), (open_, 403, ["not_yours"])],
        "archivist": [(closed, 200, []), (open_, 404, ["unknown_case"])],
    }.items():
        assert told(asked(web, person, "mark_for_archive", [closed, open_], preview=True)) == expected
        assert told(asked(web, person, "mark_for_archive", [closed, open_])) == expected
    assert log(web, closed)[-1] == "archive"
    assert case(web, closed).exports and not case(web, open_).exports
    assert told(asked(web, "archivist", "mark_for_archive", [closed]))[0][1] == 409


@pytest.mark.parametrize(
    "body, field, code",
    [
        ({"action": "close"}, "action", "unknown_value"),
        ({"action": "reregister"}, "action", "unknown_value"),
        ({"action": 5}, "action", "wrong_type"),
        ({"action": None}, "action", "required"),
        ({"cases": []}, "cases", "choose_some"),
        ({"cases": "AVVIK-2026-000001"}, "cases", "wrong_type"),
        ({"cases": [1]}, "cases", "wrong_type"),
        ({"cases": [f"AVVIK-2026-{number:06}" for number in range(201)]}, "cases", "too_many"),
        ({"data": []}, "data", "wrong_type"),
        ({"preview": "yes"}, "preview", "wrong_type"),
        ({"more": 1}, "more", "unknown_field"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_bad_input_does_nothing(web, body, field, code):
    sent = {"action": "remind", "cases": ["AVVIK-2026-000001"], **body}
    answer = web.visitor("recipient.ie").post(BULK, sent)
    assert answer.status_code == 400
    assert [(error["field"], error["code"]) for error in answer.json()["errors"]] == [(field, code)]


def test_two_hundred_are_taken(web):
    cases = [f"AVVIK-1999-{number:06}" for number in range(200)]
    assert asked(web, "recipient.ie", "remind", cases)["failed"] == 200


def test_data_of_the_action_are_checked_for_each(web, number):
    one = number()
    answer = asked(web, "recipient.ie", "reassign", [one], {"reason": "Født 01019000083.", "nope": 1})
    codes = {(error["field"], error["code"]) for error in answer["results"][0]["errors"]}
    assert ("case_worker", "required") in codes and ("nope", "unknown_field") in codes
    assert "01019000083" not in str(answer)


def test_the_same_key_does_it_once(web, number):
    one, key = number(), {"Idempotency-Key": "bulk-4711"}
    first = asked(web, "recipient.ie", "reassign", [one], REASON, headers=key)
    again = asked(web, "recipient.ie", "reassign", [one], REASON, headers=key)
    assert (first["done"], again["done"], again["failed"]) == (1, 1, 0)
    assert log(web, one).count("reassign") == 1
    other = {**REASON, "reason": "Noe annet."}
    asked(web, "recipient.ie", "reassign", [one], other, status=409, headers=key)
    asked(web, "recipient.ie", "remind", [one], status=400, headers={"Idempotency-Key": "x" * 500})


def test_a_repeated_request_does_what_was_left_and_nothing_twice(web, number):
    good, same, key = number(), number(), {"Idempotency-Key": "bulk-4712"}
    single = {"case_worker": "worker.idi", "reason": "Tilbake."}
    assert (
        web.visitor("recipient.ie").act(f"/deviations/case/{same}", "reassign", **REASON).status_code == 200
    )
    first = [(good, 200, []), (same, 400, ["already_case_worker"])]
    for _time in range(2):
        assert told(asked(web, "recipient.ie", "reassign", [good, same], REASON, headers=key)) == first
    assert (
        web.visitor("recipient.ie").act(f"/deviations/case/{same}", "reassign", **single).status_code == 200
    )
    again = told(asked(web, "recipient.ie", "reassign", [good, same], REASON, headers=key))
    assert again == [(good, 200, []), (same, 200, [])]
    assert worker(web, same) == "second.idi"
    assert (log(web, good).count("reassign"), log(web, same).count("reassign")) == (1, 3)


def test_where_the_turn_does_not_come_nobody_waits_for_it_again(web, number, monkeypatch):
    waited = []

    def busy(case, action, raw):
        waited.append(case.number)
        raise Busy()

    one, other = number(), number()
    monkeypatch.setattr("ntnu.deviations.worklist.bulk.perform", busy)
    answer = asked(web, "recipient.ie", "remind", [one, other])
    assert told(answer) == [(one, 503, ["busy"]), (other, 503, ["busy"])]
    assert waited == [one]


def test_nobody_else_and_from_nowhere_else(web, number):
    one = number()
    body = {"action": "remind", "cases": [one]}
    assert web.visitor(None).post(BULK, body).status_code == 401
    foreign = web.visitor("recipient.ie").post(BULK, body, Origin="https://example.org")
    assert foreign.status_code == 403
    assert web.visitor("recipient.ie").get(BULK).status_code in (404, 405)
    assert log(web, one)[-1] == "approve"
