"""Folder roles that come and go with groups and users: logged, mailed, and nobody gives herself one."""

import pytest
from ntnu.deviations.access.explain import access_list
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.units import folder_roles
from plone import api
from tests.register import APPROVE

RECIPIENT, WORKER = "Notification Recipient", "Case Worker"
CASEWORK = "ntnu.deviations: View Casework"


@pytest.fixture
def logged(house):
    """``logged(code)``: what the unit's log got since the test began."""
    before = {unit.code: len(caselog.entries(unit)) for unit in house.units()}

    def entries(code):
        found = caselog.entries(house.unit(code))[before[code] :]
        return [(e.actor, e.action, e.why["role"], e.why["principal"], e.why.get("by")) for e in found]

    def begin():
        before.update({unit.code: len(caselog.entries(unit)) for unit in house.units()})

    entries.begin = begin
    return entries


def join(house, actor, group, *members):
    """Let ``actor`` put members into a group, as the page for groups does."""
    with house.acting(actor):
        for member in members:
            house.portal.portal_groups.addPrincipalToGroup(member, group)
    house.end_of_request()


def delete(house, person, local_roles=True):
    """Delete a user, as the page for users does."""
    with api.env.adopt_roles(["Manager"]):
        house.portal.portal_membership.deleteMembers([person], delete_localroles=local_roles)
    house.end_of_request()


@pytest.fixture
def recipients(house, logged):
    """A group that is recipient at HF and line manager at IDI."""
    house.group("staff", "ola")
    house.give("HF", RECIPIENT, "staff")
    house.give("IDI", "Line Manager", "staff")
    house.forget_mails()
    logged.begin()


def test_who_joins_gets_the_roles_in_the_log_and_the_recipients_are_told(house, recipients, logged):
    join(house, "technician", "staff", "per")
    assert logged("HF") == [("technician", "role_given", RECIPIENT, "per", "membership")]
    assert logged("IDI") == [("technician", "role_given", "Line Manager", "per", "membership")]
    assert logged("IE") == logged("IIK") == []
    assert [to for to, _ in house.mailed()] == [
        *("ola", "per", "recipient.hf", "recipient.idi", "recipient.ie", "second.ie"),
    ]
    (mail,) = [mail for mail in house.mails() if "recipient.hf" in mail["To"]]
    assert "Navn per" in mail.get_body(("plain",)).get_content()
    assert caselog.entries(house.unit("HF"))[-1].why["mails"] == [
        ["roles_changed", "ola"],
        ["roles_changed", "per"],
        ["roles_changed", "recipient.hf"],
    ]


def test_what_sharing_told_of_is_not_told_again_at_the_end_of_the_request(house, recipients, logged):
    with house.acting("eqs"):
        house.portal.portal_groups.addPrincipalToGroup("per", "staff")
        folder_roles.give_and_take(house.unit("HF"), {RECIPIENT: ["kari"], WORKER: ["ola"]}, {}, "Fordi.")
    house.end_of_request()
    assert sorted(logged("HF")) == [
        ("eqs", "role_given", WORKER, "ola", None),
        ("eqs", "role_given", RECIPIENT, "kari", None),
        ("eqs", "role_given", RECIPIENT, "per", "membership"),
    ]


def test_who_leaves_too_also_when_there_is_no_case(house, recipients, logged):
    house.ungroup("staff", "ola")
    (entry,) = logged("HF")
    assert entry[1:] == ("role_taken", RECIPIENT, "ola", "membership")
    # Who was recipient until now is told as well.
    assert {to for to, _ in house.mailed()} >= {"ola", "recipient.hf", "recipient.idi"}


def test_a_group_in_a_group_and_many_at_once(house, recipients, logged):
    house.group("inner", "kari", "per")
    join(house, "technician", "staff", "inner")
    assert [(entry[1], entry[3]) for entry in logged("HF")] == [("role_given", "kari"), ("role_given", "per")]
    assert len([to for to, _ in house.mailed() if to == "recipient.hf"]) == 1


def test_what_comes_and_goes_in_one_request_is_no_change(house, recipients, logged):
    with house.acting("technician"):
        house.portal.portal_groups.addPrincipalToGroup("per", "staff")
        house.portal.portal_groups.removePrincipalFromGroup("per", "staff")
    house.end_of_request()
    assert logged("HF") == [] and house.mailed() == []


def test_a_group_without_roles_is_nobodys_matter(house, logged):
    house.group("choir", "per")
    house.ungroup("choir", "per")
    assert logged("HF") == logged("IDI") == [] and house.mailed() == []


def test_who_holds_the_role_in_another_way_gets_and_loses_nothing(house, recipients, logged):
    house.give("HF", RECIPIENT, "per")
    logged.begin()
    house.group("staff", "per")
    house.ungroup("staff", "per")
    assert logged("HF") == []


def test_the_list_of_access_says_who_put_her_there(house, recipients):
    join(house, "technician", "staff", "per")
    case = house.report(faculty="HF")
    (row,) = [row for row in access_list(case) if row.principal == "per"]
    assert row.given_by == "technician" and row.since is not None


# ---------------------------------------------------------------------------------------------- to oneself


@pytest.mark.parametrize("person", ["siteadmin", "technician"])
def test_nobody_joins_a_group_that_reads_cases(house, recipients, logged, person):
    with house.acting(person), pytest.raises(InvalidData) as caught:
        house.portal.portal_groups.addPrincipalToGroup(person, "staff")
    assert [(e.field, e.code) for e in caught.value.errors] == [(None, "role_to_oneself")]


def test_nor_by_a_group_around_it_or_inside_it(house, recipients):
    house.group("around", "staff")
    house.group("mine", "siteadmin")
    for member, group in (("mine", "staff"), ("mine", "around")):
        with house.acting("siteadmin"), pytest.raises(InvalidData):
            house.portal.portal_groups.addPrincipalToGroup(member, group)


def test_nor_one_of_archivists(house):
    house.group("archive", "ola")
    house.make_archivist("archive")
    with house.acting("siteadmin"), pytest.raises(InvalidData):
        house.portal.portal_groups.addPrincipalToGroup("siteadmin", "archive")


def test_she_may_join_others_and_groups_that_read_nothing(house, recipients):
    house.group("admins", "ola")
    house.give("HF", "Local EQS Administrator", "admins")
    join(house, "siteadmin", "admins", "siteadmin")
    join(house, "siteadmin", "staff", "per")


# ------------------------------------------------------------------------------------------- deleted users


@pytest.mark.parametrize("local_roles", [True, False])
@pytest.mark.parametrize("state", ["forwarded", "in_process"])
def test_a_case_worker_who_is_deleted_loses_her_cases(house, logged, state, local_roles):
    case = house.case(state)
    house.forget_mails()
    delete(house, "worker.idi", local_roles)
    assert case.case_worker is None
    assert caselog.entries(case)[-1].action == "end_assignment"
    assert [(entry[1:4]) for entry in logged("IDI")] == [("role_taken", WORKER, "worker.idi")]
    (mail,) = [mail for mail in house.mails() if "recipient.idi" in mail["To"]]
    assert case.number in mail.get_body(("plain",)).get_content()
    assert house.act(case, "recipient.ie", "reassign", case_worker="second.idi", reason="Ny.").case_worker


def test_one_who_held_the_role_by_a_group(house, logged):
    house.group("staff", "per")
    house.give("IDI", WORKER, "staff")
    case = house.case("in_process", approve={**APPROVE, "case_worker": "per"})
    logged.begin()
    delete(house, "per")
    assert case.case_worker is None
    assert [(entry[1:4]) for entry in logged("IDI")] == [("role_taken", WORKER, "per")]


def test_who_has_no_role_is_deleted_without_a_word(house, logged):
    house.case("in_process", reporter="per")
    house.forget_mails()
    delete(house, "per")
    assert all(logged(unit.code) == [] for unit in house.units()) and house.mailed() == []
