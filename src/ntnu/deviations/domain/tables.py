"""A table as text: CSV in UTF-8, written so that no program that opens it reads a cell as a formula.

A cell that begins like a formula has an apostrophe before it in the file (OWASP, *CSV Injection*); it is read
without. Columns and their order are for whoever reads: see ``unit_tables.py``.
"""

import csv
import io
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.text import tidy

#: The size of a file in bytes, and its number of lines without the header. Zope accepts one MiB of text in a
#: form.
MOST_BYTES, MOST_LINES = 1_000_000, 5000
#: Lines of a sheet, those without text too.
MOST_ROWS = 2 * MOST_LINES
#: Characters that a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: Possible separators of cells; the one that occurs most in the first line is used.
_BETWEEN = ";,\t"


@dataclass(frozen=True)
class Line:
    """One line: its number in the file (from 1), and its cells by column, as stored text."""

    number: int
    cells: Mapping[str, str]

    def at(self, column: str) -> str:
        """The name of a cell of the line in an error."""
        return f"{self.number}.{column}"


def decoded(data: bytes) -> tuple[str, list[Obstacle]]:
    """The text of a file, and faults of the file as a whole."""
    if len(data) > MOST_BYTES:
        return "", [Obstacle("table_too_large", None, {"max": MOST_BYTES // 1_000_000})]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return "", [Obstacle("not_utf8")]


def read(text: str, known: Sequence[str], needed: Collection[str]) -> tuple[list[Line], list[Obstacle]]:
    """The lines of a table whose first line names the columns, and all its faults.

    ``known`` columns may occur in any order, ``needed`` ones must. Lines without text are skipped.
    """
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        return [], [Obstacle("table_too_large", None, {"max": MOST_BYTES // 1_000_000})]
    text = text.removeprefix("\ufeff")
    between = max(_BETWEEN, key=text.lstrip().partition("\n")[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    columns: list[str] = []
    lines: list[Line] = []
    faults: list[Obstacle] = []
    start = 1
    try:
        for row in rows:
            number, start = start, rows.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if not columns:
                columns = [cell.strip().casefold() for cell in row]
                if wrong := _wrong_columns(columns, known, needed, str(number)):
                    return [], wrong
            elif len(row) != len(columns):
                faults.append(Obstacle("cells", str(number), {"found": len(row), "wanted": len(columns)}))
            elif len(lines) == MOST_LINES:
                return [], [Obstacle("too_many_lines", None, {"max": MOST_LINES})]
            else:
                lines.append(_line(number, columns, row, faults))
    except csv.Error:
        return [], [*faults, Obstacle("not_csv", str(start))]
    return lines, faults if columns else [Obstacle("table_empty")]


def _wrong_columns(
    columns: Sequence[str], known: Sequence[str], needed: Collection[str], line: str
) -> list[Obstacle]:
    words = {"columns": ", ".join(known)}
    missing = [column for column in known if column in needed and column not in columns]
    found = [Obstacle("missing_column", line, {"column": column}) for column in missing]
    if not {*columns} <= {*known}:
        found.append(Obstacle("unknown_column", line, words))
    elif len({*columns}) < len(columns):
        found.append(Obstacle("column_twice", line, words))
    return found


def _line(number: int, columns: Sequence[str], row: Sequence[str], faults: list[Obstacle]) -> Line:
    line = Line(number, {column: tidy(_bare(cell)) for column, cell in zip(columns, row, strict=True)})
    for column, cell in zip(columns, row, strict=True):
        if cell.startswith(_FORMULA):
            faults.append(Obstacle("formula_cell", line.at(column)))
        elif "\n" in line.cells[column]:
            faults.append(Obstacle("one_line", line.at(column)))
    return line


def _bare(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _is_like_formula(cell) else cell


def _is_like_formula(cell: str) -> bool:
    return cell.lstrip("'").startswith(_FORMULA)


def write(columns: Sequence[str], rows: Iterable[Sequence[str | date]]) -> str:
    """The table in the form that :func:`read` reads, every cell in quotation marks."""
    return joined([columns, *([in_file(str(cell)) for cell in row] for row in rows)])


def joined(rows: Iterable[Sequence[str]]) -> str:
    """Lines of cells that are as a file has them."""
    out = io.StringIO()
    csv.writer(out, delimiter=_BETWEEN[0], quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue()


def in_file(cell: str) -> str:
    """The cell as it is in a file: a text that begins like a formula has an apostrophe before it."""
    return f"'{cell}" if _is_like_formula(cell) else cell
