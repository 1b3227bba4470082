"""Figures of a small register, against numbers typed by hand; and what is over never changes."""

import pytest
from datetime import date
from ntnu.deviations.access import upkeep
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.index import VERSION
from ntnu.deviations.access.listed import BadQuery
from ntnu.deviations.domain.periods import Period
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.statistics import stored
from ntnu.deviations.statistics.query import query_of
from ntnu.deviations.statistics.shown import Shown
from ntnu.deviations.statistics.source import ask
from ntnu.deviations.statistics.stored import FinishedPeriods
from plone.dexterity.utils import createContentInContainer
from tests.house import at
from tests.register import NOT_APPROVE
from tests.register import REREGISTER
from tests.statistics.small import IE_2025
from tests.statistics.small import IE_2025_DAYS
from tests.statistics.small import IE_2025_MONTHS
from tests.statistics.small import IE_2025_SHARES
from tests.statistics.small import IE_2025_THEMES
from tests.statistics.small import IE_2026
from tests.statistics.small import on
from tests.statistics.small import Small
from tests.statistics.small import STORED
from tests.statistics.small import TODAY


@pytest.fixture
def small(house):
    found = Small(house)
    found.of_2025()
    return found


def run_clock(house, moment: str) -> list[str]:
    work, at_ = FinishedPeriods(), on(moment)
    with at(at_):
        keys = work.due(house.register, at_)
        for key in keys:
            work.do(house.register, key, at_, lambda name, piece: piece())
    return keys


def told(house, person: str = "recipient.ie", moment: str = TODAY, **form):
    with at(on(moment)):
        user = house.user(person)
        return ask(house.register, user, query_of(house.register, user, form))


def lines(table) -> dict[str, tuple[int, ...]]:
    return {value: tuple(line.values()) for value, line in table.items()}


def test_a_finished_year_counted_by_hand(small, house):
    run_clock(house, STORED)
    small.of_2026()
    answer = told(house, period="2025")
    assert answer.is_over
    assert dict(answer.now.counts) == IE_2025
    assert dict(answer.now.shares) == IE_2025_SHARES
    assert answer.now.days == IE_2025_DAYS
    assert lines(answer.now.tables["theme"]) == IE_2025_THEMES
    assert lines(answer.now.tables["month"]) == IE_2025_MONTHS
    ie = house.unit("IE").UID()
    assert lines(answer.now.tables["unit"]) == {ie: (5, 2, 1, 0, 1, 1)}
    assert answer.now.cross["theme"] == {ie: {"assessment": 4, "teaching": 1, "": 1}}
    assert lines(answer.now.tables["severity"]) == {
        "high": (1, 1, 0, 0, 0, 0),
        "low": (1, 1, 0, 0, 0, 0),
        "": (3, 0, 1, 0, 1, 1),
    }
    assert lines(answer.now.tables["reporter_kind"])["staff"] == (1, 0, 1, 0, 0, 0)
    assert lines(answer.now.tables["campus"])["gloshaugen"] == (1, 1, 0, 0, 0, 0)
    assert lines(answer.now.tables["cause"])["routine"] == (1, 1, 0, 0, 0, 0)
    assert set(answer.before.counts.values()) == {0}
    assert told(house, "recipient.hf", period="2025").now.counts["withdrawn"] == 1


def test_the_year_that_goes_on_is_compared_with_the_same_days_of_the_one_before(small, house):
    run_clock(house, STORED)
    small.of_2026()
    answer = told(house)
    assert (answer.query.period, answer.is_over) == (Period(2026), False)
    assert dict(answer.now.counts) == IE_2026
    assert answer.before.counts["received"] == 0 and str(answer.before.after) == "2025-02-11"
    assert told(house, moment="2026-03-03T12:00").before.counts["received"] == 1


def test_what_happens_later_changes_nothing_of_what_is_over(small, house):
    assert run_clock(house, STORED) == [*(f"2025-{month:02}" for month in range(3, 13)), "2025"]
    then = told(house, period="2025").now, told(house, period="2025-12").now
    small.of_2026()
    small.act("G", "2026-01-20", "recipient.ie", "change_unit", faculty="HF", reason="Der.")
    small.act("B", "2026-01-21", "recipient.ie", "redact", target="field:what_happened", reason="x")
    small.act("A", "2026-01-22", "recipient.ie", "reopen", reason="x")
    seen = [told(house, period=key).now for key in ("2025", "2025-12")]
    # What has moved away is not theirs to see any more; of what is, nothing has changed.
    assert seen[0].counts == {**then[0].counts, "received": 4, "open": 0, "late": 0}
    assert told(house, "technician", period="2025").now.counts["received"] == 7
    assert run_clock(house, "2026-01-31T23:59") == []
    assert run_clock(house, "2026-02-01T00:00") == ["2026-01"]


def test_a_late_clock_computes_as_of_the_end(small, house):
    """The reopening of January is not in the figures of the year before, stored in February."""
    small.of_2026()
    before = told(house, period="2025")
    assert dict(before.now.counts) == IE_2025
    run_clock(house, "2026-02-05T12:00")
    assert dict(told(house, period="2025").now.counts) == IE_2025
    assert stored.stored(house.register, Period(2025)) is not None


def test_of_a_case_that_went_to_speakup_since_nothing_is_told_that_was_chosen_for_it(small, house):
    """Neither of a month that was over before."""
    run_clock(house, STORED)
    chosen = ("theme", "cause", "severity", "campus", "reporter_kind")
    then = told(house, period="2025-11").now
    assert lines(then.tables["theme"]) == {"assessment": (1, 0, 0, 0, 0, 1)}
    small.act("G", "2026-01-20", "recipient.ie", "reregister", **REREGISTER)
    now = told(house, period="2025-11").now
    assert now.counts == then.counts
    assert [lines(now.tables[name]) for name in chosen] == [{"": (1, 0, 0, 0, 0, 1)}] * len(chosen)
    assert told(house, period="2025-11", theme="assessment").now.counts["received"] == 0
    assert told(house, period="2025", theme="assessment").now.counts["received"] == 3


def test_nothing_is_counted_for_ever_from_an_index_that_a_former_version_filled(small, house):
    """It does not say which cases resemble a personnel matter."""
    index_of(house.register).version = VERSION - 1
    assert run_clock(house, STORED) == []
    with pytest.raises(NotAllowed):
        told(house, "reader")
    upkeep.rebuild(house.register)
    assert "2025" in run_clock(house, STORED)
    assert told(house, "reader").now.counts["received"] == 7


def test_the_first_day_is_the_institutions_own(house):
    """In the evening of New Year's Eve it is the next year already by UTC."""
    house.portal.portal_registry["ntnu.deviations.time_zone"] = "America/New_York"
    small = Small(house)
    small.report("A", "2026-01-01T03:00", "kari")
    assert stored.first_day(house.register) == date(2025, 12, 31)
    assert told(house, period="2025-12").now.counts["received"] == 1


def test_filters_choose_among_the_cases_that_one_sees(small, house):
    def received(person="recipient.ie", **form):
        return told(house, person, period="2025", **form).now.counts["received"]

    assert received(theme="teaching") == 1
    assert received(unit="IDI") == 2
    assert received(severity="low", cause="") == 1
    assert received(cause="routine", campus="gloshaugen", reporter_kind="student") == 1
    # A line manager sees no case that is received, not approved or re-registered.
    assert received("manager.idi") == 2
    assert received("worker.idi") == 2
    assert told(house, period="2025-10").now.counts["received"] == 1
    idi = told(house, period="2025", unit="IE").now.tables["unit"]
    assert {house.unit(code).UID() for code in ("IE", "IDI")} == set(idi)


@pytest.mark.parametrize("person", ["kari", "admin.ie", "eqs", "speakup", "worker.iik", "siteadmin"])
def test_who_reads_no_case_gets_no_figures(small, house, person):
    with pytest.raises(NotAllowed):
        told(house, person)


@pytest.mark.parametrize(
    ("person", "form", "field"),
    [
        ("recipient.ie", {"period": "2024"}, "period"),
        ("recipient.ie", {"period": "2026-03"}, "period"),
        ("recipient.ie", {"period": "i fjor"}, "period"),
        ("recipient.ie", {"theme": "mat"}, "theme"),
        ("recipient.ie", {"unit": "XX"}, "unit"),
        ("recipient.ie", {"view": "fixed"}, "view"),
        ("recipient.ie", {"by": "unit"}, "by"),
        ("recipient.ie", {"reporter": "kari"}, "reporter"),
        ("reader", {"view": "cases"}, "view"),
        ("reader", {"period": "2026"}, "period"),
        ("reader", {"period": "2025-10"}, "period"),
        ("reader", {"unit": "IE"}, "unit"),
        ("reader", {"theme": "assessment"}, "theme"),
    ],
)  # fmt: skip
def test_what_has_no_meaning_is_named(small, house, person, form, field):
    with pytest.raises(BadQuery) as refused:
        told(house, person, **form)
    assert refused.value.field == field


def test_ones_own_case_does_not_count(small, house):
    small.report("I", "2025-12-21", "second.ie")
    assert told(house, "recipient.ie", period="2025").now.counts["received"] == 6
    assert told(house, "second.ie", period="2025").now.counts["received"] == 5


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
