"""Units are moved, merged, split, renamed and closed: what becomes of cases, of roles, and who is told."""

import pytest
from datetime import date
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import Stale
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.previewing import preview
from tests.units.acted import log
from tests.units.acted import NEW
from tests.units.acted import WHY
from tests.units.acted import wrong


def test_a_unit_is_set_up_changed_renamed_and_closed(house, acts):
    faculty = acts("", "add_unit", code="MH", title="Medisin", contacts="Ring 73 59 50 00.")
    assert (faculty.portal_type, faculty.title, faculty.contacts) == (
        "DeviationFaculty",
        "Medisin",
        "Ring 73 59 50 00.",
    )
    department = acts("MH", "add_unit", **NEW)
    assert department.aq_parent.code == "MH" and log(department) == [("eqs", "unit_added")]
    acts("MH", "edit_unit", campus="Øya")
    assert (house.unit("MH").campus, house.unit("MH").contacts) == ("Øya", "Ring 73 59 50 00.")
    acts("IMF", "rename_unit", code="IMA", title="Matematiske fag")
    renamed = house.unit("IMA")
    assert (renamed.title, renamed.getId()) == ("Matematiske fag", department.getId())
    assert caselog.entries(renamed)[-1].why["from"] == {"code": "IMF", "title": "Institutt for matematikk"}
    (brain,) = house.portal.portal_catalog.unrestrictedSearchResults(Title="Matematiske")
    assert renamed.UID() == brain.UID
    acts("IMA", "close_unit", active_to="2026-01-31")
    assert house.unit("IMA").active_to == date(2026, 1, 31)
    acts("IMA", "edit_unit", active_to=None)
    assert house.unit("IMA").active_to is None


def test_cases_that_wait_are_asked_about_before_a_unit_is_closed(house, acts, looks):
    house.case("in_process")
    data = {"active_to": "2026-12-31"}
    assert [one.code for one in looks("IDI", "close_unit", **data).obstacles] == ["open_cases_wait"]
    with pytest.raises(InvalidData) as error:
        acts("IDI", "close_unit", **data)
    assert wrong(error) == [("leave_cases", "open_cases_wait")]
    assert house.unit("IDI").active_to is None
    house.forget_mails()
    acts("IDI", "close_unit", **data, leave_cases=True)
    assert house.unit("IDI").active_to == date(2026, 12, 31)
    assert {to for to, _subject in house.mailed()} == {"recipient.ie", "second.ie", "recipient.idi"}
    with pytest.raises(InvalidData) as error:
        acts("IDI", "edit_unit", active_to="2026-12-01")
    assert wrong(error) == [("active_to", "use_close_unit")]


@pytest.mark.parametrize(
    "unit, action, data, errors",
    [
        ("", "add_unit", {"code": "idi", "title": "X"}, [("code", "code_taken")]),
        ("", "add_unit", {"code": "", "title": ""}, [("code", "required"), ("title", "required")]),
        ("IE", "add_unit", {"code": "N", "title": "X", "reason": ""}, [("reason", "required")]),
        ("IDI", "rename_unit", {"code": "IIK", "title": "X"}, [("code", "code_taken")]),
        ("IDI", "rename_unit", {"code": "IDI", "title": "Enhet IDI"}, [(None, "nothing_given")]),
        ("IDI", "rename_unit", {"code": "X" * 21, "title": "X"}, [("code", "too_long")]),
        ("IDI", "edit_unit", {}, [(None, "nothing_given")]),
        ("IDI", "move_unit", {"faculty": "IE"}, [("faculty", "same_unit")]),
        ("IE", "merge_units", {"unit": "HF"}, [(None, "departments_first")]),
        ("IDI", "split_unit", {**NEW, "which": "some"}, [("which", "unknown_value")]),
        ("IDI", "split_unit", {**NEW, "code": "IIK", "which": "all"}, [("code", "code_taken")]),
        ("IDI", "edit_unit", {"contacts": "Om 01019000083"}, [("contacts", "identity_number:contacts")]),
    ],
)
def test_what_is_refused_in_words(house, acts, unit, action, data, errors):
    with pytest.raises(InvalidData) as error:
        acts(unit, action, **data)
    assert wrong(error) == errors


def test_nobody_comes_to_read_cases_by_moving_units(house, acts):
    house.give("HF", "Line Manager", "per")
    house.portal.acl_users.portal_role_manager.assignRoleToPrincipal("EQS System Administrator", "per")
    with house.acting("per"), pytest.raises(InvalidData) as error:
        perform(house.unit("IDI"), "move_unit", {**WHY, "faculty": "HF"})
    assert wrong(error) == [("faculty", "role_to_oneself")]


@pytest.mark.parametrize("person", ["recipient.ie", "admin.ie", "siteadmin", "global.editor", "kari"])
def test_it_is_for_system_administrators(house, person):
    with house.acting(person), pytest.raises(NotAllowed):
        perform(house.unit("IDI"), "move_unit", {**WHY, "faculty": "HF"})
    with house.acting(person), pytest.raises(NotAllowed):
        preview(house.unit("IDI"), "merge_units", {**WHY, "unit": "IIK"})


def test_who_has_looked_at_something_else_looks_again(house, acts):
    seen_at = caselog.revision(house.unit("IDI"))
    acts("IDI", "edit_unit", campus="Gjøvik")
    with house.acting("eqs"), pytest.raises(Stale):
        perform(house.unit("IDI"), "move_unit", {**WHY, "faculty": "HF"}, seen_at)
