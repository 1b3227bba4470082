"""What follows for cases when somebody loses a folder role; and who has access, and why."""

import pytest
from ntnu.deviations.access.explain import access_list
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.units import folder_roles
from plone import api
from tests.house import WARNINGS
from tests.register import APPROVE

VIEW = "View"
CASEWORK = "ntnu.deviations: View Casework"


@pytest.mark.parametrize("state", ["forwarded", "in_process", "closed"])
def test_who_loses_the_role_case_worker_loses_her_cases(house, state):
    case = house.case(state)
    house.forget_mails()
    house.take("IDI", "Case Worker", "worker.idi")
    assert not house.may("worker.idi", VIEW, case)
    assert case.case_worker is None
    entry = caselog.entries(case)[-1]
    assert (entry.actor, entry.action, entry.why["case_worker"]) == ("eqs", "end_assignment", "worker.idi")
    told = house.mailed()
    assert (f"[EQS NTNU] Tilgang til ID {case.number}" in dict(told)["worker.idi"]) is True
    # Recipients are told which cases wait; a closed one waits for nobody.
    changed = [mail for mail in house.mails() if "recipient.ie" in mail["To"]]
    assert len(changed) == 1
    assert (case.number in changed[0].get_body(("plain",)).get_content()) is (state != "closed")


def test_the_case_then_waits_for_a_new_case_worker(house):
    case = house.case("in_process")
    house.take("IDI", "Case Worker", "worker.idi")
    case = house.act(case, "recipient.ie", "reassign", case_worker="second.idi", reason="Ny rolle.")
    assert case.case_worker[0] == "second.idi"
    assert house.may("second.idi", CASEWORK, case)


def test_not_when_she_holds_the_role_in_another_way(house):
    house.give("IE", "Case Worker", "worker.idi")
    case = house.case("in_process")
    house.take("IDI", "Case Worker", "worker.idi")
    assert house.may("worker.idi", CASEWORK, case)
    house.take("IE", "Case Worker", "worker.idi")
    assert not house.may("worker.idi", VIEW, case)


def test_with_a_role_of_the_faculty_the_departments_cases_are_lost_too(house):
    case = house.case("in_process", approve={"unit": "IDI", "case_worker": "worker.ie"})
    house.take("IE", "Case Worker", "worker.ie")
    assert not house.may("worker.ie", VIEW, case)


def told_of_roles(house) -> dict[str, str]:
    """Reader -> text of the mail about folder roles; at most one each."""
    found = [mail for mail in house.mails() if mail["Subject"].startswith("[EQS NTNU] Roller er endret")]
    assert len(found) == len({mail["To"] for mail in found})
    return {
        mail["To"].removesuffix("@ntnu.example"): mail.get_body(("plain",)).get_content() for mail in found
    }


def test_the_departments_recipients_are_told_which_of_its_cases_wait(house):
    approve = {"unit": "IDI", "case_worker": "worker.ie"}
    there = house.case("in_process", approve=approve)
    here = house.case("in_process", approve={"unit": "IE", "case_worker": "worker.ie"})
    own = house.case("in_process", reporter="recipient.idi", approve=approve)
    house.forget_mails()
    house.take("IE", "Case Worker", "worker.ie")
    told = told_of_roles(house)
    assert set(told) == {"recipient.ie", "second.ie", "recipient.idi"}
    for number in (there.number, here.number, own.number):
        assert number in told["recipient.ie"] and number in told["second.ie"]
    # Not the case that stands at the faculty, nor the one she reported herself.
    assert there.number in told["recipient.idi"]
    assert here.number not in told["recipient.idi"] and own.number not in told["recipient.idi"]


def test_who_was_recipient_until_now_gets_no_numbers(house):
    case = house.case("in_process", approve={"unit": "IE", "case_worker": "worker.ie"})
    house.forget_mails()
    with house.acting("eqs"):
        wanted = {"Notification Recipient": ["second.ie"], "Case Worker": []}
        folder_roles.change(house.unit("IE"), wanted, "", WARNINGS)
    told = told_of_roles(house)
    assert set(told) == {"recipient.ie", "second.ie"}
    assert case.number in told["second.ie"] and case.number not in told["recipient.ie"]


def test_who_leaves_the_group_that_held_the_role_loses_her_cases(house):
    house.group("inner", "per")
    house.group("outer", "inner")
    house.give("IDI", "Case Worker", "outer")
    case = house.case("in_process", approve={**APPROVE, "case_worker": "per"})
    assert house.may("per", CASEWORK, case)
    house.ungroup("inner", "per")
    assert case.case_worker is None
    assert not house.may("per", VIEW, case)


def test_with_the_group_that_leaves_the_group(house):
    house.group("inner", "per")
    house.group("outer", "inner")
    house.give("IDI", "Case Worker", "outer")
    case = house.case("in_process", approve={**APPROVE, "case_worker": "per"})
    house.ungroup("outer", "inner")
    assert case.case_worker is None


def test_with_the_group_that_is_deleted(house):
    house.group("staff", "per")
    house.give("IDI", "Case Worker", "staff")
    case = house.case("in_process", approve={**APPROVE, "case_worker": "per"})
    with api.env.adopt_roles(["Manager"]):
        api.group.delete(groupname="staff")
    house.end_of_request()
    assert case.case_worker is None
    assert not house.may("per", VIEW, case)


def test_a_co_worker_needs_no_folder_role_and_stays(house):
    case = house.case("in_process")
    case = house.act(case, "worker.idi", "add_coworker", person="worker.iik")
    house.take("IIK", "Case Worker", "worker.iik")
    assert house.may("worker.iik", CASEWORK, case)


def test_who_has_access_and_why(house):
    case = house.case("in_process")
    case = house.act(case, "worker.idi", "add_coworker", person="worker.iik")
    rows = {(r.principal, r.role, r.cause, r.unit, r.given_by) for r in access_list(case)}
    assert rows == {
        ("kari", "Reporter", "reported", None, None),
        ("recipient.ie", "Notification Recipient", "folder_role", "IE", "eqs"),
        ("second.ie", "Notification Recipient", "folder_role", "IE", "eqs"),
        ("recipient.idi", "Notification Recipient", "folder_role", "IDI", "eqs"),
        ("manager.idi", "Line Manager", "folder_role", "IDI", "eqs"),
        ("manager.ie", "Line Manager", "folder_role", "IE", "eqs"),
        ("worker.idi", "Case Worker", "assigned", None, "recipient.ie"),
        ("worker.iik", "Case Worker", "coworker", None, "worker.idi"),
    }
    assert "kari" not in {row.principal for row in access_list(case, with_reporter=False)}


@pytest.mark.parametrize(
    "state", ["received", "forwarded", "in_process", "closed", "not_approved", "reregistered"]
)
def test_the_list_of_access_is_who_may_see_it(house, state):
    case = house.case(state)
    everybody = [user.getUserId() for user in api.user.get_users()]
    seeing = {person for person in everybody if house.may(person, VIEW, case)} - {"technician", "admin"}
    assert {row.principal for row in access_list(case)} == seeing
