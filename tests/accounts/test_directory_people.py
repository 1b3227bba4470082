"""People of a directory report, are chosen, hold roles and are named."""

import pytest
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.ui.case import people
from tests.accounts.directory import EVERYTHING
from tests.accounts.directory import HERD
from tests.accounts.directory import join
from tests.accounts.directory import LISE
from tests.accounts.directory import NO_LISTS
from tests.accounts.directory import NO_PEOPLE
from tests.accounts.directory import NOBODY
from tests.accounts.directory import SHADOW
from tests.accounts.directory import STAFF
from tests.register import APPROVE

VIEW, CASEWORK = "View", "ntnu.deviations: View Casework"
HEARING = {
    "title": "Hva skal rutinen si?",
    "question": "Hva skal den si?",
    "purpose": "consider_measures",
}


def test_a_reporter_without_name_and_address(house, far):
    case = house.report("nn123")
    assert case.reporter == NOBODY
    house.act(case, "recipient.ie", "request_information", text="Når var eksamen?")
    house.post()
    entry = caselog.entries(case)[-1]
    assert (entry.action, entry.why["mails"]) == ("mail_unreachable", [["question", NOBODY]])
    # The mail waits, and goes when there is an address.
    far.people[NOBODY].email = "nn@ntnu.example"
    far.goes()
    assert "nn@ntnu.example" in [mail["To"] for mail in house.mails()]


@pytest.mark.parametrize("exact_only", [False, True])
@pytest.mark.parametrize("text", ["lise.lokk", LISE])
def test_found_by_the_whole_user_name_or_id_whatever_the_directory_searches(house, far, text, exact_only):
    far.exact_only = exact_only
    assert [(match.id, match.name) for match in people.find(house.register, text)] == [(LISE, "Lise Løkk")]


def test_found_by_three_letters_where_the_directory_can_search(house, far):
    assert [match.id for match in people.find(house.register, "løk")] == [LISE]
    far.exact_only = True
    assert people.find(house.register, "løk") == []


def test_of_five_thousand_as_many_are_asked_for_as_are_shown(house, far):
    assert len(people.find(house.register, "herd")) == people.MOST + 1
    # Each of them is looked up once by id, and once for the name.
    assert far.count(lambda: people.find(house.register, "herd")) < 4 * people.MOST + 20


def test_a_case_worker_a_participant_and_a_responsible(house, far):
    house.give("IDI", "Case Worker", LISE)
    case = house.case("forwarded", approve={**APPROVE, "case_worker": LISE})
    assert house.may(LISE, CASEWORK, case)
    case = house.act(case, "lise.lokk", "accept", severity="high")
    hearing = house.act(case, "lise.lokk", "add_hearing", participants=[NOBODY], **HEARING)
    house.act(hearing, "lise.lokk", "open")
    assert house.may(NOBODY, VIEW, hearing)
    measure = house.act(
        case,
        "lise.lokk",
        "add_measure",
        title="Frist",
        description="Rutinen får en frist.",
        kind="corrective",
        responsible=SHADOW,
        due="2030-01-01",
    )
    assert house.may(SHADOW, VIEW, measure)


def test_names_are_no_ids(house, far):
    name = Directory(house.register).principal_name
    assert [name(who) for who in (LISE, NOBODY, STAFF)] == ["Lise Løkk", "nn123", "Ansatte ved IDI"]
    assert name(SHADOW) == "en person uten navn"
    # Where nobody knows the id, it is no name either.
    far.goes("silent")
    assert name(LISE) == "en person uten navn"


@pytest.mark.parametrize("kinds", [EVERYTHING, NO_LISTS], ids=["listed", "unlisted"])
def test_a_group_that_holds_folder_roles(house, kinds):
    join(house.portal, *kinds)
    house.give("IDI", "Line Manager", STAFF)
    house.give("IDI", "Case Worker", STAFF)
    case = house.case("in_process")
    assert house.may(LISE, VIEW, case) and house.may(NOBODY, VIEW, case)
    assert not house.may(SHADOW, VIEW, case)
    case = house.act(case, "recipient.ie", "reassign", case_worker=LISE, reason="Ny rolle.")
    assert house.may(LISE, CASEWORK, case)
    # To lose another role of the same kind ends nothing.
    house.give("IDI", "Case Worker", LISE)
    house.take("IDI", "Case Worker", LISE)
    assert case.case_worker[0] == LISE
    house.take("IDI", "Line Manager", STAFF)
    assert not house.may(NOBODY, VIEW, case)


@pytest.mark.parametrize("kinds", [EVERYTHING, NO_LISTS], ids=["listed", "unlisted"])
@pytest.mark.parametrize("action, data", [("move_unit", {"faculty": "HF"}), ("merge_units", {"unit": "IIK"})])
def test_a_case_worker_by_a_group_loses_the_work_with_the_unit(house, kinds, action, data):
    join(house.portal, *kinds)
    house.give("IE" if action == "move_unit" else "IDI", "Case Worker", STAFF)
    case = house.act(house.report(), "recipient.ie", "approve", **{**APPROVE, "case_worker": LISE})
    number = case.number
    house.act(case, "recipient.ie", "add_coworker", person="worker.hf")
    with house.acting("eqs"):
        perform(house.unit("IDI"), action, {**data, "reason": "Omlegging."})
    case = case_by_number(house.register, number)
    assert case.case_worker is None and caselog.entries(case)[-1].action == "end_assignment"
    # Who works along may come from anywhere.
    assert [person for person, *_rest in case.coworkers] == ["worker.hf"]
    assert not house.may(LISE, VIEW, case)


def test_members_are_persons_in_a_hearing_where_somebody_lists_them(house, far):
    case = house.case("in_process")
    hearing = house.act(case, "worker.idi", "add_hearing", participants=[STAFF], **HEARING)
    house.act(hearing, "worker.idi", "open")
    assert sorted(hearing.participants) == [LISE, NOBODY]


def test_a_group_that_nobody_lists_cannot_be_heard(house):
    join(house.portal, *NO_LISTS)
    case = house.case("in_process")
    with pytest.raises(InvalidData) as refused:
        house.act(case, "worker.idi", "add_hearing", participants=[STAFF], **HEARING)
    assert [(error.field, error.code) for error in refused.value.errors] == [
        ("participants", "group_not_listed")
    ]


def test_a_faculty_whose_recipients_nobody_lists_is_reported_to(house):
    join(house.portal, *NO_LISTS)
    house.give("HF", "Notification Recipient", STAFF)
    house.take("HF", "Notification Recipient", "recipient.hf")
    case = house.report("kari", faculty="HF")
    assert house.may(LISE, CASEWORK, case)


def test_a_group_of_five_thousand_is_asked_for_as_a_whole(house, far):
    unit = house.unit("IDI")
    unit.manage_setLocalRoles(HERD, ["Line Manager"])

    def holders():
        # With those of the unit and its faculty.
        assert len(Directory(house.register).holders(uid_of(unit), "Line Manager")) == 5002

    assert far.count(holders) < 20


def test_a_list_of_cases_asks_no_more_for_many_than_for_few(house, far):
    house.give("IDI", "Line Manager", STAFF)

    def listed():
        return len(search(house.register, house.user("recipient.ie"), "all").rows)

    house.case("in_process")
    few = far.count(listed)
    for _number in range(5):
        house.case("in_process")
    assert listed() == 6 and far.count(listed) == few


def test_who_is_let_in_and_found_by_nobody_reports_and_is_named_to_themselves(house):
    join(house.portal, *NO_PEOPLE)
    users = house.portal.acl_users
    user = users._findUser(users.plugins, LISE, "lise.lokk")
    assert user.getProperty("fullname") == "Lise Løkk"
    with pytest.raises(InvalidData):
        house.act(house.case("in_process"), "worker.idi", "add_coworker", person=LISE)
