"""Units and who holds which role there, taken out and brought in as tables over REST."""

import pytest
from ntnu.deviations.units import folder_roles
from tests.rest.asking import refused
from tests.units.tables import IN
from tests.units.tables import log
from tests.units.tables import packed
from tests.units.tables import REGISTER
from tests.units.university import a_whole_university_twice
from tests.units.university import bring
from tests.units.university import done
from tests.units.university import mailed


def test_a_whole_university_twice(web):
    a_whole_university_twice(web, "csv")


def test_ten_mistakes_and_nothing_done(web, unchanged):
    text = (
        "code;parent;name_nb;from;to\n"
        "AA;XX;A;;\n"
        "BB;IE;B;;\n"
        "bb;IE;B;;\n"
        "CC;IE;C;31.2.2026;\n"
        "DD;IE;D;2026-02-01;2026-01-01\n"
        "IDI;HF;Datateknologi;;\n"
        "EE;IE;=E;;\n"
        "FF;IE;;;\n"
        "GG;IE;G\n"
        "HH;IDI;H;;\n"
    )
    answer = bring(web, "units", text)
    assert refused(answer, 400) == [
        ("2.parent", "unknown_parent"),
        ("4.code", "line_twice"),
        ("5.from", "not_a_date"),
        ("6.to", "ends_before_start"),
        ("7.parent", "unit_stays"),
        ("8.name_nb", "formula_cell"),
        ("9.name_nb", "required"),
        ("10", "cells"),
        ("11.parent", "parent_no_faculty"),
    ]
    assert "for a department of IE" in answer.json()["errors"][4]["message"]
    text = (
        "unit;role;principal;change\n"
        "XX;Case Worker;ola;\n"
        "IE;Owner;ola;\n"
        "IE;Case Worker;nobody;\n"
        "IE;Case Worker;AuthenticatedUsers;\n"
        "IE;Case Worker;eqs;\n"
        "IE;Case Worker;ola;perhaps\n"
        "IE;Line Manager;ola;\n"
    )
    assert refused(bring(web, "roles", text), 400) == [
        ("2.unit", "no_such_unit"),
        ("3.role", "no_such_role"),
        ("4.principal", "unknown_person"),
        ("5.principal", "role_for_everybody"),
        ("6.principal", "role_to_oneself"),
        ("7.change", "give_or_take"),
    ]


@pytest.mark.parametrize(
    "body, wrong",
    [
        ({}, [("table", "required"), ("csv", "required")]),
        ({"table": "cases", "csv": ""}, [("table", "unknown_value")]),
        ({"table": "units", "csv": 5}, [("csv", "wrong_type")]),
        ({"table": "units", "xlsx": 5}, [("xlsx", "wrong_type")]),
        ({"table": "units", "xlsx": "no base64"}, [("xlsx", "wrong_type")]),
        ({"table": "units", "xlsx": packed(b"PK\x03\x04")}, [(None, "not_xlsx")]),
        ({"table": "units", "csv": "x", "xlsx": "eA=="}, [("xlsx", "not_accepted")]),
        ({"table": "units", "csv": "x", "dry_run": "yes"}, [("dry_run", "wrong_type")]),
        ({"table": "units", "csv": "x", "note": "x"}, [("note", "unknown_field")]),
        ({"table": "units", "csv": ""}, [(None, "table_empty")]),
        ({"table": "roles", "csv": "unit;role\n"}, [("1", "missing_column")]),
        (
            {"table": "units", "csv": "code;parent;name_nb\n", "reason": "Om 01019000083"},
            [("reason", "identity_number:reason")],
        ),
    ],
)
def test_bad_bodies(web, unchanged, body, wrong):
    assert refused(web.visitor("eqs").post(IN, body), 400) == wrong


def test_a_role_is_taken_and_what_follows_is_confirmed(web):
    mailed(web)
    taken = (
        "unit;role;principal;change\nIFS;Local EQS Administrator;ola;give\nHF;Line Manager;manager.hf;take\n"
    )
    answer = done(web, "roles", taken, reason="Omlegging.")
    assert [change["kind"] for change in answer["changes"]] == ["given", "taken"]
    actor, action, why = log(web, "HF")[-1]
    assert (actor, action, why["role"], why["principal"]) == (
        "eqs",
        "role_taken",
        "Line Manager",
        "manager.hf",
    )
    assert why["reason"] == "Omlegging." and ["roles_changed_at_units", "recipient.hf"] in why["mails"]
    # Told of both units, by one mail.
    assert mailed(web).count("recipient.hf") == 1
    last = "unit;role;principal;change\nHF;Notification Recipient;recipient.hf;take\n"
    held = folder_roles.held(web.house.unit("HF"))["Notification Recipient"]
    last += "".join(f"HF;Notification Recipient;{who};take\n" for who in held if who != "recipient.hf")
    foreseen = done(web, "roles", last, dry_run=True)
    assert [(one["field"], one["code"]) for one in foreseen["warnings"]] == [("2.role", "last_recipient")]
    assert refused(bring(web, "roles", last), 400) == [("2.role", "last_recipient")]
    assert folder_roles.held(web.house.unit("HF"))["Notification Recipient"] == held
    assert done(web, "roles", last, warnings_confirmed=["last_recipient"])["changes"]
    web.at(REGISTER)
    assert folder_roles.held(web.house.unit("HF"))["Notification Recipient"] == []


def test_a_unit_is_closed_and_what_is_not_named_stays(web):
    text = "code;parent;name_nb;to\nIFS;HF;Filosofi;2026-12-31\n"
    (change,) = done(web, "units", text)["changes"]
    assert change["kind"] == "closed"
    unit = web.at(f"{REGISTER}/hf/ifs")
    assert (unit.title, unit.title_en, str(unit.active_to)) == ("Filosofi", "Unit IFS", "2026-12-31")
