"""Who has which role on a case, and why."""

from ntnu.deviations.domain.grants import exclusion_key
from ntnu.deviations.domain.grants import grants
from tests.domain.world import assignment
from tests.domain.world import case


def table(facts) -> set[tuple[str, str, str]]:
    return {(grant.principal, grant.role, grant.cause) for grant in grants(facts)}


def test_a_received_case_is_the_reporters_and_the_facultys():
    assert table(case()) == {
        ("kari", "Reporter", "reported"),
        ("unit:ie-uid:Notification Recipient", "Notification Recipient", "folder_role"),
        ("unit:ie-uid:Line Manager", "Line Manager", "folder_role"),
        ("register:register-uid:Archivist", "Archivist", "register_role"),
    }


def test_a_case_at_a_department_is_its_facultys_too():
    facts = case("in_process", coworkers=(assignment("worker.iik"),))
    assert table(facts) == {
        ("kari", "Reporter", "reported"),
        ("worker.idi", "Case Worker", "assigned"),
        ("worker.iik", "Case Worker", "coworker"),
        ("unit:idi-uid:Notification Recipient", "Notification Recipient", "folder_role"),
        ("unit:ie-uid:Notification Recipient", "Notification Recipient", "folder_role"),
        ("unit:idi-uid:Line Manager", "Line Manager", "folder_role"),
        ("unit:ie-uid:Line Manager", "Line Manager", "folder_role"),
        ("register:register-uid:Archivist", "Archivist", "register_role"),
    }


def test_a_personnel_like_case_is_not_for_line_managers():
    roles = {role for _principal, role, _cause in table(case("forwarded", personnel_like=True))}
    assert "Line Manager" not in roles and "Notification Recipient" in roles


def test_an_assignment_tells_who_gave_it_and_since_when():
    worker = next(grant for grant in grants(case("forwarded")) if grant.cause == "assigned")
    assert (worker.given_by, worker.since) == ("recipient.ie", assignment("x").since)


def test_who_reported_holds_no_other_role_even_when_assigned():
    facts = case("forwarded", case_worker=assignment("kari"), coworkers=(assignment("kari"),))
    assert {role for principal, role, _cause in table(facts) if principal == "kari"} == {"Reporter"}


def test_a_reporter_with_folder_roles_is_left_out_of_the_groups():
    key = exclusion_key(["kari"])
    groups = {p for p, _role, cause in table(case(reporter_excluded=True)) if cause == "folder_role"}
    assert groups == {
        f"unit:ie-uid:Notification Recipient:{key}",
        f"unit:ie-uid:Line Manager:{key}",
    }


def test_the_recused_have_no_role_from_any_cause():
    facts = case("forwarded", recused=("worker.idi", "recipient.ie"))
    assert "worker.idi" not in {principal for principal, _role, _cause in table(facts)}
    key = exclusion_key(["recipient.ie", "worker.idi"])
    assert (f"unit:ie-uid:Notification Recipient:{key}", "Notification Recipient", "folder_role") in table(
        facts
    )


def test_a_key_names_a_set_whatever_its_order():
    assert exclusion_key(["b", "a"]) == exclusion_key(["a", "b", "a"]) != exclusion_key(["a"])
    assert exclusion_key([]) == ""
