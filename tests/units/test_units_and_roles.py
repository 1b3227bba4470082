"""Units that are changed while roles have days: who comes to read cases by it, and who does not."""

import pytest
from datetime import date
from ntnu.deviations.access.holders import terms_on
from ntnu.deviations.domain.folder_roles import ALWAYS
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.previewing import preview
from tests.house import at
from tests.units.acted import by_number
from tests.units.acted import NEW
from tests.units.acted import told
from tests.units.acted import WHY
from tests.units.acted import wrong
from tests.units.role_days import BEGINS
from tests.units.role_days import clock
from tests.units.role_days import ENDS
from tests.units.role_days import give
from tests.units.role_days import MARCH

WORKER, MANAGER = "Case Worker", "Line Manager"


@pytest.fixture
def per(house):
    """Per is an EQS system administrator, too."""
    house.portal.acl_users.portal_role_manager.assignRoleToPrincipal("EQS System Administrator", "per")
    return "per"


@pytest.mark.parametrize("by_group", [False, True])
@pytest.mark.parametrize("action, field", [("move_unit", "faculty"), ("merge_units", "unit")])
def test_nobody_takes_cases_to_where_they_will_have_a_role(house, per, by_group, action, field):
    house.group("substitutes", per)
    give(house, house.unit("HF"), MANAGER, "substitutes" if by_group else per)
    with house.acting(per), pytest.raises(InvalidData) as error:
        perform(house.unit("IDI"), action, {**WHY, field: "HF"})
    assert wrong(error) == [(field, "role_to_oneself")]
    with at(ENDS), house.acting(per):
        # By then the role is over.
        perform(house.unit("IDI"), action, {**WHY, field: "HF"})


@pytest.mark.parametrize(
    "here, there, may",
    [
        (ALWAYS, Term(None, MARCH.end), True),
        (Term(None, MARCH.end), Term(None, MARCH.end), True),
        (ALWAYS, MARCH, True),
        (Term(None, MARCH.end), ALWAYS, False),
        (MARCH, ALWAYS, False),
    ],
)
def test_nor_to_where_their_own_lasts_longer(house, per, here, there, may):
    give(house, house.unit("IDI"), MANAGER, per, term=here)
    give(house, house.unit("HF"), MANAGER, per, term=there)
    with house.acting(per):
        found = preview(house.unit("IDI"), "move_unit", {**WHY, "faculty": "HF"})
    refused = [] if may else [("faculty", "role_to_oneself")]
    assert [(one.field, one.code) for one in found.obstacles] == refused


@pytest.mark.parametrize("place", ["IDI", "IE"])
@pytest.mark.parametrize("action, to", [("merge_units", {"unit": "HF"}), ("move_unit", {"faculty": "HF"})])
def test_a_role_that_is_over_opens_no_case_that_comes_elsewhere(house, acts, place, action, to):
    """The clock has not ended the work by then, and what gave the role is no longer around the case."""
    give(house, house.unit(place), WORKER, "ola", term=MARCH)
    with at(BEGINS):
        case = house.case("in_process", approve={"unit": "IDI", "case_worker": "ola"})
        other = house.case("in_process")
        other = house.act(other, "worker.idi", "add_coworker", person="ola")
    with at(ENDS):
        acts("IDI", action, **to)
        for one in (by_number(house, case.number), by_number(house, other.number)):
            assert not house.may("ola", "View", one)
            assert "ola" not in [one.case_worker and one.case_worker[0], *(row[0] for row in one.coworkers)]
        clock(house, ENDS)
        assert not house.may("ola", "View", by_number(house, other.number))


@pytest.mark.parametrize(
    "here, there, then",
    [
        (ALWAYS, MARCH, ALWAYS),
        (Term(None, MARCH.end), Term(None, date(2027, 2, 1)), Term(None, MARCH.end)),
        (MARCH, ALWAYS, ALWAYS),
        (MARCH, MARCH, MARCH),
    ],
)
def test_who_has_it_there_on_other_days_has_it_on_all(house, acts, here, there, then):
    give(house, house.unit("IDI"), WORKER, "ola", term=here)
    give(house, house.unit("IIK"), WORKER, "ola", term=there)
    acts("IDI", "merge_units", unit="IIK", take_roles=True)
    assert terms_on(house.unit("IIK"))[WORKER]["ola"] == then


def test_what_follows_for_cases_that_are_picked_is_shown_whether_there_are_any_or_none(house, looks):
    house.case("in_process", course_code="TMA4100")
    data = {**NEW, "which": "open"}
    found = [told(looks("IDI", "split_unit", **data, courses=[code])) for code in ("TMA4100", "TDT4100")]
    assert found[0] == found[1] and found[0]["some_work_ends"]["number"] == "1"


def test_a_faculty_is_merged_once_its_departments_are_parts_of_others(house, acts):
    for code in ("IDI", "IIK", "IE"):
        acts(code, "merge_units", unit="HF")
    assert house.unit("IE").merged_into == house.unit("HF").UID()


def test_mail_about_a_department_that_waits_is_sent_after_it_moved(house, acts):
    house.forget_mails()
    house.give("IDI", MANAGER, "ola")
    acts("IDI", "move_unit", faculty="HF")
    assert [to for to, _subject in house.mailed()].count("recipient.idi") == 2
