"""``POST <register>/@run-clock``: for the system administrator, at once, and never a word to anybody else."""

import pytest
from datetime import timedelta
from ntnu.deviations.now import now
from tests.house import at

URL = "/deviations/@run-clock"


@pytest.mark.parametrize("person", ["eqs", "technician"])
def test_it_answers_what_was_done_and_when(web, person):
    def late(house):
        with at(now() - timedelta(days=14)):
            house.case("received")

    web.visitor(person).post(URL)
    web.committed(late)
    before = now()
    answer = web.visitor(person).post(URL)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told.keys() == {"cases", "mails", "at"}
    assert (told["cases"], told["mails"]) == (1, 2)
    assert before.strftime("%Y-%m-%dT%H:%M:%SZ") <= told["at"] <= now().strftime("%Y-%m-%dT%H:%M:%SZ")
    again = web.visitor(person).post(URL).json()
    assert (again["cases"], again["mails"]) == (0, 0)


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (None, 401),
        ("kari", 403),
        ("recipient.ie", 403),
        ("admin.ie", 403),
        ("siteadmin", 403),
        ("archivist", 403),
    ],
)
def test_it_is_for_the_system_administrator(web, person, status):
    answer = web.visitor(person).post(URL)
    assert answer.status_code == status
    assert "cases" not in answer.json()


@pytest.mark.parametrize("body", [{"at": "2030-01-01"}, [], "now", 1])
def test_it_takes_nothing(web, body):
    answer = web.visitor("eqs").post(URL, body)
    assert answer.status_code == 400
    assert answer.json()["errors"][0].keys() == {"field", "code", "message"}


def test_it_is_no_page_to_read(web):
    assert web.visitor("eqs").get(URL).status_code in (404, 405)


def test_it_is_the_registers(web):
    assert web.visitor("eqs").post("/@run-clock").status_code == 404
    assert web.visitor("eqs").post("/deviations/ie/@run-clock").status_code == 404
