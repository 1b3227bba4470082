"""Who may what in which state: the table of the specification, typed in, against real cases.

R: View. W: View Casework. I: View Reporter.
"""

import pytest
from AccessControl.PermissionRole import rolesForPermissionOn
from ntnu.deviations.engine.perform import available
from tests.house import House
from tests.register import APPROVE

STATES = ("received", "forwarded", "in_process", "closed", "not_approved", "reregistered")
LETTERS = {
    "R": "View",
    "W": "ntnu.deviations: View Casework",
    "I": "ntnu.deviations: View Reporter",
}

#: Role -> what it may, state by state. Every role that is not here may nothing.
ROLES = {
    "Reporter": ("RI", "RI", "RI", "RI", "RI", "RI"),
    "Notification Recipient": ("RWI", "RWI", "RWI", "RWI", "RWI", "R"),
    "Case Worker": ("", "RWI", "RWI", "RWI", "", ""),
    "Line Manager": ("", "RW", "RW", "RW", "", ""),
    "Hearing Participant": ("R", "R", "R", "", "", ""),
    "Archivist": ("", "", "", "RWI", "RWI", ""),
    # The technical administrator of the site; the documentation says so.
    "Manager": ("RWI", "RWI", "RWI", "RWI", "RWI", "RWI"),
}

NOTHING = ("", "", "", "", "", "")
#: Person -> what she may on a case of Kari's at IE, sent to IDI, where worker.idi has it with
#: worker.iik as co-worker.
PEOPLE = {
    "kari": ROLES["Reporter"],
    "recipient.ie": ROLES["Notification Recipient"],
    "second.ie": ROLES["Notification Recipient"],
    # A department's own recipient sees what has come to the department.
    "recipient.idi": ("", "RWI", "RWI", "RWI", "", ""),
    "worker.idi": ROLES["Case Worker"],
    "worker.iik": ROLES["Case Worker"],
    "manager.idi": ROLES["Line Manager"],
    "manager.ie": ROLES["Line Manager"],
    "archivist": ROLES["Archivist"],
    "technician": ROLES["Manager"],
    # The folder role Case Worker alone opens nothing.
    "second.idi": NOTHING,
    "worker.ie": NOTHING,
    # Other units.
    "recipient.hf": NOTHING,
    "worker.hf": NOTHING,
    "manager.hf": NOTHING,
    "manager.iik": NOTHING,
    # Who keeps the house, and who counts.
    "admin.ie": NOTHING,
    "eqs": NOTHING,
    "reader": NOTHING,
    "speakup": NOTHING,
    "per": NOTHING,
    # Plone's own roles, given in the site or on units and register.
    "siteadmin": NOTHING,
    "global.editor": NOTHING,
    "local.editor": NOTHING,
    "local.owner": NOTHING,
}

#: What recipient and case worker may do in every open state.
OPEN = {
    "reregister",
    "close_as_notification",
    "preliminary_response",
    "add_measure",
    "add_hearing",
    "add_message",
    "add_attachment",
    "request_information",
    "recuse",
    "redact",
}
BOTH = OPEN | {"reassign", "add_coworker", "remove_coworker"}
RECIPIENT_ACTS = {
    "received": {"approve", "change_unit", "not_approve"} | OPEN,
    "forwarded": {"remind"} | BOTH,
    "in_process": {"remind"} | BOTH,
    # Approving and refusing a sentence take one.
    "closed": {"reopen", "redact"},
    "not_approved": {"reopen", "redact"},
    "reregistered": set(),
}
WORKER_ACTS = {
    "received": set(),
    "forwarded": {"accept", "update_process", "send_back"} | BOTH,
    "in_process": {"update_process", "send_back", "close"} | BOTH,
    "closed": {"redact", "write_sentence"},
    "not_approved": set(),
    "reregistered": set(),
}
REPORTER_ACTS = {
    "received": {"add_information", "withdraw"},
    "forwarded": {"add_information", "withdraw"},
    "in_process": {"add_information"},
    "closed": {"not_solved"},
    "not_approved": {"not_solved"},
}
#: Person -> state -> acts. Who is not here may do nothing in any state.
ACTS = {
    "recipient.ie": RECIPIENT_ACTS,
    "second.ie": RECIPIENT_ACTS,
    "recipient.idi": {**RECIPIENT_ACTS, "received": set(), "not_approved": set()},
    "worker.idi": WORKER_ACTS,
    "worker.iik": WORKER_ACTS,
    "kari": REPORTER_ACTS,
}


def with_coworker(house: House, state: str, **how):
    """A case in ``state``, which worker.iik works on too once it has a case worker."""
    if state not in ("forwarded", "in_process", "closed"):
        return house.case(state, **how)
    case = house.case("forwarded" if state == "forwarded" else "in_process", **how)
    case = house.act(case, "worker.idi", "add_coworker", person="worker.iik")
    if state == "closed":
        case = house.act(
            case, "worker.idi", "close", conclusion="a", text="b", measures_text="c", solved="yes"
        )
    return case


def letters(table: dict, state: str) -> dict:
    return {name: row[STATES.index(state)] for name, row in table.items()}


@pytest.mark.parametrize("state", STATES)
def test_roles_of_each_permission(house, state):
    case = house.case(state)
    assert house.portal.portal_workflow.getInfoFor(case, "review_state") == state
    held = {
        letter: {name.removeprefix("Deviations: ") for name in rolesForPermissionOn(permission, case)}
        - {"_Shared_Permission"}
        for letter, permission in LETTERS.items()
    }
    wanted = {
        letter: {role for role, row in letters(ROLES, state).items() if letter in row} for letter in "RWI"
    }
    assert held == wanted


@pytest.mark.parametrize("state", STATES)
def test_access_contents_information_goes_with_view(house, state):
    case = house.case(state)
    listed = rolesForPermissionOn("Access contents information", case)
    assert set(listed) == set(rolesForPermissionOn("View", case))


@pytest.mark.parametrize("state", STATES)
def test_nobody_else_may_change_add_move_or_share(house, state):
    case = house.case(state)
    technical = {"Manager"}
    for permission in ("Modify portal content", "Manage properties", "Manage portal"):
        assert set(rolesForPermissionOn(permission, case)) <= technical, permission
    for permission in (
        "Add portal content",
        "ntnu.deviations: Add Report",
        "Delete objects",
        "Copy or Move",
        "Change local roles",
        "Sharing page: Delegate roles",
        "List folder contents",
        "Review portal content",
        "Request review",
        "Reply to item",
        "CMFEditions: Access previous versions",
        "CMFEditions: Revert to previous versions",
    ):
        assert set(rolesForPermissionOn(permission, case)) <= {"_Shared_Permission"}, permission


@pytest.mark.parametrize("state", STATES)
def test_persons(house, state):
    case = with_coworker(house, state)
    held = {
        person: "".join(
            letter for letter, permission in LETTERS.items() if house.may(person, permission, case)
        )
        for person in PEOPLE
    }
    assert held == letters(PEOPLE, state)
    listed = {person: house.may(person, "Access contents information", case) for person in PEOPLE}
    assert listed == {person: "R" in row for person, row in letters(PEOPLE, state).items()}


@pytest.mark.parametrize("state", STATES)
def test_anonymous(house, state):
    case = with_coworker(house, state)
    nobody = house.portal.acl_users._createAnonymousUser(house.portal.acl_users.plugins)
    nobody = nobody.__of__(house.portal.acl_users)
    assert not [
        p for p in (*LETTERS.values(), "Access contents information") if nobody.has_permission(p, case)
    ]


@pytest.mark.parametrize("state", STATES)
def test_acts(house, state):
    case = with_coworker(house, state)
    offered = {}
    for person in PEOPLE:
        with house.acting(person):
            offered[person] = {item.action.id for item in available(case) if item.is_ready}
    wanted = {person: ACTS.get(person, {}).get(state, set()) for person in PEOPLE}
    assert offered == wanted


@pytest.mark.parametrize("state", STATES)
def test_plones_own_workflow_offers_transitions_to_nobody_else(house, state):
    case = with_coworker(house, state)
    workflow = house.portal.portal_workflow["deviation_report_workflow"]
    for person in PEOPLE.keys() - ACTS.keys():
        with house.acting(person):
            offered = [
                id_ for id_ in workflow.transitions.objectIds() if workflow.isActionSupported(case, id_)
            ]
        assert offered == [], person


def test_the_recipient_closes_where_that_was_agreed(house):
    case = house.case("in_process", approve={**APPROVE, "closer": "recipient"})
    for person, closes in {"recipient.ie": True, "worker.idi": True, "manager.idi": False}.items():
        with house.acting(person):
            assert ("close" in {item.action.id for item in available(case)}) is closes, person


@pytest.mark.parametrize("state", ("forwarded", "in_process", "closed"))
def test_a_personnel_like_case_is_hidden_from_line_managers(house, state):
    approve = {**APPROVE, "personnel_like": True, "head_consulted": "2026-01-05"}
    case = house.case(state, approve=approve)
    for person in ("manager.idi", "manager.ie"):
        assert [p for p in LETTERS.values() if house.may(person, p, case)] == [], person
    for person in ("kari", "recipient.ie", "worker.idi"):
        assert house.may(person, "View", case), person
