"""Adding a co-worker: anybody can be searched for, whatever her roles, but who cannot be one."""

import pytest
from lxml import html


def page(answer):
    return html.fromstring(answer.text)


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process")


def found(web, case, text):
    sent = {"action": "add_coworker", "find.add_coworker.person": text, "search": "1"}
    answer = web.visitor("worker.idi").send(f"{case}/@@action-form", sent)
    assert answer.status_code == 200
    return page(answer).xpath("//input[@name='add_coworker.person']/@value")


def test_anybody_is_found(web, case):
    assert found(web, case, "Navn per") == ["per"]
    assert "worker.hf" in found(web, case, "worker")


def test_who_cannot_be_one_is_not_offered(web, case):
    # Who reported the case, who works on it already, a group.
    assert found(web, case, "kari") == []
    assert "worker.idi" not in found(web, case, "worker")
    assert found(web, case, "Administrators") == []


def test_somebody_without_any_role_joins(web, case):
    worker, form = web.visitor("worker.idi"), f"{case}/@@action-form"
    sent = {"action": "add_coworker", "add_coworker.person": "ola", "looked": "1", "complete": "1"}
    assert web.visitor("ola").page(case).status_code == 404
    assert worker.send(form, sent).status_code == 303
    assert web.visitor("ola").page(case).status_code == 200
    assert found(web, case, "Navn ola") == []
