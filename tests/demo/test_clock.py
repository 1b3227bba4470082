"""``POST <register>/@demo-clock``: a year at most, the system administrator only, kept in the database."""

import pytest
import re
from datetime import date
from datetime import timedelta
from tests.people import eventually
from tests.people import mails
from tests.people import Person
from tests.server import Server


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


def test_what_comes_due_on_the_way_is_mailed(tmp_path, prepared_demo):
    """Every reminder of the four weeks, not only those of the last day; and by the button as by REST."""
    quick = {"NTNU_DEVIATIONS_MAIL_INTERVAL": "0.2"}
    with Server(tmp_path / "demo", prepared=prepared_demo, demo=True, environment=quick) as server:
        kari, admin = Person(server, "student.kari"), Person(server, "eqs.admin")
        number = kari.report().json()["case_number"]
        folder = server.instance.home / "var" / "demo" / "mail"
        admin.post(f"{server.url}/deviations/@demo-clock", {"forward_days": 27})

        def reminders(at_least):
            found = [mail for mail in mails(folder, "recipient.ie", number) if "Frist" in mail["Subject"]]
            return found if len(found) >= at_least else []

        eventually(lambda: reminders(1))
        page = admin.page("/@@caught-mail").text
        token = re.search(r'value="([0-9a-f]{40})"', page)[1]
        form = {"forward_days": "9", "_authenticator": token}
        moved = admin.session.post(
            f"{server.url}/deviations/@@caught-mail",
            data=form,
            headers={"Accept": "text/html"},
            allow_redirects=False,
            timeout=60,
        )
        assert moved.status_code == 303
        # A week before, on the day, and a week after.
        assert len(eventually(lambda: reminders(3))) == 3
        assert len(eventually(lambda: mails(folder, "student.kari", f"{number} is delayed"))) == 1
        link = f"http://localhost:{server.instance.port}/ntnu/deviations/case/{number}"
        assert link in reminders(3)[0].get_body(("plain",)).get_content()
