"""Related cases: numbers of other cases that who names them may see."""

from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.messages import codes
from ntnu.deviations.procedure import ACTIONS
from tests.domain.world import case
from tests.domain.world import NOW
from tests.domain.world import TODAY
from tests.domain.world import WORLD

SEEN = {"AVVIK-2025-000007", "AVVIK-2026-000100"}
MOMENT = Moment("worker.idi", NOW, TODAY, WORLD, sees=SEEN.__contains__)
UPDATE = ACTIONS["update_process"]


def found(*related, facts=None):
    wrong = UPDATE.obstacles(facts or case("in_process"), {"related": list(related)}, MOMENT)
    assert {o.field for o in wrong} <= {"related"}
    assert {o.code for o in wrong} <= codes()
    return [o.code for o in wrong]


def after(*related, before=()):
    plan = UPDATE.plan(case("in_process", related=before), {"related": list(related)}, MOMENT)
    assert plan.after.related == plan.changes["related"]
    return plan.changes["related"]


def test_numbers_of_cases_one_may_see():
    assert found("AVVIK-2025-000007", "avvik-2026-000100") == []
    assert found() == []


def test_what_is_no_number():
    for wrong in (
        "Saken i fjor",
        "2025-000007",
        "AVVIK-2025-7",
        "AVVIK-2025-0000070",
        "AVVIK-\u0662025-000007",
    ):
        assert found(wrong) == ["not_a_case_number"], wrong
    assert found("a", "b", "AVVIK-2025-000007") == ["not_a_case_number"]


def test_a_hidden_case_and_a_missing_one_are_alike():
    # Nothing here knows which of the two it is: one answer for "not hers to see".
    assert found("AVVIK-2024-000001", "AVVIK-1999-000000") == ["unknown_case", "unknown_case"]


def test_the_case_itself():
    assert found("AVVIK-2026-000412") == ["same_case"]


def test_they_are_kept_in_one_form_and_once():
    assert after("avvik-2025-000007", "AVVIK-2025-000007") == ("AVVIK-2025-000007",)


def test_what_she_may_not_see_stays():
    before = ("AVVIK-2024-000001", "AVVIK-2025-000007")
    assert after(before=before) == ("AVVIK-2024-000001",)
    assert after("AVVIK-2026-000100", before=before) == ("AVVIK-2026-000100", "AVVIK-2024-000001")


def test_an_update_of_something_else_leaves_them():
    plan = UPDATE.plan(case("in_process", related=("AVVIK-2025-000007",)), {"risk": "Liten"}, MOMENT)
    assert "related" not in plan.changes
    assert plan.after.related == ("AVVIK-2025-000007",)
