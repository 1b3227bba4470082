"""An action that another package has added: run by ``tests/docs/test_add_an_action.py``."""

import os
import pytest
from ntnu.deviations.case.interfaces import IAction
from ntnu.deviations.case.interfaces import IActionPerformed
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine import registry
from ntnu.deviations.now import local_date
from ntnu.deviations.now import now
from zope.component import getGlobalSiteManager
from zope.component import provideHandler
from zope.configuration import xmlconfig

SAID = "Hun ringte og sa at fristen er flyttet."


@pytest.fixture(scope="module")
def web(register_http_session):
    from tests.visitor import Web

    xmlconfig.file(os.environ["TELEPHONE"], context=register_http_session["configurationContext"])
    register_http_session.testSetUp()
    found = Web(register_http_session)
    yield found
    found.close()
    register_http_session.testTearDown()


def body(**changes):
    return {"day": local_date(now()).isoformat(), "summary": SAID, **changes}


def test_it_is_offered_to_who_may(web):
    registry.check()
    case = web.case("in_process")
    for person, offered in (
        ("worker.idi", True),
        ("recipient.ie", True),
        ("kari", False),
        ("manager.idi", False),
    ):
        told = web.visitor(person).get(f"{case}/@actions-available").text
        assert ("record_call" in told) == offered, person
    assert (
        "record_call" not in web.visitor("recipient.ie").get(f"{web.case('closed')}/@actions-available").text
    )
    page = web.visitor("worker.idi").page(case, language="en").text
    assert "Record a telephone call" in page and "@@action-form?action=record_call" in page
    form = web.visitor("worker.idi").page(f"{case}/@@action-form", action="record_call", language="en").text
    assert "What was said?" in form and "Internal. The reporter does not see it." in form


def test_it_is_described(web):
    paths = web.visitor("kari").get("/deviations/@openapi").json()["paths"]
    told = paths["/case/{number}/@action/record_call"]["post"]
    assert told["summary"] == "Record a telephone call"
    asked = told["requestBody"]["content"]["application/json"]["schema"]
    assert asked["properties"]["summary"]["title"] == "What was said?"
    assert asked["required"] == ["day", "summary"]


def test_it_is_done_and_told(web):
    heard = []
    provideHandler(lambda event: heard.append((event.action, event.subject.number)), [IActionPerformed])
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    number = web.at(case).number
    shown = worker.post(f"{case}/@preview/record_call", body())
    assert shown.status_code == 200
    refused = worker.act(case, "record_call", **body(day="2199-01-01")).json()["errors"]
    assert [fault["code"] for fault in refused] == ["date_future"]
    assert worker.act(case, "record_call").status_code == 400
    assert web.visitor("kari").act(case, "record_call", **body()).status_code == 403
    assert web.visitor("per").act(case, "record_call", **body()).status_code == 404
    assert worker.act(case, "record_call", **body()).status_code == 200
    assert heard == [(id_, number) for id_ in ("submit", "approve", "accept", "record_call")]
    entry = caselog.entries(web.at(case))[-1]
    assert (entry.actor, entry.action, entry.why["summary"]) == ("worker.idi", "record_call", SAID)
    assert web.at(case).calls == (local_date(now()),)
    log = worker.page(f"{case}/@@case-log", language="en").text
    assert "Telephone call" in log and SAID in log and "Day of the call" in log and "What was said?" in log
    for told in (web.visitor("kari").page(case).text, web.visitor("kari").get(case).text):
        assert SAID not in told and "record_call" not in told


def test_an_effect_without_handler_is_refused_at_the_start(web):
    from telephone import count_call

    registry.check()
    manager = getGlobalSiteManager()
    manager.unregisterAdapter(count_call)
    with pytest.raises(registry.WrongActions, match="telephone.CountCall is an effect without a handler"):
        registry.check()
    manager.registerAdapter(count_call)
    registry.check()


def test_what_cannot_be_is_refused_at_the_start(web):
    class Half(registry.get("record_call").__class__):
        id = "half"
        log = None

    manager = getGlobalSiteManager()
    for name, action, said in (
        ("half", Half(), "half has no log"),
        ("approve", registry.get("approve"), "approve exists already"),
        ("other", registry.get("record_call"), "record_call is registered as other"),
    ):
        manager.registerUtility(action, IAction, name)
        with pytest.raises(registry.WrongActions, match=said):
            registry.check()
        manager.unregisterUtility(action, IAction, name)
    registry.check()
