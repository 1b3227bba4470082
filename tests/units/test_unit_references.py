"""What names a unit that was moved, merged or closed: reports, drafts, what was handed over."""

import pytest
from ntnu.deviations.access.holders import terms_on
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.perform import perform
from plone.dexterity.utils import createContentInContainer
from tests.register import APPROVE
from tests.register import REREGISTER
from tests.units.acted import by_number
from tests.units.acted import told
from tests.units.acted import wrong
from tests.units.role_days import give
from tests.units.role_days import MARCH


def test_a_report_that_names_a_department_that_moved_is_sent_on_there(house, acts, looks):
    case = house.report(department="IDI")
    assert told(looks("IDI", "move_unit", faculty="HF"))["wishes_stay"] == {"number": "1"}
    acts("IDI", "move_unit", faculty="HF")
    with pytest.raises(InvalidData) as error:
        house.act(case, "recipient.ie", "approve", **APPROVE)
    assert wrong(error)[0][0] == "unit"
    moved = house.act(case, "recipient.ie", "change_unit", faculty="HF", reason="Instituttet har flyttet.")
    moved = house.act(moved, "recipient.hf", "approve", **APPROVE)
    assert moved.aq_parent.code == "IDI"


@pytest.mark.parametrize(
    "action, data, code",
    [
        ("move_unit", {"faculty": "HF"}, "department_elsewhere"),
        ("merge_units", {"unit": "IIK"}, "inactive_unit"),
        ("close_unit", {"active_to": "2026-01-01"}, "inactive_unit"),
    ],
)
def test_what_was_being_written_about_a_unit_says_what_became_of_it(house, acts, action, data, code):
    acts("IDI", action, **data)
    with pytest.raises(InvalidData) as error:
        house.report(department="IDI")
    assert wrong(error) == [("department", code)]


def test_what_was_handed_over_finds_its_way_back(house, acts):
    case = house.act(house.case("in_process"), "worker.idi", "reregister", **REREGISTER)
    registry, number = house.register["speakup"], case.number
    (notification,) = (found for found in registry.objectValues() if found.deviation == number)
    acts("IDI", "merge_units", unit="IIK")
    house.act(notification, "speakup", "return_to_register", text="Et avvik likevel.")
    back = by_number(house, number)
    assert back.aq_parent.code == "IIK" and house.may("recipient.ie", "View", back)


def test_an_id_that_is_taken_at_the_new_faculty(house, acts):
    with house.acting("eqs"):
        createContentInContainer(house.unit("HF"), "DeviationDepartment", id="idi", title="Annet", code="IDX")
    number = house.case("in_process").number
    moved = acts("IDI", "move_unit", faculty="HF")
    assert house.unit("IDX").getId() == "idi" != moved.getId()
    assert by_number(house, number).aq_parent.code == "IDI"


def test_roles_come_along_with_their_days(house, acts):
    give(house, house.unit("IDI"), "Line Manager", "ola")
    acts("IDI", "merge_units", unit="IIK", take_roles=True)
    into = house.unit("IIK")
    assert terms_on(into)["Line Manager"]["ola"] == MARCH
    (why,) = (entry.why for entry in caselog.entries(into) if entry.why.get("principal") == "ola")
    assert (why["from"], why["to"], why["reason"]) == ("2027-03-01", "2027-03-31", "Omlegging.")


def test_nobody_takes_along_a_role_of_their_own_that_is_still_to_begin(house, acts):
    give(house, house.unit("IDI"), "Line Manager", "per")
    house.portal.acl_users.portal_role_manager.assignRoleToPrincipal("EQS System Administrator", "per")
    data = {"unit": "IIK", "take_roles": True, "reason": "Omlegging."}
    with house.acting("per"), pytest.raises(InvalidData) as error:
        perform(house.unit("IDI"), "merge_units", data)
    assert wrong(error) == [("take_roles", "role_to_oneself")]
