"""Units and who holds which role there, taken out and brought in as tables, by page and by REST."""

import pytest
from lxml import html
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.units import folder_roles
from pathlib import Path
from tests.engine.unchanged import picture
from tests.register import people
from tests.rest.asking import refused

REGISTER = "/deviations"
PAGE, FILE = f"{REGISTER}/@@units-exchange", f"{REGISTER}/@@units-table"
OUT, IN = f"{REGISTER}/@units-export", f"{REGISTER}/@units-import"
#: Sixty units of a university.
UNITS = Path(__file__).with_name("units.csv").read_text(encoding="utf-8")
#: And a dozen more.
MORE = "".join(f"S{number};IE;Seksjon {number};Section {number}\n" for number in range(12))
#: Everybody else.
OTHERS = ("kari", "recipient.ie", "manager.ie", "admin.ie", "siteadmin", "archivist", "reader", "local.owner")
ROLES = ("Notification Recipient", "Case Worker", "Line Manager")


def bring(web, table, text, **more):
    return web.visitor("eqs").post(IN, {"table": table, "csv": text, **more})


def done(web, table, text, **more) -> dict:
    answer = bring(web, table, text, **more)
    assert answer.status_code == 200, answer.text
    return answer.json()


def out(web, table) -> str:
    return web.visitor("eqs").get(OUT, table=table).json()["csv"]


def codes(web) -> set[str]:
    web.at(REGISTER)
    return {unit.code for unit in web.house.units()}


def log(web, code):
    web.at(REGISTER)
    return [(entry.actor, entry.action, entry.why) for entry in caselog.entries(web.house.unit(code))]


def mailed(web) -> list[str]:
    """Who was mailed since it was last asked."""

    def read(house):
        found = [to for to, _subject in house.mailed()]
        house.forget_mails()
        return found

    return web.committed(read)


def said(answer) -> str:
    return " ".join(html.fromstring(answer.text).xpath("//main")[0].text_content().split())


def hidden(answer, name) -> str:
    return html.fromstring(answer.text).xpath(f"//input[@name='{name}']/@value")[0]


@pytest.fixture
def unchanged(web):
    before = web.committed(picture)
    yield
    assert web.committed(picture) == before


def test_a_whole_university_twice(web):
    mailed(web)
    foreseen = done(web, "units", UNITS + MORE, dry_run=True)
    assert foreseen["mails"] == [] and codes(web) == {"IE", "IDI", "IIK", "HF", "IFS"}
    # IE, IDI, IIK and HF are there: they get other names.
    kinds = [change["kind"] for change in foreseen["changes"]]
    assert (kinds.count("added"), kinds.count("changed"), len(kinds)) == (68, 4, 72)
    made = done(web, "units", UNITS + MORE, reason="Ny liste.")
    assert made == {**foreseen, "dry_run": False}
    assert len(codes(web)) == 73
    unit = web.house.unit("IØT")
    assert (unit.portal_type, unit.aq_parent.code, unit.title) == (
        "DeviationDepartment",
        "ØK",
        "Institutt for industriell økonomi og teknologiledelse",
    )
    assert web.visitor("kari").page(web.address(unit)).status_code == 200
    assert web.portal.portal_catalog.unrestrictedSearchResults(Title="teknologiledelse")
    assert log(web, "IØT") == [
        (
            "eqs",
            "unit_added",
            {
                "before": {"code": "", "name_nb": "", "name_en": "", "parent": ""},
                "after": {
                    "code": "IØT",
                    "parent": "ØK",
                    "name_nb": unit.title,
                    "name_en": unit.title_en,
                },
                "reason": "Ny liste.",
            },
        )
    ]
    # What is not in the table stays as it is.
    assert log(web, "IFS") == [] and web.house.unit("IFS").title == "Enhet IFS"
    assert log(web, "HF")[-1][1] == "unit_changed" and web.house.unit("HF").title == "Det humanistiske fakultet"
    again = done(web, "units", UNITS + MORE)
    assert again["changes"] == [] and len(log(web, "IØT")) == 1
    assert done(web, "units", out(web, "units"))["changes"] == []
    assert mailed(web) == []

    # Three hundred roles.
    persons = [person for person in people() if person != "eqs"][:25]
    lines = [f"{code};{role};{person}" for code in sorted(codes(web)) for role in ROLES for person in persons]
    given = "unit;role;principal\n" + "\n".join(lines[::13][:300])
    foreseen = done(web, "roles", given, dry_run=True)
    made = done(web, "roles", given)
    assert made == {**foreseen, "dry_run": False}
    assert {change["kind"] for change in made["changes"]} == {"given"} and 280 < len(made["changes"]) <= 300
    to = mailed(web)
    assert len(to) == len(set(to)) > 20 and set(to) == set(foreseen["mails"])
    assert done(web, "roles", given)["changes"] == [] and mailed(web) == []
    assert done(web, "roles", out(web, "roles"))["changes"] == [] and mailed(web) == []


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
    taken = "unit;role;principal;change\nIFS;Local EQS Administrator;ola;give\nHF;Line Manager;manager.hf;take\n"
    answer = done(web, "roles", taken, reason="Omlegging.")
    assert [change["kind"] for change in answer["changes"]] == ["given", "taken"]
    actor, action, why = log(web, "HF")[-1]
    assert (actor, action, why["role"], why["principal"]) == ("eqs", "role_taken", "Line Manager", "manager.hf")
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


@pytest.mark.parametrize("person", OTHERS)
def test_it_is_for_nobody_else(web, unchanged, person):
    visitor = web.visitor(person)
    for answer in (visitor.get(OUT, table="units"), visitor.post(IN, {"table": "units", "csv": "x"})):
        assert refused(answer, 403) == [(None, "not_yours")]
    for path in (PAGE, FILE):
        answer = visitor.page(path, table="units")
        assert answer.status_code in (302, 403) and "IDI" not in answer.text
    assert visitor.send(PAGE, {"look": "1", "csv": "x"}).status_code in (302, 403)
    assert "units-exchange" not in visitor.page(f"{REGISTER}/@@units").text


def test_not_without_log_in(web):
    nobody = web.visitor(None)
    assert nobody.get(OUT, table="units").status_code == 401
    assert nobody.post(IN, {"table": "units", "csv": "x"}).status_code == 401
    assert nobody.page(PAGE).status_code == nobody.page(FILE, table="units").status_code == 302


def test_the_file_is_for_spreadsheets(web):
    assert "units-exchange" in web.visitor("eqs").page(f"{REGISTER}/@@units").text
    answer = web.visitor("eqs").page(FILE, table="roles")
    assert answer.content.startswith(b'\xef\xbb\xbf"unit";"role";"principal";"change"\r\n')
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="roles.csv"'
    assert answer.content.decode("utf-8-sig") == out(web, "roles")
    assert web.visitor("eqs").page(FILE, table="cases").status_code == 404


def test_by_page_it_is_looked_over_and_done(web):
    eqs = web.visitor("eqs")
    form = {"table": "roles", "reason": "Vikar.", "once": hidden(eqs.page(PAGE), "once"), "look": "1"}
    text = "unit,role,principal\nIIK,Line Manager,per\n"
    shown = eqs.send(PAGE, form, files={"file": ("roller.csv", text.encode("utf-8-sig"))})
    assert shown.status_code == 200 and "Rolle gitt" in said(shown) and "Navn per" in said(shown)
    assert "Navn recipient.ie" in said(shown)
    del form["look"]
    form |= {"csv": text, "send": "1"}
    # Something else than what was looked at.
    other = eqs.send(PAGE, {**form, "digest": "x"})
    assert other.status_code == 409 and "Se over igjen" in said(other)
    assert "per" not in folder_roles.held(web.at(f"{REGISTER}/ie/iik"))["Line Manager"]
    sent = eqs.send(PAGE, {**form, "digest": hidden(shown, "digest")})
    assert sent.status_code == 303
    assert "per" in folder_roles.held(web.at(f"{REGISTER}/ie/iik"))["Line Manager"]
    assert log(web, "IIK")[-1][2]["reason"] == "Vikar."
    # Sent once more it is not done again.
    assert eqs.send(PAGE, {**form, "digest": hidden(shown, "digest")}).status_code == 303
    assert "Ingenting" in said(eqs.send(PAGE, {"table": "roles", "csv": text, "look": "1"}))


def test_by_page_a_mistake_is_named_and_nothing_is_lost(web, unchanged):
    eqs = web.visitor("eqs")
    text = "code;parent;name_nb\nNY;XX;Ny\n"
    for files, form in (({"file": ("u.csv", text.encode())}, {}), (None, {"csv": text})):
        shown = eqs.send(PAGE, {"table": "units", "reason": "Ny.", "look": "1", **form}, files=files)
        assert shown.status_code == 400
        assert "Linje 2, parent: Det finnes ingen enhet med denne koden" in said(shown)
        page = html.fromstring(shown.text)
        assert page.xpath("//textarea[@name='csv']")[0].text.strip().splitlines() == text.splitlines()
        assert page.xpath("//textarea[@name='reason']")[0].text.strip() == "Ny."
    latin = {"file": ("u.csv", "code;parent;name_nb\nØK;;Økonomi\n".encode("latin-1"))}
    shown = eqs.send(PAGE, {"table": "units", "look": "1", "csv": text}, files=latin)
    assert shown.status_code == 400 and "CSV UTF-8" in said(shown)
    assert "NY;XX;Ny" in html.fromstring(shown.text).xpath("//textarea[@name='csv']")[0].text


def test_by_page_a_warning_is_ticked(web):
    eqs = web.visitor("eqs")
    held = folder_roles.held(web.at(f"{REGISTER}/ie"))["Notification Recipient"]
    text = "unit;role;principal;change\n" + "".join(f"IE;Notification Recipient;{who};take\n" for who in held)
    form = {"table": "roles", "csv": text, "look": "1"}
    shown = eqs.send(PAGE, form)
    assert "Ingen" in said(shown)
    form = {"table": "roles", "csv": text, "send": "1", "digest": hidden(shown, "digest")}
    refused_ = eqs.send(PAGE, form)
    assert refused_.status_code == 400
    assert html.fromstring(refused_.text).xpath("//a[@href='#confirm-last_recipient']")
    assert eqs.send(PAGE, {**form, "warnings_confirmed": "last_recipient"}).status_code == 303
    assert folder_roles.held(web.at(f"{REGISTER}/ie"))["Notification Recipient"] == []
