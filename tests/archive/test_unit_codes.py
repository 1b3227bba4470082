"""What the archive knows a unit by, when units are renamed, and other units of other registers."""

import pytest
from ntnu.deviations.archive import settings
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.interfaces import IArchivable
from plone import api
from tests.register import APPROVE

RECORD = f"{settings.PREFIX}.units"
LINES = ["IDI | 194 600", "IIK | 194 700"]


@pytest.fixture
def rename(house):
    api.portal.set_registry_record(RECORD, [*LINES])

    def act(unit, code):
        with house.acting("eqs"):
            data = {"code": code, "title": "Et annet navn", "reason": "Omlegging."}
            perform(house.unit(unit), "rename_unit", data)

    return act


def lines():
    return api.portal.get_registry_record(RECORD)


def test_a_renamed_unit_is_known_by_the_same_code(house, rename):
    case = house.case("closed")
    rename("IDI", "IDX")
    assert lines() == ["IIK | 194 700", "IDX | 194 600"]
    assert IArchivable(case).describe().folder.unit == "194 600"
    entry = caselog.entries(house.register)[-1]
    assert (entry.actor, entry.action) == ("eqs", "site_settings_changed")
    assert (entry.why["before"], entry.why["after"]) == (["IDI | 194 600"], ["IDX | 194 600"])
    # Whoever gets the code next is another unit.
    with house.acting("eqs"):
        perform(house.unit("IE"), "add_unit", {"code": "IDI", "title": "Ny", "reason": "Ny."})
    other = house.case("closed", approve={**APPROVE, "unit": "IIK", "case_worker": "worker.iik"})
    assert settings.unit_code("IDI") == "IDI" and IArchivable(other).describe().folder.unit == "194 700"


def test_a_line_for_the_new_code_was_another_units(house, rename):
    rename("IDI", "IDX")
    rename("IIK", "idi")
    api.portal.set_registry_record(RECORD, [*lines(), "KYB | 1"])
    rename("IDX", "KYB")
    assert lines() == ["idi | 194 700", "KYB | 194 600"]


def test_small_letters_and_a_unit_without_a_line(house, rename):
    rename("IDI", "Idi")
    assert lines() == ["IIK | 194 700", "Idi | 194 600"]
    rename("IE", "IEX")
    assert lines() == ["IIK | 194 700", "Idi | 194 600"] and settings.unit_code("IEX") == "IEX"


def test_a_unit_of_another_register_keeps_its_line(house, rename):
    with api.env.adopt_roles(["Manager"]):
        other = api.content.create(house.portal, "DeviationRegister", "other", title="Et annet")
        faculty = api.content.create(other, "DeviationFaculty", "f", code="F", title="F")
        api.content.create(faculty, "DeviationDepartment", "idi", code="IDI", title="IDI")
    rename("IDI", "IDX")
    assert lines() == ["IDI | 194 600", "IIK | 194 700", "IDX | 194 600"]


def test_a_merged_unit_is_known_as_the_one_it_is_a_part_of(house, rename):
    case = house.case("closed")
    with house.acting("eqs"):
        perform(house.unit("IDI"), "merge_units", {"unit": "IIK", "reason": "Ett."})
    moved = house.unit("IIK")[case.getId()]
    assert IArchivable(moved).describe().folder.unit == "194 700" and lines() == LINES
