"""Actions over REST: who may, when, with what; and what a refusal leaves behind."""

import pytest
from tests.engine.unchanged import picture
from tests.register import APPROVE
from tests.register import CLOSE
from tests.rest.act_tables import ACTS
from tests.rest.act_tables import DONE_BY
from tests.rest.act_tables import FROM
from tests.rest.act_tables import ready
from tests.rest.act_tables import REPORTER
from tests.rest.act_tables import STATES
from tests.rest.act_tables import TRANSITIONS
from tests.rest.act_tables import who_does
from tests.rest.asking import refused


@pytest.fixture(scope="module")
def cases(web):
    """A case in every state; no test of this module that takes them changes them."""
    return {state: web.case(state) for state in STATES}


@pytest.fixture
def unchanged(web, cases):
    before = web.committed(picture)
    yield
    assert web.committed(picture) == before


@pytest.mark.parametrize("state", STATES)
def test_in_the_wrong_state(web, cases, unchanged, state):
    case = cases[state]
    for person, acts in DONE_BY.items():
        seen = web.visitor(person).get(case).status_code == 200
        for act in acts:
            if state in FROM[act]:
                continue
            answer = web.visitor(person).act(case, act, **ACTS[act])
            if not seen:
                assert refused(answer, 404) == []
                continue
            assert refused(answer, 409) == [(None, "wrong_state")], (person, act)
            # The preview tells what else is wrong, too, and stores nothing.
            shown = web.visitor(person).post(f"{case}/@preview/{act}", {"nope": 1})
            assert shown.status_code == 200
            obstacles = [(e["field"], e["code"]) for e in shown.json()["obstacles"]]
            assert obstacles[:2] == [(None, "wrong_state"), ("nope", "unknown_field")]
            assert shown.json()["state_before"] == shown.json()["state_after"] == state


def test_the_wrong_state_is_named(web, cases):
    answer = web.visitor("recipient.ie").act(cases["closed"], "approve", **APPROVE)
    assert answer.json()["detail"] == "This cannot be done now: the case has the status “Closed”."


@pytest.mark.parametrize("act", ACTS)
def test_who_has_no_part_in_it(web, cases, unchanged, act):
    state = FROM[act][-1]
    for person, status in {
        "worker.idi" if act in REPORTER else "kari": 403,
        "manager.idi": 403 if state in ("forwarded", "in_process", "closed") else 404,
        "per": 404,
        "worker.hf": 404,
        "eqs": 404,
        "siteadmin": 404,
        None: 401,
    }.items():
        for service in ("@action", "@preview"):
            for data in (ACTS[act], {}):
                answer = web.visitor(person).post(f"{cases[state]}/{service}/{act}", data)
                found = refused(answer, status)
                assert found == ([(None, "not_yours")] if status == 403 else []), (person, service)


@pytest.mark.parametrize("act", TRANSITIONS)
def test_a_bare_transition(web, cases, unchanged, act):
    case = cases[FROM[act][-1]]
    person = web.visitor(who_does(act))
    own = f"{case}/@action/{act}"
    said = person.post(own).json()["errors"]
    assert said and {error["code"] for error in said} == {"required"}
    plone = {"comment": "x", "effective": "2020-01-01T00:00:00", "include_children": True}
    # Of what Plone itself takes, one action takes the comment.
    for body in ({},) if act == "close_as_notification" else ({}, plone, {"comment": "x"}):
        answer = person.post(f"{case}/@workflow/{act}", body)
        found = refused(answer, 400)
        assert found[0] == (None, "needs_data")
        assert f"@action/{act}" in answer.json()["detail"]
        # The same words as the action's own service has for the same body.
        assert answer.json()["errors"][1:] == person.post(own, body).json()["errors"]


@pytest.mark.parametrize(
    "name",
    (
        "no-such-transition",
        "update_process",
        "reassign",
        "recuse",
        "add_measure",
        "share",
        "publish",
        "submit",
    ),
)
def test_no_such_transition(web, cases, unchanged, name):
    for body in ({}, {"comment": "x"}, APPROVE):
        for state in ("received", "forwarded"):
            refused(web.visitor("recipient.ie").post(f"{cases[state]}/@workflow/{name}", body), 404)


@pytest.mark.parametrize("name", ("", "/no-such-act", "/approve/more", "/submit", "/__class__", "/%20", "/æ"))
@pytest.mark.parametrize("service", ("@action", "@preview", "@workflow"))
def test_no_such_act(web, cases, unchanged, service, name):
    refused(web.visitor("recipient.ie").post(f"{cases['received']}/{service}{name}", {}), 404)


def test_a_transition_with_its_data_is_the_act(web):
    case = web.case("received")
    kept = web.place(web.at(case))
    answer = web.visitor("recipient.ie").post(f"{case}/@workflow/approve", APPROVE)
    assert answer.status_code == 200
    told = answer.json()
    moved = told["@id"].removeprefix(web.url)
    assert web.place(web.at(moved)).startswith("/deviations/ie/idi/")
    assert told == {
        "action": "approve",
        "case_number": web.at(moved).number,
        "review_state": "forwarded",
        "due": web.at(moved).due.isoformat(),
        "visible": True,
        "@id": web.url + moved,
    }
    assert web.visitor("recipient.ie").get(kept).status_code == 404


def test_who_loses_the_case_is_told_no_address(web):
    case = web.case("received")
    answer = web.visitor("recipient.ie").act(case, "change_unit", **ACTS["change_unit"])
    assert (answer.status_code, answer.json()["visible"], answer.json()["@id"]) == (200, False, None)
    case = web.case("forwarded")
    answer = web.visitor("worker.idi").act(case, "send_back", **ACTS["send_back"])
    assert (answer.status_code, answer.json()["visible"], answer.json()["@id"]) == (200, False, None)


def test_if_match(web):
    case, person = web.case("in_process"), web.visitor("worker.idi")
    revision = person.get(case).json()["revision"]
    assert revision == person.get(f"{case}/@actions-available").json()["revision"] == 3
    before = web.committed(picture)
    for stale in ('"2"', "2", 'W/"2"', '"4"', '"x"', "x", '""', "-3", '"3" , "4"'):
        for service in ("@action", "@workflow"):
            answer = person.post(f"{case}/{service}/close", CLOSE, **{"If-Match": stale})
            assert refused(answer, 412) == [(None, "stale")], stale
            assert answer.json()["revision"] == 3
    assert web.committed(picture) == before


def test_the_right_if_match(web):
    person = web.visitor("worker.idi")
    for n, match in enumerate(('"3"', "3", 'W/"3"', "*")):
        case = web.case("in_process")
        answer = person.call(
            "POST",
            f"{case}/@action/update_process",
            json={"cause": f"Rutine {n}"},
            headers={"If-Match": match},
        )
        assert answer.status_code == 200, (match, answer.text)
        # What was right is stale now.
        answer = person.post(f"{case}/@action/update_process", {"cause": "x"}, **{"If-Match": '"3"'})
        assert refused(answer, 412) == [(None, "stale")]


@pytest.mark.parametrize("act", ACTS)
def test_bodies_that_are_no_object(web, cases, unchanged, act):
    case = cases[FROM[act][-1]]
    person = web.visitor(who_does(act))
    for service in ("@action", "@preview"):
        for body in (b'{"unit": ', b"[]", b'"x"', b"null", b"\xff", b'{"a": 1} x'):
            headers = {"Content-Type": "application/json"}
            answer = person.call("POST", f"{case}/{service}/{act}", data=body, headers=headers)
            assert refused(answer, 400) == [(None, "not_json")]


def test_the_guard_reads_every_text_of_every_act(web, cases, unchanged):
    number = "01019000083"
    texts = {
        ("received", "recipient.ie", "approve"): ("note",),
        ("received", "recipient.ie", "change_unit"): ("reason",),
        ("received", "recipient.ie", "not_approve"): ("text", "where_instead"),
        ("in_process", "worker.idi", "update_process"): ("cause", "risk", "learning_points", "related"),
        ("in_process", "worker.idi", "send_back"): ("reason",),
        ("in_process", "worker.idi", "reassign"): ("reason",),
        ("in_process", "worker.idi", "close"): ("conclusion", "text", "measures_text"),
        ("in_process", "worker.idi", "reregister"): ("text",),
        ("closed", "recipient.ie", "reopen"): ("reason",),
        ("received", "recipient.ie", "add_measure"): ("title", "description"),
        ("received", "recipient.ie", "add_hearing"): ("title", "question"),
        ("in_process", "worker.idi", "add_message"): ("text",),
        ("in_process", "worker.idi", "request_information"): ("text",),
        ("in_process", "worker.idi", "preliminary_response"): ("reason", "text"),
        ("in_process", "recipient.ie", "recuse"): ("reason",),
        ("in_process", "worker.idi", "redact"): ("reason",),
        ("in_process", "worker.idi", "close_as_notification"): ("comment",),
        ("in_process", "kari", "add_information"): ("text",),
        ("received", "kari", "withdraw"): ("reason",),
        ("closed", "kari", "not_solved"): ("text",),
    }
    for (state, person, act), names in texts.items():
        for name in names:
            code = f"identity_number:{name}"
            value = [number] if name == "related" else f"Gjelder {number}"
            data = {**ACTS[act], name: value, "warnings_confirmed": [code]}
            answer = web.visitor(person).act(cases[state], act, **data)
            assert refused(answer, 400) == [(name, code)], (act, name)
            assert number not in answer.text
            shown = web.visitor(person).post(f"{cases[state]}/@preview/{act}", data)
            assert [error["code"] for error in shown.json()["obstacles"]] == [code]
            assert number not in shown.text


@pytest.mark.parametrize("act", ACTS)
def test_each_act_once(web, act):
    case, data = ready(web, act)
    who = web.visitor(who_does(act))
    number = web.at(case).number
    offered = {item["id"]: item for item in who.get(f"{case}/@actions-available").json()["items"]}
    assert offered[act]["ready"] and offered[act]["obstacles"] == [], act
    shown = who.post(f"{case}/@preview/{act}", data)
    assert (shown.status_code, shown.json()["obstacles"]) == (200, [])
    answer = who.act(case, act, **data)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["action"], told["case_number"]) == (act, number)
    assert (told["review_state"], told["due"]) == (shown.json()["state_after"], shown.json()["due_after"])
    assert told["visible"] is (told["@id"] is not None)
    if told["visible"]:
        assert who.get(told["@id"]).status_code == 200
