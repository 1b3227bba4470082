"""Actions of cases open no door to a notification case, nor the other way, though one engine does both."""

import pytest
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.procedure import ACTIONS
from ntnu.deviations.procedure import PART_ACTIONS
from tests.access.leaks import told
from tests.rest.asking import refused
from tests.speakup.test_break_in import OUTSIDERS
from types import SimpleNamespace

#: What is done with a notification case, and the fields that it takes.
OWN = {
    "take": {},
    "reply": {"text": "Qsvar"},
    "close": {"conclusion": "Qslutt"},
    "return_to_register": {"text": "Qtilbake"},
}
OF_CASES = sorted({*ACTIONS, *(act for acts in PART_ACTIONS.values() for act in acts)} - OWN.keys())


@pytest.fixture(scope="module")
def places(web):
    """A notification case, and a case, each in process; and addresses where there is none."""
    body = {"about": "staff", "reporter_kind": "student", "what": "Qvarslet", "anonymous": True}
    number = web.visitor(None).post("/deviations/@speakup", body).json()["number"]
    path = f"/deviations/speakup/{registry_of(web.at('/deviations')).numbers[number]}"
    assert web.visitor("speakup").act(path, "take").status_code == 200
    return SimpleNamespace(
        notification=path,
        number=number,
        no_notification=path[:-1] + ("0" if path[-1] != "0" else "1"),
        case=web.case("in_process", title="Qavvik"),
        no_case="/deviations/case/AVVIK-2001-000001",
    )


def stand(web, places) -> list[int]:
    return [len(caselog.entries(web.at(path))) for path in (places.notification, places.case)]


@pytest.mark.parametrize("act", OF_CASES)
def test_no_action_of_a_case_is_done_with_a_notification_case(web, places, act):
    recipient, before = web.visitor("speakup"), stand(web, places)
    for door in ("@action", "@preview"):
        answer = recipient.post(f"{places.notification}/{door}/{act}", {"text": "x"})
        assert refused(answer, 404) == [(None, "unknown_action")]
    form = f"{places.notification}/@@action-form"
    assert recipient.page(f"{form}?action={act}").status_code == 404
    assert recipient.send(form, {"action": act, "complete": "1", "looked": "1"}).status_code == 404
    if page := getattr(ACTIONS.get(act), "page", ""):
        assert recipient.page(f"{places.notification}/{page}").status_code == 404
    assert stand(web, places) == before


@pytest.mark.parametrize("act", ["take", "reply", "return_to_register"])
def test_no_action_of_a_notification_case_is_done_with_a_case(web, places, act):
    worker, before = web.visitor("worker.idi"), stand(web, places)
    for door in ("@action", "@preview"):
        answer = worker.post(f"{places.case}/{door}/{act}", OWN[act])
        assert refused(answer, 404) == [(None, "unknown_action")]
    assert worker.post(f"{places.case}/@workflow/{act}", OWN[act]).status_code == 404
    form = f"{places.case}/@@action-form"
    assert worker.page(f"{form}?action={act}").status_code == 404
    assert worker.send(form, {"action": act, "complete": "1", "looked": "1"}).status_code == 404
    assert stand(web, places) == before


def test_what_both_call_closing_is_each_one_s_own(web, places):
    before = stand(web, places)
    theirs = {"conclusion": "Qslutt", "solved": "yes", "text": "Takk.", "measures_text": "Ingen."}
    answer = web.visitor("speakup").post(f"{places.notification}/@action/close", theirs)
    assert refused(answer, 400) == [("solved", "unknown_field"), ("measures_text", "unknown_field")]
    answer = web.visitor("worker.idi").post(f"{places.case}/@action/close", OWN["close"])
    assert {code for _field, code in refused(answer, 400)} <= {"required", "choose_one"}
    assert stand(web, places) == before


def test_each_is_offered_its_own(web, places):
    def offered(person, path):
        return {item["id"] for item in web.visitor(person).get(f"{path}/@actions-available").json()["items"]}

    assert offered("speakup", places.notification) == OWN.keys()
    found = offered("worker.idi", places.case) | offered("recipient.ie", places.case)
    assert found and found & OWN.keys() == {"close"}
    page = web.visitor("speakup").page(places.notification).text
    assert 'action=reply"' in page and not [act for act in OF_CASES if f'action={act}"' in page]
    for person in ("worker.idi", "recipient.ie"):
        page = web.visitor(person).page(places.case).text
        assert not [act for act in OWN if f'action={act}"' in page]


def doors(path):
    """Every door of actions, asked at the address ``path``."""
    yield lambda visitor: visitor.get(f"{path}/@actions-available")
    for act, body in OWN.items():
        yield lambda visitor, act=act, body=body: visitor.post(f"{path}/@action/{act}", body)
        yield lambda visitor, act=act, body=body: visitor.post(
            f"{path}/@action/{act}", body, **{"If-Match": '"1"', "Idempotency-Key": f"key-{act}"}
        )
        yield lambda visitor, act=act, body=body: visitor.post(f"{path}/@preview/{act}", body)
        yield lambda visitor, act=act: visitor.page(f"{path}/@@action-form?action={act}")
        yield lambda visitor, act=act, body=body: visitor.send(
            f"{path}/@@action-form",
            {"action": act, "complete": "1", **{f"{act}.{name}": text for name, text in body.items()}},
        )


@pytest.mark.parametrize("person", [*OUTSIDERS, "kari", None])
def test_a_hidden_notification_case_answers_like_a_missing_one(web, places, person):
    visitor, before = web.visitor(person), stand(web, places)
    for there, missing in zip(doors(places.notification), doors(places.no_notification), strict=True):
        answer, none = there(visitor), missing(visitor)
        assert answer.status_code in ((401, 302) if person is None else (404,)), answer.url
        assert told(answer, places.notification) == told(none, places.no_notification), answer.url
    assert stand(web, places) == before


@pytest.mark.parametrize("person", ["speakup", "second.speakup"])
def test_a_hidden_case_answers_a_speakup_recipient_like_a_missing_one(web, places, person):
    visitor, before = web.visitor(person), stand(web, places)
    for there, missing in zip(doors(places.case), doors(places.no_case), strict=True):
        answer, none = there(visitor), missing(visitor)
        assert answer.status_code == 404, answer.url
        assert told(answer, places.case) == told(none, places.no_case), answer.url
    assert stand(web, places) == before


@pytest.mark.parametrize("person", ["speakup", "recipient.ie", "worker.idi", "technician", "eqs"])
def test_no_list_of_cases_and_no_number_leads_to_a_notification_case(web, places, person):
    visitor = web.visitor(person)
    for view in ("mine", "unit", "waiting", "late", "all"):
        for asked in ({}, {"text": "Qvarslet"}, {"text": places.number}):
            answer = visitor.get("/deviations/@deviations", view=view, **asked)
            assert answer.status_code == 200 and places.number not in answer.text.replace(answer.url, "")
            assert places.notification not in answer.text
    for path in ("", "/@actions-available", "/@action/take", "/@preview/reply"):
        by_number = f"/deviations/case/{places.number}{path}"
        ask = visitor.post if "action/" in path or "preview" in path else visitor.get
        assert ask(by_number).status_code == 404
    assert visitor.page(f"/deviations/case/{places.number}/@@action-form?action=take").status_code == 404
