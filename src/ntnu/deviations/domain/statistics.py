"""The figures of a period: what each of them counts, and by what.

The rule of each is written in docs/statistics.md. Whatever is told, by page, REST or file, is added up here.
"""

from collections import Counter
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from ntnu.deviations.domain.deadlines import Calendar
from ntnu.deviations.domain.past import Due
from ntnu.deviations.domain.past import due_on
from ntnu.deviations.domain.past import ended_in
from ntnu.deviations.domain.past import Ending
from ntnu.deviations.domain.past import WITHDRAWN
from ntnu.deviations.domain.periods import begins
from ntnu.deviations.domain.periods import day_at
from ntnu.deviations.domain.periods import Period
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.domain.states import REREGISTERED
from typing import NamedTuple

RECEIVED, OPEN, LATE = "received", "open", "late"
OUTCOMES = (CLOSED, NOT_APPROVED, WITHDRAWN, REREGISTERED)
IN_TIME, PRELIMINARY, REOPENED, NOT_SOLVED = "in_time", "preliminary", "reopened", "not_solved"
MEASURES, MEASURES_IN_TIME = "measures", "measures_in_time"
EVALUATED, EFFECTIVE = "measures_evaluated", "measures_effective"
#: Every figure that is a number of cases, or of what is in them.
FIGURES = (
    *(RECEIVED, *OUTCOMES, OPEN, LATE, IN_TIME, PRELIMINARY, REOPENED, NOT_SOLVED),
    *(MEASURES, MEASURES_IN_TIME, EVALUATED, EFFECTIVE),
)
#: A share: of how many, by the figure that is a part of them.
PARTS: dict[str, tuple[str, ...]] = {
    IN_TIME: (CLOSED, NOT_APPROVED),
    MEASURES_IN_TIME: (MEASURES,),
    EFFECTIVE: (EVALUATED,),
}

UNIT, THEME, MONTH = "unit", "theme", "month"
CAUSE, SEVERITY = "cause", "severity"
CAMPUS, KIND = "campus", "reporter_kind"
DIMENSIONS = (UNIT, THEME, CAUSE, SEVERITY, CAMPUS, KIND, MONTH)
#: What is told by each of them; by month only what happens at one moment.
COLUMNS = (RECEIVED, *OUTCOMES, LATE)
OF_MONTH = (RECEIVED, *OUTCOMES)
#: In place of a value that a case has not been given.
NOT_GIVEN = ""


def columns_of(name: str) -> tuple[str, ...]:
    """What is told by a dimension."""
    return OF_MONTH if name == MONTH else COLUMNS


class Counted(NamedTuple):
    """One case as figures know it. Moments are seconds, days ordinals, units UIDs; ``measures`` are
    ``(due day, finished, evaluated, result)``."""

    uid: str
    unit: str
    faculty: str
    themes: tuple[str, ...]
    cause: str | None
    severity: str | None
    campus: str | None
    reporter_kind: str | None
    personnel_like: bool
    submitted: int
    arrived: int
    assessed: int | None
    endings: tuple[Ending, ...]
    due: int
    dues: tuple[Due, ...]
    preliminaries: tuple[int, ...]
    not_solved: tuple[int, ...]
    measures: tuple[tuple[int, int | None, int | None, str | None], ...]


@dataclass(frozen=True)
class Span:
    """What lies between two moments (seconds), the second one left out; ``last`` is its last day."""

    first: int
    after: int
    last: int
    calendar: Calendar

    def __contains__(self, moment: int | None) -> bool:
        return moment is not None and self.first <= moment < self.after

    def day(self, moment: int) -> int:
        """The day (ordinal) of a moment."""
        return day_at(moment, self.calendar)

    def month(self, moment: int) -> str:
        """The month of a moment: ``2026-10``."""
        return date.fromordinal(self.day(moment)).isoformat()[:7]


def span_of(first: date, after: date, calendar: Calendar) -> Span:
    """The days from ``first`` on, until the one before ``after``."""
    return Span(begins(first, calendar), begins(after, calendar), after.toordinal() - 1, calendar)


def span_until(period: Period, today: date, calendar: Calendar) -> Span:
    """The part of a period that has been on the day ``today``."""
    return span_of(period.first, period.until(today), calendar)


@dataclass
class Tally:
    """Figures of one span: in all (``counts``), by each value of each dimension (``tables``), received cases
    by unit and value (``cross``), how many days it took until the receipt form and until the answer; and the
    open ones by value, which are not told (``still_open``)."""

    counts: Counter[str] = field(default_factory=Counter)
    to_receipt: list[int] = field(default_factory=list)
    to_answer: list[int] = field(default_factory=list)
    tables: dict[str, dict[str, Counter[str]]] = field(
        default_factory=lambda: {name: {} for name in DIMENSIONS}
    )
    cross: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    still_open: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def _everywhere(uid: str, moment: int) -> bool:
    return True


def tally(
    rows: Iterable[Counted],
    span: Span,
    unit_of: Callable[[Counted], str],
    was_here: Callable[[str, int], bool] = _everywhere,
) -> Tally:
    """Add up. ``unit_of`` says at which unit a case counts; ``was_here``, whether the case with a UID was
    where figures are taken at a moment: units are moved and merged."""
    found = Tally()
    for row in rows:
        if row.arrived >= span.after or _was_over(row, span):
            continue
        of_row = _figures(row, span, was_here)
        _add(found.counts, of_row)
        ended = ended_in(row.endings, span.after)
        if row.assessed in span:
            found.to_receipt.append(span.day(row.assessed or 0) - span.day(row.arrived))
        if ended is not None and ended[0] in (CLOSED, NOT_APPROVED) and ended[1] in span:
            found.to_answer.append(span.day(ended[1]) - span.day(row.submitted))
        told = {name: of_row[name] for name in COLUMNS if of_row.get(name)}
        if told:
            _by_value(found, row, told, span, unit_of(row), ended)
        if of_row.get(OPEN):
            for name, values in _values(row, unit_of(row)).items():
                found.still_open[name].update(values)
    return found


def _was_over(row: Counted, span: Span) -> bool:
    """Had it ended for good before, with nothing that comes afterwards?"""
    ended = row.endings and row.endings[-1][2] is None and row.endings[-1][1] < span.first
    later = row.measures or row.not_solved or any(until in span for _outcome, _since, until in row.endings)
    return bool(ended and not later)


def _by_value(
    found: Tally, row: Counted, told: dict[str, int], span: Span, unit: str, ended: tuple[str, int] | None
) -> None:
    for name, values in _values(row, unit).items():
        table = found.tables[name]
        for value in values:
            _add(table.setdefault(value, Counter()), told)
            if RECEIVED in told and name != UNIT:
                found.cross[name][unit, value] += 1
    months = found.tables[MONTH]
    if RECEIVED in told:
        month = span.month(row.arrived)
        months.setdefault(month, Counter())[RECEIVED] += 1
        found.cross[MONTH][unit, month] += 1
    if ended is not None and ended[0] in told:
        months.setdefault(span.month(ended[1]), Counter())[ended[0]] += 1


def _values(row: Counted, unit: str) -> dict[str, Sequence[str]]:
    return {
        UNIT: (unit,),
        THEME: row.themes or (NOT_GIVEN,),
        CAUSE: (row.cause or NOT_GIVEN,),
        SEVERITY: (row.severity or NOT_GIVEN,),
        CAMPUS: (row.campus or NOT_GIVEN,),
        KIND: (row.reporter_kind or NOT_GIVEN,),
    }


def _figures(row: Counted, span: Span, was_here: Callable[[str, int], bool] = _everywhere) -> dict[str, int]:
    """What one case adds to each figure."""
    found = {
        RECEIVED: int(row.arrived in span and was_here(row.uid, row.arrived)),
        PRELIMINARY: sum(span.day(span.first) <= day <= span.last for day in row.preliminaries),
        REOPENED: sum(until in span for outcome, _since, until in row.endings if outcome != REREGISTERED),
        NOT_SOLVED: sum(moment in span for moment in row.not_solved),
    }
    ended = ended_in(row.endings, span.after)
    if not was_here(row.uid, span.after if ended is None else ended[1]):
        pass
    elif ended is None:
        found |= {OPEN: 1, LATE: int(due_on(row.dues, row.due, span.last) < span.last)}
    elif ended[1] in span:
        found[ended[0]] = 1
        if ended[0] in PARTS[IN_TIME]:
            day = span.day(ended[1])
            found[IN_TIME] = int(day <= due_on(row.dues, row.due, day))
    for due, finished, evaluated, result in row.measures:
        if finished in span:
            in_time = span.day(finished or 0) <= due
            _add(found, {MEASURES: 1, MEASURES_IN_TIME: int(in_time)})
        if evaluated in span:
            _add(found, {EVALUATED: 1, EFFECTIVE: int(result == "yes")})
    return found


def _add(to: dict[str, int], more: Mapping[str, int]) -> None:
    for name, number in more.items():
        to[name] = to.get(name, 0) + number


def counts_in(row: Counted, span: Span) -> bool:
    """Does the case count in any figure of the span?"""
    return row.arrived < span.after and any(_figures(row, span).values()) or row.assessed in span


def percentile(days: Sequence[int], percent: int) -> int | None:
    """The number of days in which so many per cent were done (nearest rank); None for none."""
    if not days:
        return None
    rank = -(-len(days) * percent // 100)
    return sorted(days)[max(rank, 1) - 1]


def share(counts: Mapping[str, int], name: str) -> int | None:
    """The figure ``name`` in per cent of what it is a part of, rounded; None of nothing."""
    whole = sum(counts.get(part, 0) for part in PARTS[name])
    return (200 * counts.get(name, 0) + whole) // (2 * whole) if whole else None
