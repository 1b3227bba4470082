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
from tests.register import REREGISTER
from tests.statistics.asking import lines
from tests.statistics.asking import run_clock
from tests.statistics.asking import told
from tests.statistics.small import IE_2025
from tests.statistics.small import IE_2025_DAYS
from tests.statistics.small import IE_2025_MONTHS
from tests.statistics.small import IE_2025_SHARES
from tests.statistics.small import IE_2025_THEMES
from tests.statistics.small import IE_2026
from tests.statistics.small import Small
from tests.statistics.small import STORED


@pytest.fixture
def small(house):
    found = Small(house)
    found.of_2025()
    return found


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
