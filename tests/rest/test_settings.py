"""Units and settings are looked at at every door; a choice that is taken away stays readable."""

import pytest
from datetime import date
from ntnu.deviations import choices
from ntnu.deviations import settings
from ntnu.deviations.engine.errors import InvalidData
from plone import api
from plone.dexterity.utils import createContentInContainer
from tests.register import REPORT
from tests.rest.asking import refused
from zope.globalrequest import getRequest

PREFIX = "ntnu.deviations"
PANEL = "/@@deviation-settings"


def put(web, **records):
    return web.visitor("technician").patch(
        "/@registry", {f"{PREFIX}.{key}": value for key, value in records.items()}
    )


def fresh(web, ask):
    """An answer as in a request of its own: the registry keeps its values for the length of one."""
    getRequest().other.pop("_plone_registry_cache", None)
    return web.committed(ask)


@pytest.mark.parametrize(
    "name, lines, code, line",
    [
        ("channels", ["grave | https://ok.example", "hse | javascript:alert(1)"], "bad_channel", "2"),
        ("contacts", ["www.ntnu.example | A | A | A | staff"], "bad_contact", "1"),
        ("attachment_types", ["pdf | application/pdf", "", "foo | bar"], "bad_file_type", "3"),
        ("themes", ["teaching | Undervisning | Undervising"], "bad_terms", "1"),
    ],
)
def test_lines_over_rest_and_on_import(web, name, lines, code, line):
    before = fresh(web, lambda house: settings.get(name))
    ((field, found),) = refused(put(web, **{name: lines}), 400)
    assert (field, found) == (name, code)
    assert f"Line {line}" in put(web, **{name: lines}).json()["errors"][0]["message"]
    assert fresh(web, lambda house: settings.get(name)) == before

    def imported(house):
        with pytest.raises(InvalidData):
            api.portal.set_registry_record(f"{PREFIX}.{name}", lines)
        house.take_back()

    web.committed(imported)


def test_an_address(web):
    for address in ("ntnu.example", "javascript:x"):
        assert refused(put(web, accessibility_url=address), 400) == [("accessibility_url", "bad_link")]
    assert put(web, accessibility_url="https://ntnu.example/uu").status_code == 204


def test_the_form_names_the_line(web):
    page = web.visitor("eqs").page(PANEL, "en")
    assert page.status_code == 200
    answer = web.visitor("eqs").send(
        PANEL, {"form.widgets.channels": "hse | hse.example", "form.buttons.save": "1"}
    )
    assert "hse.example" in answer.text and fresh(web, lambda house: settings.channel("hse")) != "hse.example"
    assert "Linje 1" in answer.text or "Line 1" in answer.text


def test_a_theme_in_use_that_is_taken_away(web):
    case = web.case("received", themes=["practice"])
    lines = fresh(web, lambda house: settings.get("themes"))
    kept = [line for line in lines if not line.startswith("practice")]
    assert put(web, themes=kept).status_code == 204
    recipient = web.visitor("recipient.ie")
    assert "Praksis" in recipient.page(case).text
    assert fresh(web, lambda house: choices.title_of("themes", "practice", "en")) == "Practical training"
    answer = web.visitor("kari").report({**REPORT, "themes": ["practice"]})
    assert refused(answer, 400) == [("themes", "unknown_value")]
    # What comes back has the name it has now.
    back = [*kept, "practice | Øving | Øving | Training"]
    assert put(web, themes=back).status_code == 204
    assert fresh(web, lambda house: choices.title_of("themes", "practice", "en")) == "Training"
    assert fresh(web, lambda house: choices.former("themes")) == []


def test_two_units_with_one_code(web):
    technician = web.visitor("technician")
    unit = {"@type": "DeviationFaculty", "title": "Ny", "code": "ie"}
    answer = technician.post("/deviations", unit)
    assert answer.status_code == 400 and "Enhet IE" in answer.text
    for parent, code in (("/deviations/ie", "IE"), ("/deviations/ie", "hf"), ("/deviations/hf", "IDI")):
        answer = technician.post(parent, {"@type": "DeviationDepartment", "title": "Ny", "code": code})
        assert answer.status_code == 400, (parent, code)
    answer = technician.patch("/deviations/ie/idi", {"code": "Hf"})
    assert answer.status_code == 400 and "Enhet HF" in answer.text
    assert web.at("/deviations/ie/idi").code == "IDI"
    assert technician.patch("/deviations/ie/idi", {"code": "IDI", "campus": "gloshaugen"}).status_code == 204

    def made(house):
        with api.env.adopt_roles(["Manager"]), pytest.raises(InvalidData):
            createContentInContainer(
                house.register, "DeviationFaculty", checkConstraints=False, title="Ny", code="HF"
            )
        house.take_back()

    web.committed(made)


def test_a_unit_that_ends_before_it_begins(web):
    technician, unit = web.visitor("technician"), "/deviations/ie/iik"
    answer = technician.patch(unit, {"active_from": "2026-06-01", "active_to": "2026-05-31"})
    assert answer.status_code == 400 and "last day" in answer.text
    assert technician.patch(unit, {"active_from": "2026-06-01"}).status_code == 204
    # Against what is there already, too.
    assert technician.patch(unit, {"active_to": "2026-05-31"}).status_code == 400
    assert web.at(unit).active_to is None
    form = {
        "form.widgets.IBasic.title": "IIK",
        "form.widgets.title": "IIK",
        "form.widgets.code": "IIK",
        "form.widgets.active_from": "2026-06-01",
        "form.widgets.active_to": "2026-05-01",
        "form.buttons.save": "1",
    }
    answer = technician.send(f"{unit}/edit", form)
    assert answer.status_code == 200 and web.at(unit).active_to is None
    answer = technician.send(
        f"{unit}/edit", {**form, "form.widgets.active_to": "2026-07-01", "form.widgets.code": "IE"}
    )
    assert answer.status_code == 200 and web.at(unit).code == "IIK"
    assert (
        technician.send(f"{unit}/edit", {**form, "form.widgets.active_to": "2099-07-01"}).status_code == 302
    )
    assert web.at(unit).active_to == date(2099, 7, 1)
