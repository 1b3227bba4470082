"""The answer to a list query: its rows, the total number, or the error in the query."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import UTC
from ntnu.deviations.domain import states
from ntnu.deviations.domain.periods import period_of
from ntnu.deviations.domain.statistics import Span
from ntnu.deviations.domain.statistics import span_of
from ntnu.deviations.now import calendar
from typing import Any
from typing import NamedTuple


#: The order of what was searched: the best first; where nothing is searched, by deadline.
RELEVANCE = "relevance"


class BadQuery(ValueError):
    """A list was queried with a parameter that makes no sense; ``field`` names the parameter."""

    def __init__(self, field: str):
        super().__init__(field)
        self.field = field


class CaseRow(NamedTuple):
    """One row of a list. ``next_step`` is set only for the person who should take it."""

    uid: str
    ids: tuple[str, ...]
    number: str
    title: str
    state: str
    unit_uid: str
    unit_code: str
    unit_titles: tuple[tuple[str, str], ...]
    due: date
    submitted: datetime
    themes: tuple[str, ...]
    next_step: str | None
    late: bool


@dataclass(frozen=True)
class Result:
    """One batch of a list: its rows, how many there are in all, and counts by value (facets)."""

    rows: Sequence[CaseRow]
    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def row_of_list(row, world, day, mine) -> CaseRow:
    """A row of a list from the index's columns. ``mine``: the ids by which a case may wait for the reader."""
    unit = world.unit(row["unit_uid"])
    due = date.fromordinal(row["due"])
    return CaseRow(
        uid=row["uid"],
        ids=row["ids"],
        number=row["number"],
        title=row["title"],
        state=row["state"],
        unit_uid=row["unit_uid"],
        unit_code=unit.code,
        unit_titles=unit.titles,
        due=due,
        submitted=datetime.fromtimestamp(row["submitted"], UTC),
        themes=row["themes"],
        next_step=row["next_step"] if mine.intersection(row["waits_for"]) else None,
        late=row["state"] in states.OPEN and due < day,
    )


def span_asked(key: Any) -> Span | None:
    """The month or year of a filter; None for none. Raises BadQuery."""
    if not key:
        return None
    period = period_of(key)
    if period is None:
        raise BadQuery("received")
    return span_of(period.first, period.after, calendar())
