"""Zone and holidays of an institution: what is shown follows the settings, what is stored does not."""

import pytest
from datetime import datetime
from datetime import UTC
from html import unescape
from tests.documents import reading
from tests.house import at
from tests.register import REPORT
from tests.rest.asking import refused
from tests.rest.test_settings import put

#: Half past two in the night in Norway; in New York it is half past eight, the evening before.
NIGHT = datetime(2026, 12, 22, 1, 30, tzinfo=UTC)
NORWAY = {"time_zone": "Europe/Oslo", "holiday_region": "NO", "own_holidays": []}
HEARING = {
    "@type": "DeviationHearing",
    "title": "Tiltak",
    "purpose": "consider_measures",
    "question": "Hva bør gjøres?",
}


@pytest.fixture
def settings(web):
    """Lets a test set what it likes; afterwards it is Norway again."""
    yield lambda **records: put(web, **records)
    assert put(web, **NORWAY).status_code == 204


def shown(person, path) -> str:
    return unescape(person.page(path).text).replace("\u00a0", " ")


def opened(web, case) -> str:
    """The deadline that a hearing gets by itself."""
    worker = web.visitor("worker.idi")
    made = worker.post(case, {**HEARING, "participants": ["per"]})
    assert made.status_code == 201, made.text
    hearing = made.json()["@id"]
    assert worker.act(hearing, "open").status_code == 200
    return worker.get(hearing).json()["deadline"]


def test_another_zone_shows_other_times_of_the_same_moments(web, settings):
    worker = web.visitor("worker.idi")
    with at(NIGHT):
        case = web.case("in_process")
        before = worker.get(case).json()
        assert "22. des." in shown(worker, case) and "21. des." not in shown(worker, case)
        made = reading.text(worker.page(f"{case}/@@case-pdf").content)
        assert "22. desember 2026 kl. 02.30" in made
        assert settings(time_zone="America/New_York", holiday_region="US").status_code == 204
        after = worker.get(case).json()
        assert {name: after[name] for name in ("submitted", "due")} == {
            "submitted": "2026-12-22T01:30:00Z",
            "due": "2027-01-19",
        }
        assert {name: before[name] for name in ("submitted", "due")} == {
            name: after[name] for name in ("submitted", "due")
        }
        assert "21. des." in shown(worker, case) and "22. des." not in shown(worker, case)
        made = reading.text(worker.page(f"{case}/@@case-pdf").content)
        assert "21. desember 2026 kl. 20.30" in made
        # A report of that moment is one of 21 December there.
        assert web.visitor("kari").report(REPORT).json()["due"] == "2027-01-18"


def test_working_days_go_by_the_holidays_that_are_set(web, settings):
    with at(NIGHT):
        # Ten working days of Norway after 22 December, to four o'clock there.
        assert opened(web, web.case("in_process")) == "2027-01-07T15:00:00Z"
        assert settings(own_holidays=["12-27 | 12-30"]).status_code == 204
        assert opened(web, web.case("in_process")) == "2027-01-12T15:00:00Z"
        # In New York it is the 21st, and 26 December and 17 May are as any other day.
        assert settings(time_zone="America/New_York", holiday_region="US", own_holidays=[]).status_code == 204
        assert opened(web, web.case("in_process")) == "2027-01-06T21:00:00Z"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("time_zone", "Europe/Trondheim", "bad_zone"),
        ("holiday_region", "Norge", "bad_region"),
        ("own_holidays", ["12-24", "julaften"], "bad_day"),
        ("languages", ["nb", "tlh"], "wrong_type"),
        ("languages", [], "wrong_type"),
    ],
)
def test_what_cannot_be_is_refused(web, settings, name, value, code):
    assert refused(settings(**{name: value}), 400) == [(name, code)]
