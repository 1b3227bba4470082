"""What plone.exportimport would bring in beside the engine and the log stays out, and it says so."""

import json
import pytest
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.units import folder_roles
from plone.exportimport.importers import get_importer
from plone.exportimport.importers.base import BaseImporter


@pytest.fixture
def imported(house, tmp_path, monkeypatch):
    """Import content made by hand, as a Manager; what the importer says."""
    # The test's transaction is taken back.
    monkeypatch.setattr(BaseImporter, "intermediate_commits", False)

    def do(*items, **metadata) -> list[str]:
        content = tmp_path / "content"
        content.mkdir()
        for item in items:
            (content / f"{item['UID']}.json").write_text(json.dumps(item))
        files = {"_data_files_": [f"{item['UID']}.json" for item in items]}
        (content / "__metadata__.json").write_text(json.dumps({**metadata, **files}))
        with house.acting("technician"):
            return get_importer(house.portal).import_site(tmp_path)

    return do


def item(type_: str, path: str, uid: str, **more) -> dict:
    return {
        "@type": type_,
        "@id": path,
        "UID": uid,
        "id": path.rpartition("/")[2],
        "title": f"Av {uid}",
        **more,
    }


@pytest.mark.parametrize("type_", ["DeviationReport", "DeviationDepartment", "Document"])
@pytest.mark.parametrize("site", ["", "/plone"])
def test_nothing_is_made_below_a_register(house, imported, type_, site):
    unit = house.unit("IE")
    before = set(unit.objectIds())
    said = imported(item(type_, f"{site}/deviations/{unit.getId()}/ny", "a" * 32))
    assert set(unit.objectIds()) == before
    assert any("Imported 0 objects. 1 objekter ble ikke importert: " in line for line in said), said


def test_no_case_is_changed(house, imported):
    case = house.case("in_process")
    path = "/".join(case.getPhysicalPath())
    imported(item("DeviationReport", path, case.UID(), review_state="closed", what_happened="Noe annet"))
    assert case.what_happened == "Sensuren i emnet kom seks uker etter eksamen."
    assert case.workflow_history["deviation_report_workflow"][-1]["review_state"] == "in_process"


def test_nobody_is_given_a_role(house, imported):
    unit = house.unit("IDI")
    entries, held = caselog.count(unit), folder_roles.held(unit)
    uids = [unit.UID(), house.register.UID()]
    roles = {"kari": ["Notification Recipient", "Archivist"]}
    imported(local_roles={uid: {"local_roles": roles} for uid in uids})
    assert folder_roles.held(unit) == held and caselog.count(unit) == entries
    assert folder_roles.held(house.register)["Archivist"] == ["archivist"]


def test_other_content_is_imported(house, imported):
    said = imported(item("Document", "/plone/side", "b" * 32), local_roles={})
    assert house.portal["side"].title == f"Av {'b' * 32}"
    assert any(line.endswith("Imported 1 objects") for line in said)
    assert said[0].startswith("Det er ingen filer fra et avviksregister")
