"""Who may give which folder role to whom."""

import pytest
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.folder_roles import changes
from ntnu.deviations.domain.folder_roles import role_obstacles

UNIT = ("Notification Recipient", "Case Worker", "Line Manager", "Local EQS Administrator")
REGISTER = ("Archivist", "Quality Reader")


def refused(role, principal, *, given=True, system=False, offered=UNIT) -> list[str]:
    found = role_obstacles(
        [Change(role, principal, given)],
        offered,
        "admin.ie",
        ["admins"],
        system,
        lambda principal: principal != "nobody",
    )
    return [obstacle.code for obstacle in found]


def test_differences():
    before = {"Case Worker": ["a", "b"], "Line Manager": ["c"]}
    assert changes(before, {"Case Worker": ["b", "d"]}) == [
        Change("Case Worker", "d", True),
        Change("Case Worker", "a", False),
    ]
    assert changes(before, {}) == []


@pytest.mark.parametrize("role", UNIT[:3])
def test_nobody_gives_a_case_reading_role_to_herself(role):
    assert refused(role, "other") == []
    assert refused(role, "admin.ie") == ["role_to_oneself"]
    assert refused(role, "admins") == ["role_to_oneself"]
    assert refused(role, "admin.ie", system=True) == ["role_to_oneself"]
    # To take it from oneself is allowed.
    assert refused(role, "admin.ie", given=False) == []


def test_only_the_system_administrator_names_local_administrators():
    assert refused("Local EQS Administrator", "other") == ["role_not_yours"]
    assert refused("Local EQS Administrator", "other", system=True) == []


def test_the_register_has_roles_of_its_own():
    assert refused("Archivist", "other", system=True, offered=REGISTER) == []
    assert refused("Archivist", "admin.ie", system=True, offered=REGISTER) == ["role_to_oneself"]
    assert refused("Archivist", "other", system=True) == ["unknown_role"]
    assert refused("Case Worker", "other", system=True, offered=REGISTER) == ["unknown_role"]


def test_never_everybody_and_never_nobody():
    assert refused("Line Manager", "AuthenticatedUsers") == ["role_for_everybody"]
    assert refused("Line Manager", "nobody") == ["unknown_person"]
    assert refused("Editor", "other", system=True) == ["unknown_role"]
