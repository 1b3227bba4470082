"""Roles with days: how they are given, and the moments at which such a role begins and ends."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units.role_days import RoleDays
from tests.house import WARNINGS

#: The month in which Oslo goes over to summer time.
MARCH = Term(date(2027, 3, 1), date(2027, 3, 31))
BEGINS, ENDS = datetime(2027, 2, 28, 23, tzinfo=UTC), datetime(2027, 3, 31, 22, tzinfo=UTC)
SECOND = timedelta(seconds=1)
#: Moments, and whether the role is held then.
MOMENTS = ((BEGINS - SECOND, False), (BEGINS, True), (ENDS - SECOND, True), (ENDS, False))
CONFIRMED = (*WARNINGS, "last_recipient_from", "last_speakup_recipient_from")


def give(house, place, role, *who, term=MARCH, by="eqs"):
    """Give a role on days."""
    with house.acting(by):
        return folder_roles.give_and_take(place, {role: dict.fromkeys(who, term)}, {}, "", CONFIRMED)


def clock(house, at) -> None:
    """The clock does what follows from roles, if anything is due."""
    work = RoleDays()
    for key in work.due(house.register, at):
        work.do(house.register, key, at, lambda name, piece: piece())
