"""The answer to a list query: its rows, the total number, or the error in the query."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import UTC
from ntnu.deviations.access.list_reader import ListReader
from ntnu.deviations.access.signals import Waits
from ntnu.deviations.access.signals import waits_of
from ntnu.deviations.domain import states
from ntnu.deviations.domain.signal import STEPS
from typing import NamedTuple

#: The order of what was searched: the best first; where nothing is searched, by deadline.
RELEVANCE = "relevance"


class BadQuery(ValueError):
    """A list was queried with a parameter that makes no sense; ``field`` names the parameter."""

    def __init__(self, field: str):
        super().__init__(field)
        self.field = field


class CaseRow(NamedTuple):
    """One row of a list. ``waits`` is what waits for the person who asks, the most urgent first, and
    ``next_step`` is set only for the person who should take it; ``severity``, ``case_worker`` (a person) and
    ``pending``, the next step whoever it is for, only for those who read the casework."""

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
    course: str
    severity: str | None
    case_worker: str | None
    pending: str | None
    waits: tuple[Waits, ...]
    next_step: str | None
    late: bool


@dataclass(frozen=True)
class Result:
    """One batch of a list: its rows, how many there are in all, and counts by value (facets)."""

    rows: Sequence[CaseRow]
    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def row_of_list(row, world, day, reader: ListReader) -> CaseRow:
    """A row of a list from the index's columns."""
    unit, casework = world.unit(row["unit_uid"]), reader.reads_casework(row)
    due, waits = date.fromordinal(row["due"]), waits_of(row, reader.mine)
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
        course=row["course"].upper(),
        severity=row["severity"] if casework else None,
        case_worker=row["case_worker"] if casework else None,
        pending=row["next_step"] if casework else None,
        waits=waits,
        next_step=next((one.signal for one in waits if one.signal in STEPS), None),
        late=row["state"] in states.OPEN and due < day,
    )
