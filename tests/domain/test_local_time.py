"""Moments as people type them; Norway's clocks go forward on 28 March 2027 and back on 31 October 2027."""

import pytest
from datetime import datetime
from datetime import UTC
from ntnu.deviations.domain.local_time import in_full
from ntnu.deviations.domain.local_time import is_left_out
from ntnu.deviations.domain.local_time import parse
from ntnu.deviations.domain.local_time import typed
from ntnu.deviations.domain.local_time import understood
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


@pytest.mark.parametrize(
    "text, moment",
    (
        ("2027-01-25T16:00:00Z", datetime(2027, 1, 25, 16, tzinfo=UTC)),
        ("2027-01-25T16:00+01:00", datetime(2027, 1, 25, 15, tzinfo=UTC)),
        ("2027-01-25T16:00:00.25Z", datetime(2027, 1, 25, 16, 0, 0, 250000, UTC)),
        ("2027-03-28T02:30:00+01:00", datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        *(
            (text, None)
            for text in (
                "2027-01-25", "2027-W04-1", "20270125", "2027-W04-1T12:00Z", "20270125T120000Z", "12:00Z",
                "2027-01-25T16:00", "2027-01-25T16", "2027-01-25 16:00Z", "2027-02-30T16:00Z", "", None, 7,
                "2027-01-25T25:00Z", "2027-01-25T16:00Z ", "2027-025T12:00Z", "2027-01-25T16:00+01",
            )
        ),
    ),
)  # fmt: skip
def test_only_a_moment_in_full_is_one(text, moment):
    assert parse(text) == moment


# The two 02:30 of the night in October, and a summer's day.
@pytest.mark.parametrize(
    "moment, local",
    (
        ("2027-10-31T00:30:00Z", "2027-10-31T02:30"),
        ("2027-10-31T01:30:00Z", "2027-10-31T02:30"),
        ("2027-06-01T10:00:00Z", "2027-06-01T12:00"),
    ),
)
def test_what_is_not_changed_stays(moment, local):
    found = parse(moment)
    assert typed(found, OSLO) == local
    assert in_full(found) == moment
    assert understood(local, OSLO, moment) == moment


def test_what_is_typed():
    assert understood("2027-06-01T12:00", OSLO) == "2027-06-01T10:00:00Z"
    # Another hour than the field was filled with; of two, the first.
    assert understood("2027-10-31T02:45", OSLO, "2027-10-31T01:30:00Z") == "2027-10-31T00:45:00Z"
    for text in ("2027-06-01", "snart", "2027-02-30T12:00", "2027-06-01T10:00:00Z", ""):
        assert understood(text, OSLO) == text


@pytest.mark.parametrize(
    "text, left_out", (("02:00", True), ("02:59", True), ("01:59", False), ("03:00", False))
)
def test_an_hour_that_does_not_come(text, left_out):
    text = f"2027-03-28T{text}"
    assert is_left_out(text, OSLO) is left_out
    assert (understood(text, OSLO) == text) is left_out
