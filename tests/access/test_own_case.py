"""Who reported a case holds no other role on it, whatever she is given, however, and whenever."""

import pytest
from ntnu.deviations.access.roles_on import roles_on as roles_held
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.perform import available
from ntnu.deviations.engine.perform import perform
from tests.register import APPROVE
from tests.register import NOT_APPROVE

VIEW = "View"
CASEWORK = "ntnu.deviations: View Casework"


def only_reports(house, person, case) -> bool:
    """The person sees the case as its reporter, and in no other way."""
    with house.acting(person):
        acts = {item.action.id for item in available(case)}
    own = acts <= {"add_information", "withdraw", "answer", "not_solved"}
    return bool(house.may(person, VIEW, case) and not house.may(person, CASEWORK, case) and own)


def roles_on(house, person, case):
    return roles_held(case, house.user(person))


def test_a_recipient_who_reports(house):
    case = house.report("recipient.ie")
    assert only_reports(house, "recipient.ie", case)
    assert roles_on(house, "recipient.ie", case) == {"Reporter"}
    # The other recipient assesses it, and only she is mailed as recipient.
    assert house.may("second.ie", CASEWORK, case)
    told = [to for to, subject in house.mailed() if subject.startswith("[EQS NTNU] Ny avviksmelding")]
    assert told == ["second.ie"]


def test_a_recipient_who_reports_sees_other_cases_as_before(house):
    house.report("recipient.ie")
    other = house.report("kari")
    assert house.may("recipient.ie", CASEWORK, other)
    later = house.report("kari")
    assert house.may("recipient.ie", CASEWORK, later)


def test_the_only_recipient_cannot_report_to_herself(house):
    house.take("IE", "Notification Recipient", "second.ie")
    with pytest.raises(InvalidData) as caught:
        house.report("recipient.ie")
    assert [(e.field, e.code) for e in caught.value.errors] == [("faculty", "no_recipient")]


def test_a_line_manager_who_reports(house):
    case = house.case("in_process", reporter="manager.idi")
    assert only_reports(house, "manager.idi", case)
    assert house.may("manager.ie", CASEWORK, case)


def test_a_recipient_of_the_department_who_reports(house):
    case = house.case("in_process", reporter="recipient.idi")
    assert only_reports(house, "recipient.idi", case)
    assert house.may("recipient.ie", CASEWORK, case)


@pytest.mark.parametrize("role", ["Notification Recipient", "Line Manager"])
@pytest.mark.parametrize("unit", ["IE", "IDI"])
def test_a_role_given_later(house, role, unit):
    case = house.case("in_process")
    house.give(unit, role, "kari")
    assert only_reports(house, "kari", case)
    # The cases of others she reads by the role.
    assert house.may("kari", CASEWORK, house.case("in_process", reporter="per"))


def test_a_role_given_later_through_a_group(house):
    case = house.case("in_process")
    house.group("staff", "kari", "ola")
    house.give("IE", "Notification Recipient", "staff")
    assert only_reports(house, "kari", case)
    assert house.may("ola", CASEWORK, case)


def test_a_group_joined_later(house):
    case = house.case("in_process")
    house.group("staff", "ola")
    house.give("IE", "Notification Recipient", "staff")
    house.group("staff", "kari")
    assert only_reports(house, "kari", case)
    assert house.may("kari", CASEWORK, house.report("per"))
    # Nobody else lost sight of it by that.
    assert house.may("ola", CASEWORK, case)
    assert house.may("recipient.ie", CASEWORK, case)


def test_a_group_joined_later_through_another_group(house):
    case = house.case("in_process")
    house.group("inner", "ola")
    house.group("outer", "inner")
    house.give("IE", "Notification Recipient", "outer")
    house.group("inner", "kari")
    assert only_reports(house, "kari", case)


def test_a_group_put_into_a_group_later(house):
    case = house.case("in_process")
    house.group("inner", "kari")
    house.group("outer", "ola")
    house.give("IE", "Notification Recipient", "outer")
    house.group("outer", "inner")
    assert only_reports(house, "kari", case)
    assert house.may("kari", CASEWORK, house.report("per"))


def test_a_role_given_behind_the_houses_back_fails_closed(house):
    # Not by Sharing, @access or a group of the site: straight on the object. Until the case is
    # touched she is in none of that unit's groups at all.
    own, other = house.report("kari"), house.report("per")
    house.unit("IE").manage_setLocalRoles("kari", ["Notification Recipient"])
    assert only_reports(house, "kari", own)
    assert not house.may("kari", VIEW, other)
    # With the next act on her case it is put right: she is excluded from that one by name.
    house.act(own, "recipient.ie", "not_approve", **NOT_APPROVE)
    assert only_reports(house, "kari", own)
    assert house.may("kari", CASEWORK, other)


def test_a_case_that_comes_to_her_unit_later(house):
    case = house.report("manager.hf")
    case = house.act(case, "recipient.ie", "change_unit", faculty="HF", reason="Emnet er ved HF.")
    case = house.act(case, "recipient.hf", "approve", unit="HF", case_worker="worker.hf")
    assert only_reports(house, "manager.hf", case)


def test_she_cannot_be_case_worker_or_co_worker(house):
    received = house.report("worker.idi")
    with pytest.raises(InvalidData) as caught:
        house.act(received, "recipient.ie", "approve", unit="IDI", case_worker="worker.idi")
    assert [(e.field, e.code) for e in caught.value.errors] == [("case_worker", "is_reporter")]
    case = house.act(received, "recipient.ie", "approve", unit="IDI", case_worker="second.idi")
    for action, data in {
        "reassign": {"case_worker": "worker.idi", "reason": "Ferie."},
        "add_coworker": {"person": "worker.idi"},
    }.items():
        with pytest.raises(InvalidData) as caught:
            house.act(case, "recipient.ie", action, **data)
        assert {e.code for e in caught.value.errors} == {"is_reporter"}, action
    assert only_reports(house, "worker.idi", case)


def test_a_manager_of_the_site_who_reports_does_no_act_on_it(house):
    case = house.report("technician")
    with house.acting("technician"):
        acts = {item.action.id for item in available(case) if item.is_ready}
        assert acts == {"add_information", "withdraw"}
        with pytest.raises(NotAllowed):
            perform(case, "approve", APPROVE)


def test_a_role_taken_and_given_again(house):
    case = house.report("recipient.ie")
    house.take("IE", "Notification Recipient", "recipient.ie")
    assert only_reports(house, "recipient.ie", case)
    house.give("IE", "Notification Recipient", "recipient.ie")
    assert only_reports(house, "recipient.ie", case)
    assert house.may("recipient.ie", CASEWORK, house.report("kari"))


def test_two_reporters_with_roles(house):
    first, second = house.report("recipient.ie"), house.report("second.ie")
    assert only_reports(house, "recipient.ie", first)
    assert only_reports(house, "second.ie", second)
    assert house.may("recipient.ie", CASEWORK, second)
    assert house.may("second.ie", CASEWORK, first)


def test_an_archivist_who_reports(house):
    case = house.case("closed", reporter="archivist")
    assert roles_on(house, "archivist", case) == {"Reporter"}
    assert not house.may("archivist", CASEWORK, case)
    # The cases of others she reads by the role.
    assert house.may("archivist", CASEWORK, house.case("closed"))


@pytest.mark.parametrize("by_group", [False, True])
def test_a_reporter_made_archivist_later(house, by_group):
    case = house.case("closed")
    if by_group:
        house.group("archive", "kari")
    house.make_archivist("archive" if by_group else "kari")
    assert roles_on(house, "kari", case) == {"Reporter"}
    assert not house.may("kari", CASEWORK, case)
    assert house.may("kari", CASEWORK, house.case("closed", reporter="per"))
    # Nobody else lost sight of it by that.
    assert house.may("archivist", CASEWORK, case)


def test_a_reporter_who_joins_the_archivists_later(house):
    case = house.case("closed")
    house.group("archive", "ola")
    house.make_archivist("archive")
    house.group("archive", "kari")
    assert roles_on(house, "kari", case) == {"Reporter"}
    assert house.may("kari", CASEWORK, house.case("closed", reporter="per"))
    assert house.may("ola", CASEWORK, case)


def test_an_archivist_made_so_behind_the_houses_back_fails_closed(house):
    own, other = house.case("closed"), house.case("closed", reporter="per")
    house.register.manage_setLocalRoles("kari", ["Archivist"])
    assert not house.may("kari", CASEWORK, own)
    assert not house.may("kari", VIEW, other)
    # With the next act on her case she is excluded from that one by name.
    house.act(own, "recipient.ie", "reopen", reason="Ny opplysning.")
    assert not house.may("kari", CASEWORK, own)
    assert house.may("kari", CASEWORK, other)
