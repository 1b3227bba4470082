"""The tables of a register, asked for and sent by its system administrator."""

import csv
import io
import re
from base64 import b64decode
from base64 import b64encode
from datetime import date
from lxml import html
from ntnu.deviations.caselog import storage as caselog
from openpyxl import load_workbook
from xlsxwriter import Workbook

REGISTER = "/deviations"
PAGE, FILE = f"{REGISTER}/@@units-exchange", f"{REGISTER}/@@units-table"
OUT, IN = f"{REGISTER}/@units-export", f"{REGISTER}/@units-import"


def out(web, table) -> str:
    """The table as the register is now."""
    return web.visitor("eqs").get(OUT, table=table).json()["csv"]


def workbook(rows) -> bytes:
    """A sheet with these cells: what begins with = is a formula, a date a date."""
    out = io.BytesIO()
    with Workbook(out) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd.mm.yyyy"})
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(line, place, cell, day)
                elif cell.startswith("="):
                    sheet.write_formula(line, place, cell)
                elif cell:
                    sheet.write_string(line, place, cell)
    return out.getvalue()


def as_workbook(text) -> bytes:
    """The lines of a table with ; between its cells, as a spreadsheet would keep them."""
    rows = csv.reader(io.StringIO(text), delimiter=";")
    is_day = re.compile(r"\d{4}-\d\d-\d\d").fullmatch
    return workbook([[date.fromisoformat(c) if is_day(c) else c for c in row] for row in rows])


def packed(data: bytes) -> str:
    """As a body holds it."""
    return b64encode(data).decode()


def sheet_of(data: bytes) -> list[list]:
    """The cells of the first sheet."""
    book = load_workbook(io.BytesIO(data))
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


def out_as_workbook(web, table) -> bytes:
    """The table as the register is now, as XLSX."""
    return b64decode(web.visitor("eqs").get(OUT, table=table, format="xlsx").json()["xlsx"])


def said(answer) -> str:
    """What a page says, its blanks made one kind."""
    return " ".join(html.fromstring(answer.text).xpath("//main")[0].text_content().split())


def log(web, code):
    """Actor, action and reasons of each entry of a unit's log."""
    web.at(REGISTER)
    return [(entry.actor, entry.action, entry.why) for entry in caselog.entries(web.house.unit(code))]
