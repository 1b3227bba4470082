"""A table as a workbook of a spreadsheet (XLSX): its sheet is read as the text of a table, and written from
one. What a table says is for ``domain/tables.py`` then, whatever file it came in. A workbook that shows
something else than it holds is refused.
"""

import json
import re
import zlib
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import date
from datetime import datetime
from datetime import time
from io import BytesIO
from itertools import islice
from lxml import etree
from ntnu.deviations import settings
from ntnu.deviations.domain import tables
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.workers.pool import Limits
from ntnu.deviations.workers.pool import shared
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from typing import Any
from xlsxwriter import Workbook
from zipfile import BadZipFile
from zipfile import ZipFile

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: The size of all that is packed in a file, in bytes: so much is unpacked, and no more.
_MOST_UNPACKED = 10_000_000
#: Lines and columns that are looked at; a sheet has no more lines than this.
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 50
#: What openpyxl may say of a file that is none, or was made to be read wrongly.
_UNREADABLE = (
    *(
        ArithmeticError,
        AttributeError,
        LookupError,
        OSError,
        RuntimeError,
        SyntaxError,
        TypeError,
        ValueError,
    ),
    *(BadZipFile, InvalidFileException, zlib.error),
)
#: Seconds of the processor that a helper may take to write a workbook.
_SECONDS = 120.0
_ZIP = b"PK\x03\x04"
_BREAKS = re.compile("\r\n|[\r\n]")
#: Formats of a number that show what it is, and parts of a format of days that are no letters of it.
_PLAIN = ("general", "0", "@")
_ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
#: Line and column (each from 0, None for all), and the code of what is wrong there.
Masked = tuple[int | None, int | None, str]


def decoded(data: bytes) -> tuple[str, list[Obstacle]]:
    """The text of a file, CSV or XLSX, and what is wrong with the file as such. A line of a sheet is a
    line of the text."""
    if not data.startswith(_ZIP) or len(data) > tables.MOST_BYTES:
        return tables.decoded(data)
    try:
        with ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                return "", [Obstacle("table_too_large", None, {"max": tables.MOST_BYTES // 1_000_000})]
        book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        masked: list[Masked] = []
        rows = list(islice(_rows(shown[0], masked), tables.MOST_ROWS + 1))
        if len(rows) > tables.MOST_ROWS:
            return "", [Obstacle("too_many_lines", None, {"max": tables.MOST_LINES})]
        faults = [*_in_words(rows, [*masked, *_layout(shown[0], rows)])]
        if more := [sheet.title for sheet in shown[1:] if next(_rows(sheet, []), None)]:
            faults.append(Obstacle("more_sheets", None, {"sheets": ", ".join(more)}))
    except _UNREADABLE:
        return "", [Obstacle("not_xlsx")]
    return ("", faults) if faults else (tables.joined(rows), [])


def _rows(sheet, masked: list[Masked]) -> Iterator[list[str]]:
    """The cells of each line, to the last line with something in it; of each as many as the first has."""
    width, waiting, empty = 0, 0, None
    for line, row in enumerate(sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)):
        # Lines that are left out are one and the same: there may be a million of them.
        cells = [] if row is empty else [_text(cell) for cell in row]
        masked += [(line, at, "shown_otherwise") for at, cell in enumerate(row) if cells and _differs(cell)]
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            waiting, empty = waiting + 1, row
            continue
        # Lines without anything count.
        yield from [[""]] * min(waiting, tables.MOST_ROWS)
        width, waiting = width or len(cells), 0
        yield cells + [""] * (width - len(cells))


def _differs(cell) -> bool:
    """Does the cell show something else than it holds, by the format of its number, day or text?"""
    value, form = cell.value, cell.number_format.casefold() if cell.value is not None else ""
    if isinstance(value, str):
        return cell.data_type == "s" and ("@" in form or form.count(";") == 3) and form != "@"
    if isinstance(value, date):
        return not {"d", "y"} <= {*_ASIDE.sub("", form)}
    return isinstance(value, int | float) and cell.data_type == "n" and form not in _PLAIN


def _layout(sheet, rows: Sequence[Sequence[str]]) -> Iterator[Masked]:
    """Cells of the lines that are merged, and hidden lines and columns with something in them."""
    line, within = -1, {at for row in rows for at, cell in enumerate(row) if cell.strip()}
    with sheet.parent._archive.open(sheet._worksheet_path) as source:
        for _event, part in etree.iterparse(source, resolve_entities=False, remove_blank_text=True):
            kind = etree.QName(part).localname
            if kind == "row":
                line = int(part.get("r", line + 2)) - 1
                if _is_hidden(part, "ht") and line < len(rows) and any(map(str.strip, rows[line])):
                    yield line, None, "hidden_line"
            elif kind == "col" and _is_hidden(part, "width"):
                for at in within.intersection(range(int(part.get("min")) - 1, int(part.get("max")))):
                    yield None, at, "hidden_column"
            elif kind == "mergeCell":
                left, top, _right, _bottom = range_boundaries(part.get("ref"))
                if top <= len(rows) and left <= _MOST_COLUMNS:
                    yield top - 1, left - 1, "merged_cells"
            if kind in ("row", "mergeCell"):
                part.clear()


def _is_hidden(part, size: str) -> bool:
    return part.get("hidden") in ("1", "true") or float(part.get(size, 1)) == 0


def _in_words(rows: Sequence[Sequence[str]], masked: Iterable[Masked]) -> Iterator[Obstacle]:
    """The faults at their lines and columns, as the first line names these."""
    head = next((number for number, row in enumerate(rows) if any(map(str.strip, row))), 0)
    names = rows[head] if rows else []
    for line, at, code in sorted({*masked}, key=lambda one: (one[0] or 0, one[1] or 0)):
        number = (head if line is None else line) + 1
        name = names[at].strip() if at is not None and at < len(names) else ""
        yield Obstacle(code, f"{number}.{name}" if name else str(number))


def _text(cell) -> str:
    value = cell.value
    if cell.data_type == "f":
        # Refused as what it is, at its line and column.
        return _BREAKS.sub(" ", value) if isinstance(value, str) else "="
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    # Not a new line of the text: it is told of at this one.
    return "" if value is None else tables.in_file(_BREAKS.sub("\u2028", str(value)))


def by_helper(columns: Sequence[str], rows: Sequence[Sequence[str | date]]) -> bytes:
    """The same as :func:`written`, by a helper process. Raises a subclass of NotDone."""
    # JSON knows no days: each is told as a list of its own.
    lines = [[[cell.isoformat()] if isinstance(cell, date) else cell for cell in row] for row in rows]
    table = json.dumps([list(columns), lines]).encode()
    limits = Limits(_SECONDS, settings.get("helper_megabytes"))
    _answer, (made,) = shared().run(f"{__name__}:write", {}, [table], limits, for_clock=True)
    return made


def write(options: dict[str, Any], blobs: list[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """Task of a helper process: ``blobs`` is a table, the result its file."""
    columns, lines = json.loads(blobs[0])
    rows = (
        [date.fromisoformat(cell[0]) if isinstance(cell, list) else cell for cell in row] for row in lines
    )
    return {}, [written(columns, rows)]


def written(columns: Sequence[str], rows: Iterable[Sequence[str | date]]) -> bytes:
    """The table as a file: every text is a text, whatever it begins with, and every day a date."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        head, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column, head)
        for line, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(line, place, cell, day)
                elif cell:
                    sheet.write_string(line, place, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    return out.getvalue()
