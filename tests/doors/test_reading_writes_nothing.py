"""Looking stores nothing: no page and no service that is read by GET changes an object of the database.

Plone takes such a change back, and asks who looked to "confirm the action" instead of showing the page.
"""

import pytest
import requests
import traceback
from tests.doors.test_every_view import is_own
from tests.doors.test_every_view import registered
from tests.parts import hearing
from tests.parts import measure
from ZODB.Connection import Connection

SERVICE = "GET_application_json_"
JSON = {"Accept": "application/json"}
SETTINGS = ("/@@deviation-settings", "/@@deviation-archive-settings")


@pytest.fixture(scope="module")
def places(web):
    """A case, a measure and a hearing, by address."""

    def made(house):
        case = house.case("in_process")
        return [case.number, measure(house, case).getId(), hearing(house, case).getId()]

    number, *parts = web.committed(made)
    case = f"/deviations/case/{number}"
    return {"case": case, "measure": f"{case}/{parts[0]}", "hearing": f"{case}/{parts[1]}"}


@pytest.fixture
def changed(monkeypatch):
    """What any thread has changed, with where in the code."""
    found, known = [], Connection._register

    def noted(connection, obj=None):
        found.append((repr(obj), "".join(traceback.format_stack(limit=8))))
        return known(connection, obj)

    monkeypatch.setattr(Connection, "_register", noted)
    return found


@pytest.mark.parametrize(
    ("person", "kinds"),
    [
        ("technician", ("", "/deviations")),
        ("eqs", ("", "/deviations", "/deviations/ie")),
        ("recipient.ie", ("/deviations", "/deviations/ie")),
        ("worker.idi", ("case", "measure", "hearing")),
        ("kari", ("/deviations", "case")),
        ("archivist", ("/deviations", "case")),
        ("speakup", ("/deviations/speakup",)),
    ],
)
def test_nobody_changes_anything_by_looking(web, places, changed, person, kinds):
    visitor, answered = web.visitor(person), 0
    for place in (places.get(kind, kind) for kind in kinds):
        names = {name for name, factory in registered(web.at(place)) if is_own(factory)}
        services = {name.removeprefix(SERVICE) for name in names if name.startswith(SERVICE)} | {""}
        pages = {name for name in names if "_application_json_" not in name} | {""}
        del changed[:]
        for name in sorted(services):
            answered += visitor.get(f"{place}/{name}").status_code == 200
            assert not changed, (place, name, *changed[0])
        for name in sorted(pages):
            answered += visitor.page(f"{place}/{name}").status_code == 200
            assert not changed, (place, name, *changed[0])
    assert answered > 3


def test_a_new_site_is_looked_at_by_who_manages_the_server(server):
    """The first to look at a new site; this person's account is of Zope's root, and the site has none."""
    body = {"@type": "DeviationRegister", "id": "deviations", "title": "Avvik"}
    made = requests.post(server.url, json=body, headers=JSON, auth=server.manager, timeout=60)
    assert made.status_code == 201
    before = server.log().count("aborting transaction")
    browser = requests.Session()
    browser.auth = server.manager
    for path in (*SETTINGS, "/deviations/@@doctor", "/deviations"):
        answer = browser.get(f"{server.url}{path}", allow_redirects=False, timeout=60)
        assert answer.status_code == 200, (path, answer.headers)
    for path in ("/deviations/@doctor", "/deviations/@inherit", "/deviations"):
        assert browser.get(f"{server.url}{path}", headers=JSON, timeout=60).status_code in (200, 404)
    assert server.log().count("aborting transaction") == before
