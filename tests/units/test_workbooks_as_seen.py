"""A workbook of units or roles that shows something else than it holds: refused at its line and column."""

import io
import pytest
from datetime import date
from html import unescape
from ntnu.deviations.units import workbooks
from openpyxl import Workbook
from tests.rest.asking import refused
from tests.units.tables import IN
from tests.units.tables import packed
from tests.units.tables import PAGE

ROLES = ["unit", "role", "principal", "from", "to"]


def looks(change) -> list[tuple[str | None, str]]:
    """What is wrong with a table of roles, after something was done with its workbook."""
    book = Workbook()
    for row in (
        ROLES,
        ["IE", "Case Worker", "ola", date(2099, 1, 1), date(2099, 6, 1)],
        ["IE", "Line Manager", "per", date(2099, 1, 1), date(2099, 6, 1)],
        ["HF", "Line Manager", "kari", None, None],
    ):
        book.active.append(row)
    change(book, book.active)
    made = io.BytesIO()
    book.save(made)
    text, faults = workbooks.decoded(made.getvalue())
    assert bool(text) is not bool(faults)
    return [(fault.field, fault.code) for fault in faults]


def formatted(cell, value, form):
    def change(book, sheet):
        sheet[cell] = value
        sheet[cell].number_format = form

    return change


def hide(kind, name):
    def change(book, sheet):
        getattr(sheet, f"{kind}_dimensions")[name].hidden = True

    return change


@pytest.mark.parametrize(
    "change, wrong",
    [
        (lambda book, sheet: None, []),
        # An empty last day would be a role without end.
        (lambda book, sheet: sheet.merge_cells("E2:E3"), [("2.to", "merged_cells")]),
        (lambda book, sheet: sheet.merge_cells("A2:B2"), [("2.unit", "merged_cells")]),
        (lambda book, sheet: sheet.merge_cells("A9:B9"), []),
        (hide("row", 3), [("3", "hidden_line")]),
        (hide("row", 9), []),
        (hide("column", "E"), [("1.to", "hidden_column")]),
        (hide("column", "K"), []),
        (formatted("E2", date(2099, 6, 15), "mmm yyyy"), [("2.to", "shown_otherwise")]),
        (formatted("E2", date(2099, 6, 15), "d. mmmm"), [("2.to", "shown_otherwise")]),
        (formatted("E2", date(2099, 6, 15), "[$-414]d. mmmm yyyy;@"), []),
        (formatted("A2", 42, "0000"), [("2.unit", "shown_otherwise")]),
        (formatted("A2", 42, "0"), []),
        (formatted("A2", "IE", '"M"@'), [("2.unit", "shown_otherwise")]),
        (formatted("A2", "IE", ";;;"), [("2.unit", "shown_otherwise")]),
        (formatted("A2", "IE", "@"), []),
        (lambda book, sheet: book.create_sheet("Mer").append(["IE"]), [(None, "more_sheets")]),
        (lambda book, sheet: book.create_sheet("Tomt"), []),
    ],
    ids=[
        *("as it is", "merged down", "merged across", "merged below", "line", "line below", "column"),
        *("column beside", "month", "no year", "whole day", "zeros", "number", "more text", "no text"),
        *("text", "another sheet", "empty sheet"),
    ],
)
def test_what_is_shown_otherwise_than_it_is_read_is_refused(change, wrong):
    assert looks(change) == wrong


def test_merged_cells_are_told_at_their_line(web, unchanged):
    book = Workbook()
    for row in (
        ROLES,
        ["IE", "Line Manager", "ola", "", date(2099, 6, 1)],
        ["IE", "Line Manager", "per"],
    ):
        book.active.append(row)
    book.active.merge_cells("E2:E3")
    made = io.BytesIO()
    book.save(made)
    answer = web.visitor("eqs").post(IN, {"table": "roles", "xlsx": packed(made.getvalue())})
    assert refused(answer, 400) == [("2.to", "merged_cells")]
    files = {"file": ("roller.xlsx", made.getvalue(), workbooks.TYPE)}
    shown = web.visitor("eqs").send(PAGE, {"table": "roles", "look": "1"}, files=files)
    assert (
        shown.status_code == 400
        and "Linje 2, to: Her er " in unescape(shown.text)
        and "slått sammen" in unescape(shown.text)
    )
