"""A table as a workbook of a spreadsheet (XLSX): its first sheet is read as the text of a table, and written
from one. What a table says is for ``domain/tables.py`` then, whatever file it came in.
"""

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
from ntnu.deviations.domain import tables
from ntnu.deviations.domain.obstacles import Obstacle
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
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
_ZIP = b"PK\x03\x04"
_BREAKS = re.compile("\r\n|[\r\n]")


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
        rows = list(islice(_rows(shown[0]), tables.MOST_ROWS + 1))
    except _UNREADABLE:
        return "", [Obstacle("not_xlsx")]
    if len(rows) > tables.MOST_ROWS:
        return "", [Obstacle("too_many_lines", None, {"max": tables.MOST_LINES})]
    return tables.joined(rows), []


def _rows(sheet) -> Iterator[list[str]]:
    """The cells of each line, to the last line with something in it; of each as many as the first has."""
    width, waiting, empty = 0, 0, None
    for row in sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS):
        # Lines that are left out are one and the same: there may be a million of them.
        cells = [] if row is empty else [_text(cell) for cell in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            waiting, empty = waiting + 1, row
            continue
        # Lines without anything count.
        yield from [[""]] * min(waiting, tables.MOST_ROWS)
        width, waiting = width or len(cells), 0
        yield cells + [""] * (width - len(cells))


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
