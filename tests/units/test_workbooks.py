"""Tables as workbooks of a spreadsheet: what is read of one, what is refused, and what is written."""

import io
import pytest
import zipfile
from datetime import date
from datetime import datetime
from ntnu.deviations.units import workbooks
from openpyxl import Workbook
from tests.rest.asking import refused
from tests.units.tables import FILE
from tests.units.tables import IN
from tests.units.tables import out
from tests.units.tables import out_as_workbook
from tests.units.tables import packed
from tests.units.tables import PAGE
from tests.units.tables import REGISTER
from tests.units.tables import said
from tests.units.tables import sheet_of
from tests.units.tables import workbook

UNITS = ["code", "parent", "name_nb", "from", "to"]
ROLES = ["unit", "role", "principal", "from", "to", "change"]


def bring(web, table, rows, **more):
    data = rows if isinstance(rows, bytes) else workbook(rows)
    return web.visitor("eqs").post(IN, {"table": table, "xlsx": packed(data), **more})


def test_ten_mistakes_in_a_workbook_and_nothing_done(web, unchanged):
    rows = [
        UNITS,
        ["AA", "XX", "A"],
        ["BB", "IE", "B"],
        [],
        ["bb", "IE", "B"],
        ["CC", "IE", "C", "31.2.2026"],
        ["DD", "IE", "D", date(2026, 2, 1), date(2026, 1, 1)],
        ["IDI", "HF", "Datateknologi"],
        ["EE", "IE", "=1+1"],
        ["FF", "IE"],
        ["GG", "IE", "G", "", "", "x"],
        ["HH", "IDI", "H"],
        ["II", "IE", "I\nJ"],
    ]
    assert refused(bring(web, "units", rows), 400) == [
        ("2.parent", "unknown_parent"),
        ("5.code", "line_twice"),
        ("6.from", "not_a_date"),
        ("7.to", "ends_before_start"),
        ("8.parent", "unit_stays"),
        ("9.name_nb", "formula_cell"),
        ("10.name_nb", "required"),
        ("11", "cells"),
        ("12.parent", "parent_no_faculty"),
        ("13.name_nb", "one_line"),
    ]
    rows = [
        ROLES,
        ["XX", "Case Worker", "ola"],
        ["IE", "Owner", "ola"],
        ["IE", "Case Worker", "nobody"],
        ["IE", "Case Worker", "AuthenticatedUsers"],
        ["IE", "Case Worker", "eqs", date(2099, 1, 1)],
        ["IE", "Case Worker", "ola", "", "", "perhaps"],
        ["IE", "Line Manager", "ola", "soon"],
        ["IE", "Line Manager", "per", date(2099, 2, 1), date(2099, 1, 1)],
        ["IE", "Line Manager", "kari", "", date(2020, 1, 1)],
        ["IE", "=A1", "kari"],
        # As some systems write "without end": no day of a calendar follows it.
        ["HF", "Notification Recipient", "recipient.hf", "", "31.12.9999"],
    ]
    assert refused(bring(web, "roles", rows), 400) == [
        ("2.unit", "no_such_unit"),
        ("3.role", "no_such_role"),
        ("4.principal", "unknown_person"),
        ("5.principal", "role_for_everybody"),
        ("6.principal", "role_to_oneself"),
        ("7.change", "give_or_take"),
        ("8.from", "not_a_date"),
        ("9.to", "ends_before_start"),
        ("10.to", "date_past"),
        ("11.role", "formula_cell"),
        ("11.role", "no_such_role"),
        ("12.to", "not_a_date"),
    ]


def test_what_is_written_is_read_again(web):
    rows = [ROLES, ["IIK", "Line Manager", "per", date(2099, 3, 1), date(2099, 3, 31), "give"]]
    (change,) = bring(web, "roles", rows).json()["changes"]
    days = {"from": "2099-03-01", "to": "2099-03-31"}
    assert change == {"kind": "given", "unit": "IIK", "role": "Line Manager", "principal": "per", **days}
    assert '"IIK";"Line Manager";"per";"2099-03-01";"2099-03-31";"give"' in out(web, "roles")
    data = out_as_workbook(web, "roles")
    there = ["IIK", "Line Manager", "per", datetime(2099, 3, 1), datetime(2099, 3, 31), "give"]
    assert sheet_of(data)[0] == ROLES and there in sheet_of(data)
    assert bring(web, "roles", data).json()["changes"] == []
    # A column of days that is not there leaves them as they are, an empty cell takes them away.
    assert bring(web, "roles", [ROLES[:3], there[:3]]).json()["changes"] == []
    (change,) = bring(web, "roles", [ROLES, there[:3]], dry_run=True).json()["changes"]
    assert "from" not in change and "to" not in change
    answer = web.visitor("eqs").page(FILE, table="units", format="xlsx")
    assert answer.headers["Content-Type"] == workbooks.TYPE
    assert answer.headers["Content-Disposition"] == 'attachment; filename="units.xlsx"'
    assert sheet_of(answer.content)[0][:3] == ["code", "parent", "name_nb"]
    for form in ("ods", ["xlsx"]):
        assert web.visitor("eqs").page(FILE, table="units", format=form).status_code in (200, 404)
    assert web.visitor("eqs").page(FILE, table="units", format="ods").status_code == 404


def test_by_page(web, unchanged):
    data = workbook([["unit", "role", "principal", "to"], ["IIK", "Line Manager", "ola", date(2099, 3, 31)]])
    files = {"file": ("roller.xlsx", data, workbooks.TYPE)}
    shown = web.visitor("eqs").send(PAGE, {"table": "roles", "look": "1"}, files=files)
    assert shown.status_code == 200
    assert "Navn ola (ola), til og med 31. mars 2099" in said(shown)
    assert "2099-03-31" in shown.text
    assert "format=xlsx" in web.visitor("eqs").page(PAGE).text
    broken = {"file": ("roller.xlsx", data[:400], workbooks.TYPE)}
    shown = web.visitor("eqs").send(PAGE, {"table": "roles", "look": "1"}, files=broken)
    assert shown.status_code == 400 and "Arbeidsboken kan ikke leses" in shown.text


def bomb(text: bytes) -> bytes:
    """A workbook whose sheet is this XML."""
    whole, made = zipfile.ZipFile(io.BytesIO(workbook([UNITS]))), io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed_:
        for part in whole.infolist():
            is_sheet = part.filename == "xl/worksheets/sheet1.xml"
            packed_.writestr(part.filename, text if is_sheet else whole.read(part))
    return made.getvalue()


def sheet(rows: bytes, before: bytes = b"") -> bytes:
    name = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return before + b'<worksheet xmlns="' + name + b'"><sheetData>' + rows + b"</sheetData></worksheet>"


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "data, code",
    [
        (bomb(sheet(b" " * 20_000_000)), "table_too_large"),
        (bomb(sheet(b"<row><c t='str'><v>&b;</v></c></row>", ENTITIES)), "not_xlsx"),
        (bomb(b"<worksheet>"), "not_xlsx"),
        (workbook([UNITS])[:500], "not_xlsx"),
        (b"PK\x03\x04", "not_xlsx"),
        (workbook([UNITS]) + b" " * 1_000_000, "table_too_large"),
        (workbook([UNITS, *([["A", "IE", "A"]] * 10_001)]), "too_many_lines"),
    ],
    ids=["zip bomb", "entities", "no xml", "cut", "nothing", "too large", "too many"],
)
def test_a_file_that_is_none(data, code):
    text, faults = workbooks.decoded(data)
    assert (text, [fault.code for fault in faults]) == ("", [code])


def test_a_line_far_below_is_found_soon():
    """Lines that are said to be far down are not walked to for ever."""
    far = b"<row r='99999999999'><c t='str'><v>x</v></c></row>"
    assert workbooks.decoded(bomb(sheet(far))) == ("", [])
    last = b"<row r='1048576'><c r='A1048576' t='str'><v>x</v></c></row>"
    assert [fault.code for fault in workbooks.decoded(bomb(sheet(last)))[1]] == ["too_many_lines"]


def test_cells_of_every_kind():
    book = Workbook()
    for row in (
        ["name", None],
        [12.0, 1.5],
        [datetime(2026, 2, 1), datetime(2026, 2, 1, 10, 30)],
        [True, "O'Hara"],
        ["'=1", "-"],
    ):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    assert workbooks.decoded(made.getvalue())[0].split("\r\n")[:-1] == [
        '"name"',
        '"12";"1.5"',
        '"2026-02-01";"2026-02-01 10:30:00"',
        '"True";"O\'Hara"',
        '"\'\'=1";"\'-"',
    ]


def test_a_sheet_that_is_hidden_is_not_read():
    book = Workbook()
    book.active.append(["hidden"])
    book.create_sheet("Roller").append(["shown"])
    book.worksheets[0].sheet_state, book.active = "hidden", 1
    made = io.BytesIO()
    book.save(made)
    assert workbooks.decoded(made.getvalue()) == ('"shown"\r\n', [])


def test_a_text_that_begins_like_a_formula_is_written_as_a_text():
    data = workbooks.written(("code", "from"), [["=1+1", date(2026, 1, 2)], ["+47", ""], ["http://x.no", ""]])
    assert sheet_of(data)[1:] == [["=1+1", datetime(2026, 1, 2)], ["+47", None], ["http://x.no", None]]
    (xml,) = (zipfile.ZipFile(io.BytesIO(data)).read(f"xl/worksheets/sheet{n}.xml") for n in (1,))
    assert b"<f>" not in xml and b"hyperlink" not in xml
    assert workbooks.decoded(data)[0].split("\r\n")[1] == '"\'=1+1";"2026-01-02"'


def test_not_for_others(web, unchanged):
    for person in ("admin.ie", "kari", "archivist"):
        visitor = web.visitor(person)
        assert refused(visitor.get(f"{REGISTER}/@units-export", table="roles", format="xlsx"), 403)
        assert visitor.page(FILE, table="roles", format="xlsx").status_code in (302, 403)
        answer = visitor.post(IN, {"table": "roles", "xlsx": packed(workbook([ROLES]))})
        assert refused(answer, 403) == [(None, "not_yours")]
