"""``POST <register>/@demo-clock``: a year at most, the system administrator only, kept in the database."""

import pytest
from datetime import date
from datetime import timedelta
from tests.people import Person


def late_cases(server):
    """How many late cases the recipient at IE has."""
    url = f"{server.url}/deviations/@deviations"
    return Person(server, "recipient.ie").get(url, view="late").json()["items_total"]


@pytest.fixture
def clock_url(demo_server):
    return f"{demo_server.url}/deviations/@demo-clock"


@pytest.mark.parametrize("body", ({}, {"forward_days": 0}, {"forward_days": 1.5}, {"days": 1}, [1]))
def test_clock_refuses(demo_server, clock_url, body):
    answer = Person(demo_server, "eqs.admin").post(clock_url, body)
    assert answer.status_code == 400
    assert answer.json()["errors"][0].keys() == {"field", "code", "message"}


@pytest.mark.parametrize("user, status", ((None, 401), ("student.kari", 403), ("admin.ie", 403)))
def test_clock_is_for_the_system_administrator(demo_server, clock_url, user, status):
    assert Person(demo_server, user).post(clock_url, {"forward_days": 1}).status_code == status


def test_clock_goes_forward_and_cases_become_late(demo_server, clock_url):
    late = late_cases(demo_server)
    answer = Person(demo_server, "eqs.admin").post(clock_url, {"forward_days": 30})
    assert answer.status_code == 200
    assert answer.json()["offset_days"] == 30
    assert answer.json()["now"][:10] >= (date.today() + timedelta(days=29)).isoformat()
    assert late_cases(demo_server) > late
    demo_server.restart()
    assert Person(demo_server, "eqs.admin").post(clock_url, {"forward_days": 1}).json()["offset_days"] == 31
