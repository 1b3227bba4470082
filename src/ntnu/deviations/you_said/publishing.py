"""Once a month the clock tells what was approved before the month began."""

from collections.abc import Callable
from collections.abc import Iterator
from datetime import date
from datetime import datetime
from functools import partial
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.upkeep import standing
from ntnu.deviations.domain.periods import begins
from ntnu.deviations.domain.periods import day_at
from ntnu.deviations.domain.sentences import APPROVED
from ntnu.deviations.domain.sentences import Closed
from ntnu.deviations.domain.sentences import obstacles
from ntnu.deviations.domain.sentences import shown_as
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.interfaces import IClockWork
from ntnu.deviations.now import calendar
from ntnu.deviations.now import local_date
from ntnu.deviations.you_said import store
from zope.interface import implementer

_DONE = "sentences"


@implementer(IClockWork)
class Publishing:
    """Work of the clock: the month that has begun."""

    def due(self, register, at: datetime) -> list[str]:
        """Its first day, until what was approved before it is told."""
        month = local_date(at).replace(day=1).isoformat()
        is_due = standing(register) == 0 and register.clock.get(_DONE, "") < month
        return [month] if is_due else []

    def do(self, register, key: str, at: datetime, carry: Callable) -> None:
        """Tell each by itself. What cannot be told yet waits for another month."""
        month = date.fromisoformat(key)
        # All at once, from one state of the register: what is told first changes nothing for the next.
        carry("the sentences of the month", partial(_publish, register, month))


def _publish(register, month: date) -> None:
    start = begins(month, calendar())
    index, years = index_of(register), {}
    for uid in store.waiting(register):
        for row in index.rows_of_uid(uid):
            year = _year(row, start)
            if year is None:
                continue
            if year not in years:
                years[year] = shown_as(list(_closed(register, year, start)))
            case = case_at(register, row["ids"])
            if uid in years[year] and case is not None and _may_be_told(case, month):
                store.publish(case, *years[year][uid], month)
    register.clock[_DONE] = month.isoformat()


def _may_be_told(case, month: date) -> bool:
    facts = facts_of(case)
    approved = case.sentence is not None and local_date(case.sentence[3]) < month
    return approved and facts.state == CLOSED and not obstacles(facts, APPROVED)


def _closed(register, year: int, before: int) -> Iterator[Closed]:
    """The cases that were closed in the year and before the moment, and are; none of a personnel matter."""
    index = index_of(register)
    for row in map(index.row, index.rids("state", CLOSED)):
        if _year(row, before) == year and not row["personnel_like"]:
            unit = row["unit_uid"]
            faculty = next((place for place in row["places"] if place != unit), unit)
            yield Closed(row["uid"], unit, faculty, tuple(row["themes"]))


def _year(row, before: int) -> int | None:
    """The year in which the case was closed with an answer; None where it is not, or was not then."""
    outcome, since, until = row["endings"][-1] if row["endings"] else ("", 0, None)
    if outcome != CLOSED or until is not None or since >= before:
        return None
    return date.fromordinal(day_at(since, calendar())).year
