"""Filters of a list that no index answers: they look at the columns of each case."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import MutableMapping
from datetime import date
from datetime import timedelta
from ntnu.deviations.access.listed import BadQuery
from ntnu.deviations.domain.periods import begins
from ntnu.deviations.domain.periods import period_of
from ntnu.deviations.domain.statistics import span_of
from ntnu.deviations.now import calendar
from ntnu.deviations.now import today
from typing import Any

Row = Mapping[str, Any]
#: Years that a date of a filter may be in: no moment before or after them can be told in every zone.
_YEARS = range(1900, 9000)

#: The filter ``measures``: has the case a measure that is …
MEASURES: dict[str, Callable[[int, int | None, int | None], bool]] = {
    "unfinished": lambda due, finished, evaluated: not finished,
    "late": lambda due, finished, evaluated: not finished and due < today().toordinal(),
    "finished": lambda due, finished, evaluated: bool(finished) and not evaluated,
    "evaluated": lambda due, finished, evaluated: bool(evaluated),
}


def tests(filters: MutableMapping[str, Any]) -> list[Callable[[Row], bool]]:
    """What a case's columns must fulfil, by the filters that are taken out of ``filters``: ``received`` (a
    month or year), ``submitted_from``, ``submitted_to`` (days) and ``measures``. Raises BadQuery."""
    return list(_tests(filters))


def _tests(filters: MutableMapping[str, Any]) -> Iterator[Callable[[Row], bool]]:
    if value := filters.pop("received", None):
        period = period_of(value)
        if period is None:
            raise BadQuery("received")
        span = span_of(period.first, period.after, calendar())
        yield lambda row: row["arrived"] in span
    if value := filters.pop("submitted_from", None):
        first = begins(_day(value, "submitted_from"), calendar())
        yield lambda row: row["submitted"] >= first
    if value := filters.pop("submitted_to", None):
        after = begins(_day(value, "submitted_to") + timedelta(days=1), calendar())
        yield lambda row: row["submitted"] < after
    if value := filters.pop("measures", None):
        if not isinstance(value, str) or value not in MEASURES:
            raise BadQuery("measures")
        is_so = MEASURES[value]
        yield lambda row: any(is_so(*measure[:3]) for measure in row["measures"])


def _day(value: Any, name: str) -> date:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadQuery(name) from None
    if day.isoformat() != value or day.year not in _YEARS:
        raise BadQuery(name)
    return day
