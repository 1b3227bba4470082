"""Small numbers are hidden, and so is what would give them away.

A number below ``LEAST`` is hidden (None), zero too. What is told beside it must leave so much unknown that
every hidden number may be anything in a range of at least ``LEAST``: for a reader who has every table, adds
up rows and columns, and takes one table from another.

A row of numbers whose sum is told (:func:`protect_row`) hides two numbers at least, that are ``LEAST`` or
more together. A table whose rows and columns both have sums (:func:`protect_table`) is looked at as a
network: a hidden number can be another by as much as flows from its column back to its row through the other
hidden ones (the range is exact: the matrix of such a table is totally unimodular). As long as one has too
little room, more is hidden. Sums count as known there, also hidden ones.
"""

from collections.abc import Collection
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from typing import TypeVar

LEAST = 5

_K = TypeVar("_K", bound=Hashable)
_Cell = tuple[int, int]
#: A row or a column, and which.
_Node = tuple[str, int]


def told(number: int) -> int | None:
    """One number that is part of no sum."""
    return number if number >= LEAST else None


def told_part(part: int, whole: int) -> int | None:
    """A number that is a part of another one that is told: what is left of that must not be small either."""
    return part if part >= LEAST and whole - part >= LEAST else None


def protect_row(numbers: Mapping[_K, int], never_told: Collection[_K] = ()) -> dict[_K, int | None]:
    """Numbers whose sum may be known. ``never_told``: those that are hidden whatever they are."""
    small = {key for key, number in numbers.items() if number < LEAST}
    hidden = small.union(never_told)
    rest = sorted((key for key in numbers if key not in hidden), key=lambda key: (numbers[key], str(key)))
    while small and rest and (len(hidden) < 2 or sum(numbers[key] for key in hidden) < LEAST):
        hidden.add(rest.pop(0))
    return {key: None if key in hidden else number for key, number in numbers.items()}


def protect_table(
    numbers: Mapping[tuple[str, str], int],
    rows: Mapping[str, int | None],
    columns: Mapping[str, int | None],
    most: Mapping[str, int] | None = None,
) -> dict[tuple[str, str], int | None]:
    """Numbers by row and column. ``rows`` and ``columns``: their sums as they are told; None for a hidden
    one, whose whole row or column is hidden too.

    ``most``: the sums of rows that no number in them can be greater than, where numbers of a row overlap.
    """
    shown_rows = [row for row, number in rows.items() if number is not None]
    shown_columns = [column for column, number in columns.items() if number is not None]
    # All hidden rows are one to who reads, and all hidden columns.
    grid = [_line(numbers, [row], shown_columns, columns) for row in shown_rows] + [
        _line(numbers, [row for row in rows if row not in shown_rows], shown_columns, columns)
    ]
    network = _Network(grid, _caps(shown_rows, rows, most))
    for i in range(len(shown_rows)):
        for j in range(len(shown_columns)):
            if grid[i][j] < LEAST:
                network.hide(i, j)
    network.protect(len(shown_rows), len(shown_columns))
    return {
        (row, column): None
        if rows[row] is None
        or columns[column] is None
        or (shown_rows.index(row), shown_columns.index(column)) in network.hidden
        else numbers.get((row, column), 0)
        for row in rows
        for column in columns
    }


def _line(
    numbers: Mapping[tuple[str, str], int],
    rows: Sequence[str],
    shown_columns: Sequence[str],
    columns: Iterable[str],
) -> list[int]:
    hidden = [column for column in columns if column not in shown_columns]
    cells = [sum(numbers.get((row, column), 0) for row in rows) for column in shown_columns]
    return [*cells, sum(numbers.get((row, column), 0) for row in rows for column in hidden)]


def _caps(shown_rows: Sequence[str], rows: Iterable[str], most: Mapping[str, int] | None) -> list[int | None]:
    if most is None:
        return [None] * (len(shown_rows) + 1)
    return [*(most[row] for row in shown_rows), sum(most[row] for row in rows if row not in shown_rows)]


class _Network:
    """The cells of a table; the last row and the last column are what hidden ones have together, and always
    unknown."""

    def __init__(self, grid: list[list[int]], caps: list[int | None]):
        self._grid, self._caps = grid, caps
        self._height, self._width = len(grid), len(grid[0])
        last = {(i, self._width - 1) for i in range(self._height)}
        self.hidden: set[_Cell] = last | {(self._height - 1, j) for j in range(self._width)}

    def hide(self, i: int, j: int) -> None:
        self.hidden.add((i, j))

    def protect(self, height: int, width: int) -> None:
        """Hide more, the smallest first, until every hidden number has room."""
        while True:
            poor = next(
                (cell for cell in sorted(self.hidden) if not self._has_room(cell, height, width)), None
            )
            if poor is None:
                return
            more = self._corners(poor, height, width)
            if not more:
                return
            self.hidden |= more

    def _corners(self, cell: _Cell, height: int, width: int) -> set[_Cell]:
        """What to hide so that the number can go to another row and another column: the three other corners
        of the square with the smallest numbers. Nothing where all are hidden."""
        shown = {(i, j) for i in range(height) for j in range(width)} - self.hidden
        # What is empty has room for nothing.
        rows = [i for i in range(self._height) if any(self._grid[i])]
        columns = [j for j in range(self._width) if any(line[j] for line in self._grid)]
        squares = [
            {(cell[0], j), (i, cell[1]), (i, j)} & shown
            for i in rows
            for j in columns
            if i != cell[0] and j != cell[1]
        ]
        found = [square for square in squares if square] or [{one} for one in shown]
        return min(found, key=lambda square: (self._sum(square), sorted(square)), default=set())

    def _sum(self, cells: Iterable[_Cell]) -> int:
        return sum(self._grid[i][j] for i, j in cells)

    def _has_room(self, cell: _Cell, height: int, width: int) -> bool:
        i, j = cell
        number = self._grid[i][j]
        if i >= height or j >= width:
            # A number in it can be anything from zero up to all of it.
            if number >= LEAST or self._is_nothing(i, j, height, width):
                return True
            return number + self._up(cell, LEAST - number) >= LEAST
        up = self._up(cell, LEAST)
        return up + self._down(cell, LEAST - up) >= LEAST

    def _is_nothing(self, i: int, j: int, height: int, width: int) -> bool:
        """No row, or no column, is hidden: there is nothing in it to be found out."""
        empty_row = i >= height and not any(self._grid[i])
        empty_column = j >= width and not any(line[j] for line in self._grid)
        return empty_row or empty_column

    def _up(self, cell: _Cell, wanted: int) -> int:
        """By how much the number may be greater."""
        i, j = cell
        cap = self._caps[i]
        room = wanted if cap is None else min(wanted, cap - self._grid[i][j])
        return self._flow(("column", j), ("row", i), cell, room)

    def _down(self, cell: _Cell, wanted: int) -> int:
        """By how much it may be smaller."""
        i, j = cell
        return self._flow(("row", i), ("column", j), cell, min(wanted, self._grid[i][j]))

    def _flow(self, source: _Node, target: _Node, without: _Cell, wanted: int) -> int:
        changed: dict[_Cell, int] = {}
        found = 0
        while found < wanted and self._push(source, target, without, changed, set()):
            found += 1
        return found

    def _push(
        self, at: _Node, target: _Node, without: _Cell, changed: dict[_Cell, int], seen: set[_Node]
    ) -> bool:
        """One more unit on its way to ``target``: from a column it makes a number of it smaller, from a row
        one greater."""
        if at == target:
            return True
        seen.add(at)
        kind, number = at
        for cell in sorted(self.hidden):
            if cell == without or cell[kind == "column"] != number:
                continue
            following = ("row", cell[0]) if kind == "column" else ("column", cell[1])
            step = -1 if kind == "column" else 1
            then = self._grid[cell[0]][cell[1]] + changed.get(cell, 0) + step
            cap = self._caps[cell[0]]
            if following in seen or then < 0 or (cap is not None and then > cap):
                continue
            changed[cell] = changed.get(cell, 0) + step
            if self._push(following, target, without, changed, seen):
                return True
            changed[cell] -= step
        return False
