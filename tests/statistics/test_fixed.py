"""What quality readers get: finished years, as they were stored, without small numbers."""

import pytest
from ntnu.deviations.domain.periods import Period
from ntnu.deviations.statistics.shown import Shown
from plone.dexterity.utils import createContentInContainer
from tests.register import NOT_APPROVE
from tests.statistics.asking import run_clock
from tests.statistics.asking import told
from tests.statistics.small import Small
from tests.statistics.small import STORED


@pytest.fixture
def small(house):
    found = Small(house)
    found.of_2025()
    return found


def test_a_quality_reader_gets_no_small_number(small, house):
    run_clock(house, STORED)
    answer = told(house, "reader")
    assert answer.query.period == Period(2025)
    assert answer.now.counts["received"] == 7
    others = [number for name, number in answer.now.counts.items() if name != "received"]
    assert set(others) == {None}
    cells = [n for table in answer.now.tables.values() for line in table.values() for n in line.values()]
    assert all(number is None or number >= 5 for number in cells)
    assert "open" not in answer.now.counts


def test_nothing_is_told_of_a_year_before_the_clock_has_stored_it(small, house):
    """Cases change until then: what was told today could be taken from what is told tomorrow."""
    now = told(house, "reader").now
    cells = [n for table in now.tables.values() for line in table.values() for n in line.values()]
    assert {*now.counts.values(), *now.shares.values(), *cells} == {None}
    run_clock(house, STORED)
    assert told(house, "reader").now.counts["received"] == 7


def test_a_registers_first_year_tells_by_month_only_what_came(house):
    """What has ended until March had come until March. (March is hidden for the months without any.)"""
    small, other = Small(house), Small(house)
    for number in range(30):
        small.report(str(number), f"2025-0{3 + number % 3}-03", "kari")
        small.act(str(number), f"2025-0{3 + number % 3}-05", "recipient.ie", "not_approve", **NOT_APPROVE)
    for number in range(30, 57):
        other.report(str(number), f"2026-0{3 + number % 3}-03", "kari")
        if number < 51:
            other.act(str(number), f"2026-0{3 + number % 3}-05", "recipient.ie", "not_approve", **NOT_APPROVE)
    run_clock(house, "2027-01-10T12:00")
    months = told(house, "reader", "2027-01-10T12:00", period="2025").now.tables["month"]
    assert [months[f"2025-0{month}"]["received"] for month in (4, 5)] == [10, 10]
    assert [months[f"2025-0{month}"]["not_approved"] for month in (4, 5)] == [None, None]
    months = told(house, "reader", "2027-01-10T12:00", period="2026").now.tables["month"]
    assert [months[f"2026-0{month}"]["not_approved"] for month in (4, 5)] == [7, 7]


def test_of_a_unit_that_is_new_no_zero_is_told_of_the_year_before(small, house):
    run_clock(house, STORED)
    createContentInContainer(
        house.register, "DeviationFaculty", checkConstraints=False, id="mh", title="Medisin", code="MH"
    )
    answer = told(house, "reader", "2027-01-10T12:00")
    assert answer.query.period == Period(2026)
    shown = Shown(answer, "en", str)
    assert {"MH, Medisin"} < {row[2] for row in shown.rows()}
    assert all(number == "figure_hidden" or number >= 5 for row in shown.rows() for number in row[6:])
    numbers = [number for _value, _title, line in shown.table("unit").rows for number in line]
    assert all(number is None or number >= 5 for number in numbers)


def test_a_personnel_like_case_is_in_no_fixed_table(house):
    small = Small(house)
    for number in range(6):
        small.report(str(number), "2025-03-03", "kari")
    consulted = {**{"personnel_like": True, "head_consulted": "2025-03-03"}}
    small.act("0", "2025-03-05", "recipient.ie", "approve", unit="IDI", case_worker="worker.idi", **consulted)
    run_clock(house, STORED)
    assert told(house, "reader").now.counts["received"] == 5
    assert told(house, "recipient.ie", period="2025").now.counts["received"] == 6
    assert told(house, "manager.ie", period="2025").now.counts["received"] == 0
