"""A role with days is held from the beginning of the first to the end of the last, whenever it is asked."""

import pytest
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.directory import has_work
from ntnu.deviations.access.directory import manages_units
from ntnu.deviations.access.explain import access_list
from ntnu.deviations.access.figures import figures
from ntnu.deviations.access.listing import count
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.listing import seen_by
from ntnu.deviations.access.memberships import memberships
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.units import folder_roles
from tests.house import at
from tests.units.role_days import BEGINS
from tests.units.role_days import clock
from tests.units.role_days import CONFIRMED
from tests.units.role_days import ENDS
from tests.units.role_days import give
from tests.units.role_days import MARCH
from tests.units.role_days import MOMENTS
from tests.units.role_days import SECOND

RECIPIENT, WORKER, MANAGER = "Notification Recipient", "Case Worker", "Line Manager"


def holds(house, person, case) -> list[bool]:
    """Every way to ask whether somebody reads the case by a folder role."""
    user = house.user(person)
    return [
        house.may(person, "View", case),
        search(house.register, user).total == 1,
        count(house.register, user, "all") == 1,
        len(seen_by(house.register, user)) == 1,
        person in {row.principal for row in access_list(case)},
    ]


@pytest.mark.parametrize("role, place", [(RECIPIENT, "IE"), (MANAGER, "IE"), (RECIPIENT, "IDI")])
@pytest.mark.parametrize("group", [False, True])
def test_a_role_that_reads_cases(house, role, place, group):
    case = house.case("in_process")
    house.group("substitutes", "per")
    give(house, house.unit(place), role, "substitutes" if group else "per")
    for moment, held in MOMENTS:
        with at(moment):
            assert set(holds(house, "per", case)) == {held}, moment
            assert has_work(house.user("per")) is held
            assert bool(memberships(house.register, house.user("per"))) is held
            assert ("per" in Directory(house.register).holders(case.aq_parent.UID(), role)) is held
            assert role in roles_on(house.unit(place), house.user("per")) or not held
            month = MARCH.start
            found = figures(house.register, house.user("per"), house.unit("IDI").UID(), month)
            assert found.open == int(held)


def test_roles_that_read_no_case(house):
    give(house, house.unit("IE"), "Local EQS Administrator", "per")
    give(house, house.unit("IDI"), WORKER, "ola")
    give(house, house.register, "Quality Reader", "kari")
    for moment, held in MOMENTS:
        with at(moment):
            assert house.may("per", folder_roles.PERMISSION, house.unit("IIK")) is held, moment
            assert manages_units(house.register, house.user("per")) is held
            assert ("ola" in Directory(house.register).holders(house.unit("IDI").UID(), WORKER)) is held
            assert ("Quality Reader" in roles_on(house.register, house.user("kari"))) is held


def test_an_archivist(house):
    case = house.case("closed")
    give(house, house.register, "Archivist", "per")
    for moment, held in MOMENTS:
        with at(moment):
            assert set(holds(house, "per", case)) == {held}, moment


def test_a_speakup_recipient_is_one_until_the_last_day_and_confirmed_anew(house):
    registry = house.register["speakup"]
    give(house, registry, "SpeakUp Recipient", "speakup", term=Term(None, MARCH.end))
    for moment, held in ((ENDS - SECOND, True), (ENDS, False)):
        with at(moment):
            assert ("SpeakUp Recipient" in roles_on(registry, house.user("speakup"))) is held
    with at(ENDS):
        # Before the clock came by: what was due is done first.
        house.forget_mails()
        with house.acting("eqs"):
            folder_roles.give_and_take(registry, {"SpeakUp Recipient": ["speakup"]}, {})
        assert "SpeakUp Recipient" not in roles_on(registry, house.user("speakup"))
        assert registry.confirmed == ("second.speakup",)


def test_the_work_on_cases_ends_with_the_role_and_not_with_the_clock(house):
    give(house, house.unit("IDI"), WORKER, "worker.idi", term=MARCH)
    with at(BEGINS):
        case = house.case("in_process")
        other = house.case("in_process", approve={"unit": "IDI", "case_worker": "second.idi"})
        other = house.act(other, "second.idi", "add_coworker", person="worker.idi")
        assert [house.may("worker.idi", "View", one) for one in (case, other)] == [True, True]
    with at(ENDS - SECOND):
        assert search(house.register, house.user("worker.idi")).total == 2
    with at(ENDS):
        assert [house.may("worker.idi", "View", one) for one in (case, other)] == [False, False]
        user = house.user("worker.idi")
        assert search(house.register, user).total == count(house.register, user, "waiting") == 0
        assert len(seen_by(house.register, user)) == 0
        assert search(house.register, user, filters={"text": case.number}).total == 0
        assert {"worker.idi"} & {row.principal for row in access_list(case) + access_list(other)} == set()
        # An entry of the index that is written in between does not let them in again.
        house.act(case, "kari", "add_information", text="Mer.")
        assert not house.may("worker.idi", "View", case)
        clock(house, ENDS)
        assert (case.case_worker, other.coworkers) == (None, ())
        assert not house.may("worker.idi", "View", case)
        assert search(house.register, user).total == 0


def test_who_leaves_a_group_that_had_a_role_until_a_day_is_not_let_in_by_it(house):
    house.group("substitutes", "per", "ola")
    give(house, house.unit("IDI"), WORKER, "substitutes")
    with at(BEGINS):
        case = house.case("in_process", approve={"unit": "IDI", "case_worker": "per"})
    with at(ENDS):
        house.ungroup("substitutes", "per")
        assert not house.may("per", "View", case)
        clock(house, ENDS)
        assert case.case_worker is None and not house.may("per", "View", case)


def test_who_holds_it_at_the_faculty_too_keeps_the_work(house):
    give(house, house.unit("IDI"), WORKER, "worker.idi")
    house.give("IE", WORKER, "worker.idi")
    with at(BEGINS):
        case = house.case("in_process")
    with at(ENDS):
        assert house.may("worker.idi", "View", case)
        clock(house, ENDS)
        assert case.case_worker[0] == "worker.idi"


def test_who_has_access_until_when(house):
    case = house.case("in_process")
    give(house, house.unit("IE"), RECIPIENT, "per")
    with at(BEGINS):
        (row,) = [row for row in access_list(case) if row.principal == "per"]
        assert (row.given_by, row.since, row.until) == ("eqs", BEGINS, ENDS)
        # By name without end as well.
        house.group("others", "per")
        house.give("IE", RECIPIENT, "others")
        (row,) = [row for row in access_list(case) if row.principal == "per"]
        assert row.until is None


@pytest.mark.parametrize("person, place", [("admin.ie", "IE"), ("admin.ie", "IDI"), ("eqs", "HF")])
@pytest.mark.parametrize("role", [RECIPIENT, WORKER, MANAGER])
def test_nobody_plans_a_role_for_themselves(house, person, place, role):
    house.group("own", person)
    for who in (person, "own"):
        with pytest.raises(InvalidData) as caught:
            give(house, house.unit(place), role, who, by=person)
        assert [error.code for error in caught.value.errors] == ["role_to_oneself"]


def test_nor_makes_their_own_longer(house):
    give(house, house.unit("IE"), MANAGER, "admin.ie")
    with at(BEGINS), pytest.raises(InvalidData) as caught, house.acting("admin.ie"):
        folder_roles.change(house.unit("IE"), {MANAGER: {"admin.ie": folder_roles.ALWAYS}}, "", CONFIRMED)
    assert [error.code for error in caught.value.errors] == ["role_to_oneself"]


def test_nor_joins_a_group_that_will_have_one(house):
    house.group("substitutes", "ola")
    house.group("others", "technician")
    give(house, house.unit("IE"), RECIPIENT, "substitutes")
    give(house, house.unit("HF"), RECIPIENT, "others")
    with house.acting("technician"), pytest.raises(InvalidData):
        house.portal.portal_groups.addPrincipalToGroup("technician", "substitutes")


def test_nor_joins_one_that_has_it_for_longer(house):
    house.group("substitutes", "ola")
    house.give("IE", MANAGER, "substitutes")
    give(house, house.unit("IE"), MANAGER, "technician")
    with at(BEGINS), house.acting("technician"), pytest.raises(InvalidData):
        house.portal.portal_groups.addPrincipalToGroup("technician", "substitutes")


def test_who_is_in_such_a_group_may_put_others_into_one(house):
    house.group("substitutes", "technician")
    give(house, house.unit("IE"), RECIPIENT, "substitutes")
    with house.acting("technician"):
        house.portal.portal_groups.addPrincipalToGroup("per", "substitutes")
    house.end_of_request()
    with at(BEGINS):
        assert house.may("per", "View", house.case("received"))


def test_a_deleted_account_leaves_no_plan_to_who_gets_its_id(house):
    give(house, house.unit("IE"), RECIPIENT, "per")
    with house.acting("technician"):
        house.portal.portal_membership.deleteMembers(["per"], delete_localroles=False)
    house.end_of_request()
    assert "per" not in folder_roles.held(house.unit("IE"))[RECIPIENT]
    assert dict(house.unit("IE").role_days) == {}
