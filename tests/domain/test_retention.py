"""When a case's personal data may be deleted: never of one that is open, unexported or changed."""

import pytest
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from ntnu.deviations.domain import retention
from ntnu.deviations.domain.exports import Export
from ntnu.deviations.domain.retention import Line
from ntnu.deviations.domain.retention import Mark
from ntnu.deviations.domain.retention import Standing

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
CLOSED = date(2026, 3, 1)
DAY = date(2036, 3, 1)
STATES = ("queued", "sent", "acknowledged", "failed")


def export(state: str = "acknowledged", revision: int = 7) -> Export:
    return Export("id", state, "archivist", AT, revision=revision, receipt="4711")


GOOD = Standing(ended=True, closed=CLOSED, revision=7, exports=(export(),))
MARK = Mark("archivist", AT, "En feil.", 7)


@pytest.mark.parametrize(
    ("case", "years", "today", "why"),
    (
        (GOOD, 10, DAY, "ready"),
        (GOOD, 10, DAY - timedelta(days=1), "too_early"),
        (GOOD, 0, DAY, "switched_off"),
        (replace(GOOD, anonymised=AT), 10, DAY, "anonymised"),
        (replace(GOOD, ended=False), 10, DAY, "open"),
        (replace(GOOD, closed=None), 10, DAY, "open"),
        (replace(GOOD, exports=()), 10, DAY, "not_exported"),
        (replace(GOOD, exports=(export("failed"),)), 10, DAY, "not_exported"),
        (replace(GOOD, exports=(export("queued"),)), 10, DAY, "export_under_way"),
        (replace(GOOD, exports=(export(), export("sent"))), 10, DAY, "export_under_way"),
        (replace(GOOD, revision=8), 10, DAY, "changed_since"),
        (replace(GOOD, exports=(), mark=MARK), 10, DAY, "ready"),
        (replace(GOOD, exports=(export("failed"),), mark=MARK), 10, DAY, "ready"),
        (replace(GOOD, exports=(export("sent"),), mark=MARK), 10, DAY, "export_under_way"),
        (replace(GOOD, exports=(), mark=MARK, revision=8), 10, DAY, "changed_since"),
        (replace(GOOD, exports=(), mark=MARK), 10, DAY - timedelta(days=1), "too_early"),
    ),
)
def test_ready_or_why_not(case, years, today, why):
    assert retention.why_not(case, years, today) == why


@pytest.mark.parametrize(
    ("closed", "years", "first"),
    (
        (date(2026, 3, 1), 10, date(2036, 3, 1)),
        (date(2024, 2, 29), 1, date(2025, 3, 1)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2026, 3, 1), 0, None),
        (None, 10, None),
        (date(9990, 1, 1), 100, None),
    ),
)
def test_the_first_day(closed, years, first):
    assert retention.due(closed, years) == first


@given(
    ended=st.booleans(),
    closed=st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    revision=st.integers(1, 9),
    exports=st.lists(st.builds(export, st.sampled_from(STATES), st.integers(0, 9)), max_size=3),
    mark=st.none() | st.builds(Mark, st.just("a"), st.just(AT), st.just("x"), st.integers(1, 9)),
    anonymised=st.none() | st.just(AT),
    years=st.integers(0, 30),
    today=st.dates(date(2020, 1, 1), date(2080, 1, 1)),
)
def test_nothing_is_ready_that_must_stay(ended, closed, revision, exports, mark, anonymised, years, today):
    case = Standing(ended, closed, revision, exports, mark, anonymised)
    if retention.why_not(case, years, today) != "ready":
        return
    assert ended and closed and years > 0 and anonymised is None
    assert (today.year - closed.year, (today.month, today.day)) >= (years, (closed.month, closed.day))
    assert not any(one.state in ("queued", "sent") for one in exports)
    has_it_as_it_is = any(one.state == "acknowledged" and one.revision >= revision for one in exports)
    assert has_it_as_it_is or (mark is not None and mark.revision >= revision)


def line(uid: str, why: str = "ready", revision: int = 1, due: date = DAY, by: str = "archived") -> Line:
    return Line(uid, f"AVVIK-{uid}", (uid,), CLOSED, due, why, revision=revision, by=by)


def test_the_digest_stands_for_what_is_ready_as_it_is():
    both = retention.digest([line("1"), line("2")])
    assert retention.digest([line("2"), line("3", "too_early"), line("1")]) == both
    for other in (
        [line("1")],
        [line("1"), line("2"), line("3")],
        [line("1"), line("2", revision=2)],
        [line("1"), line("2", by="not_worth_archiving")],
        [line("1"), line("2", "changed_since")],
    ):
        assert retention.digest(other) != both


def test_who_waited_longest_comes_first():
    lines = [line("3"), line("2", due=DAY - timedelta(days=9)), line("1"), line("0", "open")]
    assert [one.uid for one in retention.ready(lines)] == ["2", "1", "3"]


def test_what_the_log_keeps():
    told = {"rule": "archived", "years": 10, "receipt": "4711"}
    assert retention.payload(GOOD, 10) == told
    marked = replace(GOOD, exports=(), mark=MARK)
    assert retention.payload(marked, 5) == {
        "rule": "not_worth_archiving",
        "years": 5,
        "marked_by": "archivist",
    }
