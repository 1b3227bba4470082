"""Somebody is away in March, and somebody else stands in for them."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.access.listing import search
from tests.house import at

#: At nine in the morning, in the middle of the absence.
DURING = datetime(2027, 3, 10, 8, tzinfo=UTC)
FIRST, LAST = date(2027, 3, 1), date(2027, 3, 31)
#: Oslo goes over to summer time in between.
BEGINS, ENDS = datetime(2027, 2, 28, 23, tzinfo=UTC), datetime(2027, 3, 31, 22, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MOMENTS = ((BEGINS - SECOND, False), (BEGINS, True), (ENDS - SECOND, True), (ENDS, False))
NAMED = datetime(2027, 2, 20, 8, tzinfo=UTC)
PEOPLE = (
    "kari",
    "per",
    "ola",
    "recipient.ie",
    "second.ie",
    "recipient.idi",
    "recipient.hf",
    "worker.ie",
    "worker.idi",
    "second.idi",
    "worker.iik",
    "manager.ie",
    "manager.idi",
    "admin.ie",
    "archivist",
    "speakup",
)


def name(house, absent, deputy, code="IE", by=None, role=None, first=FIRST, last=LAST):
    """Somebody is named, some days before."""
    with at(NAMED):
        data = {"deputy": deputy, "starts": first.isoformat(), "ends": last.isoformat()}
        data |= {"absent": absent} if by else {}
        data |= {"role": role} if role else {}
        return house.act(house.unit(code), by or absent, "name_stand_in", **data)


def sees(house, person, case) -> bool:
    """By the case, which by the list is the same."""
    by_case = house.may(person, "View", case)
    rows = search(house.register, house.user(person), b_size=200).rows
    assert (case.number in {row.number for row in rows}) == by_case, (person, case.number)
    return by_case
