"""The page of tables, and for whom it and the services are."""

import pytest
from lxml import html
from ntnu.deviations.units import folder_roles
from tests.rest.asking import refused
from tests.units.tables import FILE
from tests.units.tables import IN
from tests.units.tables import log
from tests.units.tables import OUT
from tests.units.tables import out
from tests.units.tables import PAGE
from tests.units.tables import REGISTER
from tests.units.tables import said

#: Everybody else.
OTHERS = ("kari", "recipient.ie", "manager.ie", "admin.ie", "siteadmin", "archivist", "reader", "local.owner")


def hidden(answer, name) -> str:
    return html.fromstring(answer.text).xpath(f"//input[@name='{name}']/@value")[0]


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
    assert answer.content.startswith(b'\xef\xbb\xbf"unit";"role";"principal";"from";"to";"change"\r\n')
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
