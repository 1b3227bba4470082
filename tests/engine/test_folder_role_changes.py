"""Giving and taking folder roles: what is stored, logged and mailed, and what follows for cases."""

import pytest
from ntnu.deviations.access.listing import search
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.units import folder_roles
from tests.engine.unchanged import picture
from tests.house import WARNINGS


def change(house, who, code, wanted, reason=""):
    with house.acting(who):
        return folder_roles.change(house.unit(code), wanted, reason, WARNINGS)


def test_a_role_is_given(house, told):
    log = caselog.revision(house.unit("IDI"))
    change(house, "admin.ie", "IDI", {"Case Worker": ["worker.idi", "second.idi", "per"]}, "Ny i jobben")
    assert folder_roles.held(house.unit("IDI"))["Case Worker"] == ["per", "second.idi", "worker.idi"]
    (entry,) = caselog.entries(house.unit("IDI"))[log:]
    assert (entry.actor, entry.action) == ("admin.ie", "role_given")
    assert entry.why == {"role": "Case Worker", "principal": "per", "reason": "Ny i jobben"}
    # The unit's own recipients and those of its faculty.
    assert told.kinds() == [
        ("roles_changed", "recipient.idi"),
        ("roles_changed", "recipient.ie"),
        ("roles_changed", "second.ie"),
    ]
    case = house.case("forwarded", approve={"unit": "IDI", "case_worker": "per"})
    assert case.case_worker[0] == "per"
    assert caselog.verify(case) == []


def test_roles_that_are_not_named_stay(house, told):
    before = folder_roles.held(house.unit("IDI"))
    change(house, "admin.ie", "IDI", {"Line Manager": []})
    assert folder_roles.held(house.unit("IDI")) == {**before, "Line Manager": []}


def test_no_change_is_no_act(house, told):
    before = picture(house)
    assert change(house, "admin.ie", "IDI", folder_roles.held(house.unit("IDI"))) == []
    assert picture(house) == before and told.notices == []


@pytest.mark.parametrize("state", ("forwarded", "in_process"))
def test_who_loses_the_role_loses_the_cases_of_the_unit(house, told, state):
    case, other = house.case(state), house.case("in_process", "per")
    other = house.act(other, "worker.idi", "reassign", case_worker="second.idi", reason="x")
    own, seen = caselog.revision(case), house.may("worker.idi", "View", case)
    assert seen
    told.forget()
    change(house, "admin.ie", "IDI", {"Case Worker": ["second.idi"]})
    assert case.case_worker is None and not house.may("worker.idi", "View", case)
    assert house.portal.portal_workflow.getInfoFor(case, "review_state") == state
    assert other.case_worker[0] == "second.idi"
    (entry,) = caselog.entries(case)[own:]
    assert (entry.actor, entry.action) == ("admin.ie", "end_assignment")
    assert entry.why == {"case_worker": "worker.idi", "unit": "IDI"}
    assert caselog.verify(case) == []
    assert ("access_ended", "worker.idi") in told.kinds()
    # The recipients are told which case waits, and find it among those that wait for them.
    for notice in told.notices:
        if notice.kind == "roles_changed":
            assert notice.words["waiting"] == case.number, notice.to
    with house.acting("recipient.ie"):
        rows = search(house.register, house.user("recipient.ie"), "waiting").rows
    assert [(row.number, row.next_step) for row in rows] == [(case.number, "name_case_worker")]
    case = house.act(case, "recipient.ie", "reassign", case_worker="second.idi", reason="Ny saksbehandler")
    assert case.case_worker[0] == "second.idi"


def test_a_closed_case_is_lost_too_but_does_not_wait(house, told):
    case = house.case("closed")
    told.forget()
    change(house, "admin.ie", "IDI", {"Case Worker": ["second.idi"]})
    assert case.case_worker is None and not house.may("worker.idi", "View", case)
    assert {notice.words["waiting"] for notice in told.notices if notice.kind == "roles_changed"} == {""}
    before = picture(house)
    with pytest.raises(InvalidData) as caught:
        house.act(case, "recipient.ie", "reopen", reason="Det skjedde igjen.")
    assert [(e.field, e.code) for e in caught.value.errors] == [("case_worker", "case_worker_needed")]
    assert picture(house) == before
    case = house.act(case, "recipient.ie", "reopen", reason="Igjen.", case_worker="second.idi")
    assert case.case_worker[0] == "second.idi"


def test_who_holds_the_role_at_the_faculty_too_keeps_the_case(house, told):
    house.give("IE", "Case Worker", "worker.idi")
    case = house.case("in_process")
    change(house, "admin.ie", "IDI", {"Case Worker": ["second.idi"]})
    assert case.case_worker[0] == "worker.idi" and house.may("worker.idi", "View", case)


def test_a_coworker_needs_no_folder_role(house, told):
    case = house.case("in_process")
    case = house.act(case, "worker.idi", "add_coworker", person="worker.iik")
    change(house, "admin.ie", "IIK", {"Case Worker": []})
    assert [coworker[0] for coworker in case.coworkers] == ["worker.iik"]


def test_who_was_recipient_is_told_too(house, told):
    change(house, "eqs", "HF", {"Notification Recipient": ["per"]})
    assert told.kinds() == [("roles_changed", "per"), ("roles_changed", "recipient.hf")]


def test_who_changes_is_not_told(house, told):
    house.give("IE", "Local EQS Administrator", "second.ie")
    told.forget()
    change(house, "second.ie", "IDI", {"Line Manager": ["per"]})
    assert told.kinds() == [("roles_changed", "recipient.idi"), ("roles_changed", "recipient.ie")]


@pytest.mark.parametrize(
    "who, wanted, code",
    (
        ("admin.ie", {"Case Worker": ["admin.ie"]}, "role_to_oneself"),
        ("admin.ie", {"Local EQS Administrator": ["per"]}, "role_not_yours"),
        ("admin.ie", {"Notification Recipient": ["AuthenticatedUsers"]}, "role_for_everybody"),
        ("admin.ie", {"Notification Recipient": ["nobody"]}, "unknown_person"),
        ("admin.ie", {"Manager": ["per"]}, "unknown_role"),
        ("eqs", {"Line Manager": ["eqs"]}, "role_to_oneself"),
    ),
)
def test_refused(house, told, who, wanted, code):
    house.case("in_process")
    before = picture(house)
    told.forget()
    # A good change beside a bad one is not made either.
    with pytest.raises(InvalidData) as caught:
        change(house, who, "IDI", {"Line Manager": ["per"], **wanted})
    assert code in [error.code for error in caught.value.errors]
    assert picture(house) == before and told.notices == []


@pytest.mark.parametrize(
    "who", ("kari", "recipient.ie", "worker.idi", "manager.idi", "siteadmin", "local.owner")
)
def test_not_theirs(house, told, who):
    before = picture(house)
    with pytest.raises(NotAllowed):
        change(house, who, "IDI", {"Line Manager": ["per"]})
    assert picture(house) == before and told.notices == []


def test_the_local_administrator_of_another_faculty(house, told):
    with pytest.raises(NotAllowed):
        change(house, "admin.ie", "HF", {"Line Manager": ["per"]})
