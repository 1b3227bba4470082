"""The panels of a page: in the site's order, listed above, and none half shown."""

import pytest
from lxml import html
from ntnu.deviations.ui.case.panels import Process
from plone.app.viewletmanager.interfaces import IViewletSettingsStorage
from zope.component import getUtility

SKIN = "Plone Default"
CASE = "ntnu.deviations.case"


def panels(answer) -> list[str]:
    return html.fromstring(answer.text).xpath("//section[@class='dv-panel']/@id")


def listed(answer) -> list[str]:
    return html.fromstring(answer.text).xpath("//nav[@class='dv-toc']//a/@href")


@pytest.fixture
def arranged(web):
    """The site's choice of panels, as before afterwards."""

    def storage():
        return getUtility(IViewletSettingsStorage, context=web.portal)

    order = storage().getOrder(CASE, SKIN)
    yield lambda change: web.committed(lambda house: change(storage()))
    web.committed(lambda house: storage().setOrder(CASE, SKIN, order))
    web.committed(lambda house: storage().setHidden(CASE, SKIN, ()))


@pytest.mark.parametrize(
    ("state", "person", "shown"),
    [
        (
            "in_process",
            "worker.idi",
            "reported receipt process measures hearings messages files documents access log",
        ),
        (
            "closed",
            "recipient.ie",
            "outcome reported receipt process documents access log",
        ),
        ("in_process", "manager.idi", "reported receipt process documents access"),
        ("in_process", "kari", "story reported documents"),
        ("closed", "kari", "outcome story reported documents"),
    ],
)
def test_each_sees_their_panels_in_their_order(web, state, person, shown):
    page = web.visitor(person).page(web.case(state))
    assert panels(page) == shown.split()
    assert listed(page) == ([] if person == "kari" else [f"#{id_}" for id_ in shown.split()])


def test_a_site_hides_and_orders_panels(web, arranged):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    arranged(lambda storage: storage.setHidden(CASE, SKIN, ("measures", "hearings")))
    arranged(lambda storage: storage.setOrder(CASE, SKIN, ("log", "messages")))
    page = worker.page(case)
    assert panels(page)[:2] == ["log", "messages"]
    assert not {"measures", "hearings"} & set(panels(page))
    assert listed(page) == [f"#{id_}" for id_ in panels(page)]
    assert "process" in panels(page), "what the site says nothing of follows"


def test_what_fails_in_a_panel_is_told_by_the_error_page(web, monkeypatch):
    case = web.case("in_process")

    def fails(self):
        raise ValueError("a panel is broken")

    monkeypatch.setattr(Process, "render", fails)
    answer = web.visitor("worker.idi").page(case)
    assert answer.status_code == 500
    assert "a panel is broken" not in answer.text and "error while rendering" not in answer.text
    assert not panels(answer)


@pytest.mark.parametrize(
    "name", [CASE, "@@ntnu.deviations.case", "process", "@@process", "@@manage-viewlets"]
)
def test_no_panel_and_no_manager_answers_by_its_address(web, name):
    assert web.visitor("worker.idi").page(f"{web.case('in_process')}/{name}").status_code == 404
