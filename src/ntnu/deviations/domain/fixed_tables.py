"""The tables of a year as those get them who read no case: without small numbers, and the same for ever.

They are one release: what is hidden in one of them cannot be found out by all of them together. The sums by
unit and by each other dimension are hidden first; the tables of unit and one more are made beside them. A
figure that follows from others (how many were open: from what came and what ended) is left out.

What ended is a part of what there was: of the cases of a value, each was ended in one way or is open, late or
not. In a register's first year what there was is what came. So all of a value's figures are one line of one
table, whose sum counts as known, and a value whose received cases are hidden tells nothing else either.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from ntnu.deviations.domain.statistics import Counted
from ntnu.deviations.domain.statistics import DIMENSIONS
from ntnu.deviations.domain.statistics import FIGURES
from ntnu.deviations.domain.statistics import IN_TIME
from ntnu.deviations.domain.statistics import LATE
from ntnu.deviations.domain.statistics import MONTH
from ntnu.deviations.domain.statistics import OPEN
from ntnu.deviations.domain.statistics import OUTCOMES
from ntnu.deviations.domain.statistics import PARTS
from ntnu.deviations.domain.statistics import percentile
from ntnu.deviations.domain.statistics import RECEIVED
from ntnu.deviations.domain.statistics import Tally
from ntnu.deviations.domain.statistics import THEME
from ntnu.deviations.domain.statistics import UNIT
from ntnu.deviations.domain.suppression import LEAST
from ntnu.deviations.domain.suppression import protect_row
from ntnu.deviations.domain.suppression import protect_table
from ntnu.deviations.domain.suppression import told
from ntnu.deviations.domain.suppression import told_part
from typing import Any

#: In which of these a case is at the end: each is in one.
_PARTITION = (*OUTCOMES, LATE, OPEN)


def may_count(rows: Iterable[Counted]) -> list[Counted]:
    """Without the cases that resemble a personnel matter: who reads the other cases of a unit would find them
    by taking one table from another."""
    return [row for row in rows if not row.personnel_like]


def fixed_tables(
    found: Tally, values: Mapping[str, Sequence[str]], first_year: bool = False
) -> dict[str, Any]:
    """What is told of ``found``: ``counts``, ``days``, ``tables`` and ``cross`` as a Tally has them, None for
    what is hidden. ``values``: every value of each dimension, also those that no case has. ``first_year``:
    there was no case before.
    """
    counts = _counts(found)
    # That a median of so many is told must not tell how many there are of what is hidden.
    answered = sum(counts[name] or 0 for name in PARTS[IN_TIME])
    tables = {
        name: _months(found, values[name], first_year)
        if name == MONTH
        else _table(found, name, values[name], counts)
        for name in DIMENSIONS
    }
    sums = {name: {value: tables[name][value][RECEIVED] for value in values[name]} for name in DIMENSIONS}
    return {
        "counts": counts,
        "days": {
            "to_receipt": _days(found.to_receipt, len(found.to_receipt)),
            "to_answer": _days(found.to_answer, answered),
        },
        "tables": tables,
        "cross": {name: _cross(found, name, sums) for name in DIMENSIONS if name != UNIT},
    }


def _counts(found: Tally) -> dict[str, int | None]:
    # What became of them, and how many are open beside: by what came, their sum may be known.
    became = protect_row(_line(found.counts), [OPEN])
    counts = {name: became.get(name, told(found.counts[name])) for name in FIGURES if name != OPEN}
    for part, wholes in PARTS.items():
        whole = sum(found.counts[name] for name in wholes)
        # By a part and its share the whole is known, too.
        known = all(counts[name] is not None for name in wholes)
        counts[part] = told_part(found.counts[part], whole) if known else None
    return counts


def _days(days: Sequence[int], known: int) -> dict[str, int | None]:
    """None where fewer than ``LEAST`` of those that are known of lie beyond it."""
    least = {("median", 50): 2 * LEAST, ("percentile_90", 90): 10 * LEAST}
    return {
        name: percentile(days, percent) if known >= number else None
        for (name, percent), number in least.items()
    }


def _table(
    found: Tally, name: str, values: Sequence[str], counts: Mapping[str, int | None]
) -> dict[str, dict[str, int | None]]:
    received = _row(found, name, values, RECEIVED)
    lines = {
        value: _line({**found.tables[name].get(value, {}), OPEN: found.still_open[name][value]})
        for value in values
    }
    rows = {
        value: sum(line.values()) if received[value] is not None else None for value, line in lines.items()
    }
    columns = {
        column: None if counts.get(column) is None else sum(line[column] for line in lines.values())
        for column in _PARTITION
    }
    cells = {(value, column): number for value, line in lines.items() for column, number in line.items()}
    shown = protect_table(cells, rows, columns)
    return {
        value: {RECEIVED: received[value], **{column: shown[value, column] for column in (*OUTCOMES, LATE)}}
        for value in values
    }


def _line(counts: Mapping[str, int]) -> dict[str, int]:
    """Each case of a value once."""
    line = {column: counts.get(column, 0) for column in _PARTITION}
    # Late ones are open, too.
    line[OPEN] -= line[LATE]
    return line


def _months(found: Tally, values: Sequence[str], first_year: bool) -> dict[str, dict[str, int | None]]:
    """In the first year only what came: what has ended until a month is not more than what had come."""
    received = _row(found, MONTH, values, RECEIVED)
    ended = {
        column: {value: None for value in values} if first_year else _row(found, MONTH, values, column)
        for column in OUTCOMES
    }
    return {
        value: {RECEIVED: received[value], **{column: ended[column][value] for column in OUTCOMES}}
        for value in values
    }


def _row(found: Tally, name: str, values: Sequence[str], column: str) -> dict[str, int | None]:
    rows = found.tables[name]
    return protect_row({value: rows[value][column] if value in rows else 0 for value in values})


def _cross(
    found: Tally, name: str, sums: Mapping[str, Mapping[str, int | None]]
) -> dict[str, dict[str, int | None]]:
    # A case may have several themes: what a unit has of one is not more than what it has in all.
    most = {unit: _received(found, unit) for unit in sums[UNIT]} if name == THEME else None
    cells = protect_table(found.cross[name], sums[UNIT], sums[name], most)
    return {unit: {value: cells[unit, value] for value in sums[name]} for unit in sums[UNIT]}


def _received(found: Tally, unit: str) -> int:
    rows = found.tables[UNIT]
    return rows[unit][RECEIVED] if unit in rows else 0
