"""Tables of units and of roles: how they are read, what is wrong with them, what they change."""

import pytest
from datetime import date
from ntnu.deviations.domain import tables
from ntnu.deviations.domain.unit_tables import COLUMNS
from ntnu.deviations.domain.unit_tables import NEEDED
from ntnu.deviations.domain.unit_tables import role_lines
from ntnu.deviations.domain.unit_tables import unit_changes
from ntnu.deviations.domain.unit_tables import UnitRow

IE = UnitRow("IE", "", "Fakultet for informasjonsteknologi")
HF = UnitRow("HF", "", "Det humanistiske fakultet")
IDI = UnitRow("IDI", "IE", "Datateknologi", "", "Computer Science", "gloshaugen", date(2020, 1, 1))
PRESENT = (HF, IE, IDI)
OFFERED = ("Notification Recipient", "Case Worker")


def units(text):
    lines, faults = tables.read(text, COLUMNS["units"], NEEDED["units"])
    changes, more = unit_changes(lines, PRESENT)
    return changes, [(fault.field, fault.code) for fault in (*faults, *more)]


def roles(text):
    lines, faults = tables.read(text, COLUMNS["roles"], NEEDED["roles"])
    wanted, more = role_lines(lines, ("HF", "IE", "IDI"), OFFERED)
    return wanted, [(fault.field, fault.code) for fault in (*faults, *more)]


HEAD = "code;parent;name_nb;from;to\n"


@pytest.mark.parametrize(
    "text, wrong",
    [
        (HEAD + "NY;XX;Ny;;\n", [("2.parent", "unknown_parent")]),
        (HEAD + "NY;NY;Ny;;\n", [("2.parent", "parent_no_faculty")]),
        (HEAD + "NY;IDI;Ny;;\n", [("2.parent", "parent_no_faculty")]),
        (HEAD + "NY;IE;Ny;;\nny;IE;Ny;;\n", [("3.code", "line_twice")]),
        (HEAD + "NY;IE;Ny;2026-02-30;\n", [("2.from", "not_a_date")]),
        (HEAD + "NY;IE;Ny;soon;20260101\n", [("2.from", "not_a_date"), ("2.to", "not_a_date")]),
        (HEAD + "NY;IE;Ny;2026-02-03;2026-02-02\n", [("2.to", "ends_before_start")]),
        # From what is there already, too.
        ("code;parent;name_nb;to\nIDI;IE;Datateknologi;2019-12-31\n", [("2.to", "ends_before_start")]),
        (HEAD + "IDI;HF;Datateknologi;;\n", [("2.parent", "unit_stays")]),
        (HEAD + "idi;;Datateknologi;;\n", [("2.parent", "unit_stays")]),
        (HEAD + "HF;IE;Humaniora;;\n", [("2.parent", "faculty_stays")]),
        (HEAD + "NY;IE;;;\n", [("2.name_nb", "required")]),
        (HEAD + ";IE;Ny;;\n", [("2.code", "required")]),
        (HEAD + f"{'N' * 21};IE;Ny;;\n", [("2.code", "too_long")]),
        (HEAD + "NY;IE;=1+1;;\n", [("2.name_nb", "formula_cell")]),
        (HEAD + "NY;IE;-Ny;;\nNO;IE;@x;;\n", [("2.name_nb", "formula_cell"), ("3.name_nb", "formula_cell")]),
        (HEAD + 'NY;IE;"\tNy";;\n', [("2.name_nb", "formula_cell")]),
        (
            HEAD + 'NY;IE;"Ny\nenhet";;\nNO;XX;No;;\n',
            [("2.name_nb", "one_line"), ("4.parent", "unknown_parent")],
        ),
        (HEAD + "NY;IE;Ny\n", [("2", "cells")]),
        (HEAD + "NY;IE;Ny;;;\n", [("2", "cells")]),
        (HEAD + 'NY;IE;"Ny;;\n', [("2", "not_csv")]),
        ("code;parent\nNY;IE\n", [("1", "missing_column")]),
        ("code;name_nb;parent;form\nNY;Ny;IE;\n", [("1", "unknown_column")]),
        ("code;name_nb;parent;code\nNY;Ny;IE;NY\n", [("1", "column_twice")]),
        ("", [(None, "table_empty")]),
        (" ;\n\n", [(None, "table_empty")]),
        (HEAD + "NY;IE;Ny;;\n" * 5001, [(None, "too_many_lines")]),
        ("x" * 1_000_001, [(None, "table_too_large")]),
    ],
)
def test_what_is_wrong_with_a_table_of_units(text, wrong):
    assert units(text)[1] == wrong


@pytest.mark.parametrize(
    "text, wrong",
    [
        ("IX;Case Worker;ola;\n", [("2.unit", "no_such_unit")]),
        ("IE;Manager;ola;\n", [("2.role", "no_such_role")]),
        ("IE;Case Worker;;\n", [("2.principal", "required")]),
        ("IE;Case Worker;ola;both\n", [("2.change", "give_or_take")]),
        ("IE;Case Worker;ola;\nie;case worker;ola;take\n", [("3.principal", "line_twice")]),
        (
            "IX;Manager;;x\n",
            [
                ("2.unit", "no_such_unit"),
                ("2.role", "no_such_role"),
                ("2.principal", "required"),
                ("2.change", "give_or_take"),
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_table_of_roles(text, wrong):
    assert roles("unit;role;principal;change\n" + text)[1] == wrong


@pytest.mark.parametrize(
    "data, code",
    [
        ("code;parent;name_nb\nØK;;Økonomi\n".encode("latin-1"), "not_utf8"),
        ("code;parent;name_nb\n".encode("utf-16"), "not_utf8"),
        (b"PK\x03\x04\xff\xfe", "not_utf8"),
        (b"x" * 1_000_001, "table_too_large"),
    ],
)
def test_a_file_that_is_none(data, code):
    text, faults = tables.decoded(data)
    assert (text, [fault.code for fault in faults]) == ("", [code])


def test_what_a_table_changes():
    changes, wrong = units(
        "code;parent;name_nb;campus;to\r\n"
        "NY;NF;Ny enhet;;\r\n"
        "NF;;Nytt fakultet;dragvoll;\r\n"
        "idi;ie;Datateknologi;gloshaugen;31.12.2026\r\n"
        "HF;;Humaniora;;\r\n"
        "IE;;Fakultet for informasjonsteknologi;;\r\n"
    )
    assert wrong == []
    assert [change.told() for change in changes] == [
        {
            "kind": "added",
            "unit": "NF",
            "before": {"code": "", "name_nb": "", "campus": ""},
            "after": {"code": "NF", "name_nb": "Nytt fakultet", "campus": "dragvoll"},
        },
        {
            "kind": "changed",
            "unit": "HF",
            "before": {"name_nb": "Det humanistiske fakultet"},
            "after": {"name_nb": "Humaniora"},
        },
        {
            "kind": "added",
            "unit": "NY",
            "before": {"code": "", "parent": "", "name_nb": ""},
            "after": {"code": "NY", "parent": "NF", "name_nb": "Ny enhet"},
        },
        {"kind": "closed", "unit": "IDI", "before": {"to": ""}, "after": {"to": "2026-12-31"}},
    ]


def test_an_empty_cell_empties_and_a_column_that_is_not_there_does_not():
    ((emptied,), _none) = units("code;parent;name_nb;campus\nIDI;IE;Datateknologi;\n")
    assert emptied.after == UnitRow(
        "IDI", "IE", "Datateknologi", "", "Computer Science", "", date(2020, 1, 1)
    )
    assert units("code,parent,name_nb\nIDI,IE,Datateknologi\n") == ([], [])


def test_what_is_written_is_read_again():
    odd = ["=1+1", "'=1", "''-x", "+47", "@a", "O'Hara", 'a "b"; c', "-", "æøå", ""]
    text = tables.write(("code",), [[cell] for cell in odd])
    assert '\r\n"\'=1+1"\r\n"\'\'=1"\r\n"\'\'\'-x"\r\n"\'+47"' in text
    lines, faults = tables.read("\ufeff" + text, ("code",), ("code",))
    assert ([line.cells["code"] for line in lines], faults) == (odd[:-1], [])


def test_a_table_written_from_what_is_there_changes_nothing():
    text = tables.write(COLUMNS["units"], [[*row.cells.values()] for row in PRESENT])
    assert units(text) == ([], [])
    assert '"IDI";"IE";"Datateknologi";"";"Computer Science";"gloshaugen";"2020-01-01";""' in text


def test_roles_are_given_unless_the_line_says_take():
    wanted, wrong = roles("unit;role;principal\nidi;CASE WORKER;ola\nIE;Case Worker;O'Hara\n")
    assert [line.told() for line in wanted] == [
        {"kind": "given", "unit": "IDI", "role": "Case Worker", "principal": "ola"},
        {"kind": "given", "unit": "IE", "role": "Case Worker", "principal": "O'Hara"},
    ]
    (taken,), _none = roles("unit;role;principal;change\nIDI;Case Worker;ola;Take\n")
    assert (taken.kind, taken.number, wrong) == ("taken", 2, [])
