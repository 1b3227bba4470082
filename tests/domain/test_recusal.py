"""Conflicts of interest: who may be kept out, by whom, and what becomes of the case."""

import pytest
from tests.domain.case_parts import action
from tests.domain.case_parts import found
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import moment
from tests.domain.case_parts import parts_of
from tests.domain.case_parts import planned
from tests.domain.case_parts import sent
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import FakeWorld
from tests.domain.world import NOW

RECIPIENT, WORKER = "Notification Recipient", "Case Worker"
BY_RECIPIENT = ("recipient.ie", RECIPIENT)


def wrong(facts, by=BY_RECIPIENT, **data):
    actor, role = by
    return found(action("recuse").obstacles(facts, {"reason": "x", **data}, moment(actor, None, role)))


def test_a_recipient_recuses_anyone_and_a_case_worker_only_herself():
    facts = case("in_process", coworkers=(assignment("worker.iik"),))
    assert wrong(facts, person="worker.iik") == []
    assert wrong(facts, person="per") == []
    assert wrong(facts, ("worker.iik", WORKER), person="worker.iik") == []
    assert wrong(facts, ("worker.iik", WORKER), person="per") == [("recuse_only_yourself", "person")]
    # Who holds both roles acts as recipient.
    both = moment("ola", None, RECIPIENT)
    assert found(action("recuse").obstacles(facts, {"reason": "x", "person": "per"}, both)) == []


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("nobody", [("unknown_person", "person")]),
        ("kari", [("reporter_not_recused", "person")]),
        ("per", [("already_recused", "person")]),
    ],
)
def test_who_cannot_be_recused(person, expected):
    assert wrong(case("in_process", recused=("per",)), person=person) == expected


def test_somebody_must_be_left_to_receive_the_case():
    # recipient.ie is the only one of the faculty.
    for facts in (case(), case("in_process")):
        assert wrong(facts, person="recipient.ie") == [("deputy_needed", "deputy")]
        assert wrong(facts, person="recipient.ie", deputy="ola") == []
    assert wrong(case(deputies=(assignment("ola"),)), person="recipient.ie") == []
    # A deputy who is kept out herself leaves the case to the recipient again.
    assert wrong(case(deputies=(assignment("ola"),)), person="ola") == []


class WithDepartments(FakeWorld):
    """The department has a recipient of its own."""

    roles = {("ie-uid", RECIPIENT): {"recipient.ie"}, ("idi-uid", RECIPIENT): {"ola"}}


def test_a_recipient_of_the_department_receives_what_is_there():
    at = moment("recipient.ie", None, RECIPIENT, world=WithDepartments())
    data = {"person": "recipient.ie", "reason": "x"}
    assert action("recuse").obstacles(case("in_process"), data, at) == []
    assert found(action("recuse").obstacles(case(), data, at)) == [("deputy_needed", "deputy")]
    # Then the case is not sent back to where all are kept out.
    kept_out = case("in_process", recused=("recipient.ie",))
    assert found(action("send_back").obstacles(kept_out, {"reason": "x"}, at)) == [
        ("recipients_recused", None)
    ]


@pytest.mark.parametrize(
    ("deputy", "code"),
    [
        ("nobody", "unknown_person"),
        ("kari", "is_reporter"),
        ("per", "is_recused"),
        ("recipient.ie", "is_recused"),
    ],
)
def test_who_is_no_deputy(deputy, code):
    facts = case(recused=("per",))
    assert wrong(facts, person="recipient.ie", deputy=deputy) == [(code, "deputy")]


@pytest.mark.parametrize(
    ("replacement", "code"),
    [
        (None, "replacement_needed"),
        ("worker.idi", "is_recused"),
        ("kari", "is_reporter"),
        ("nobody", "unknown_person"),
        ("worker.iik", "not_case_worker"),
        ("second.idi", None),
    ],
)
def test_a_case_worker_is_replaced_first(replacement, code):
    expected = [(code, "case_worker")] if code else []
    assert wrong(case("in_process"), person="worker.idi", case_worker=replacement) == expected


def test_nobody_else_is_replaced():
    assert wrong(case("in_process"), person="per", case_worker="second.idi") == [
        ("replacement_not_needed", "case_worker")
    ]


def test_who_has_measures_to_carry_out_hands_them_over_first():
    facts = holding(
        case("in_process"),
        measure("planned", "m1", title="Rutine"),
        measure("in_progress", "m2", title="Kurs"),
        measure("done", "m3"),
        measure("planned", "m4", responsible="per"),
    )
    obstacles = action("recuse").obstacles(
        facts, {"person": "ola", "reason": "x"}, moment("recipient.ie", None, RECIPIENT)
    )
    assert [(o.code, o.words["title"]) for o in obstacles] == [
        ("recused_has_measure", "Rutine"),
        ("recused_has_measure", "Kurs"),
    ]


def test_all_of_it_is_told_at_once():
    facts = holding(case("in_process"), measure(responsible="worker.idi"))
    by = ("second.idi", WORKER)
    assert wrong(facts, by, person="worker.idi", deputy="kari") == [
        ("recuse_only_yourself", "person"),
        ("is_reporter", "deputy"),
        ("replacement_needed", "case_worker"),
        ("recused_has_measure", "person"),
    ]


def test_letting_in_again():
    lift = action("lift_recusal")
    facts = case(recused=("per",))
    assert found(lift.readiness(case(), moment("recipient.ie"))) == [("nobody_recused", None)]
    assert lift.readiness(facts, moment("recipient.ie")) == []
    assert lift.obstacles(facts, {"person": "per"}, moment("recipient.ie")) == []
    assert found(lift.obstacles(facts, {"person": "ola"}, moment("recipient.ie"))) == [
        ("not_recused", "person")
    ]


# what is changed --------------------------------------------------------------------------------


def recused(facts, person, **data):
    return planned("recuse", facts, moment("recipient.ie"), person=person, reason="Gift med melderen", **data)


def test_the_case_worker_gives_way_to_another():
    facts = case("in_process", coworkers=(assignment("worker.iik"), assignment("second.idi")))
    plan = recused(facts, "worker.idi", case_worker="second.idi")
    assert plan.after.recused == ("worker.idi",)
    assert plan.after.workers == ("second.idi", "worker.iik")
    assert plan.changes["case_worker"] == ("second.idi", NOW, "recipient.ie")
    assert [coworker[0] for coworker in plan.changes["coworkers"]] == ["worker.iik"]
    # She had the case already: it is her place that is new. Who is recused is told nothing.
    assert sent(plan) == [("assigned", "second.idi")]
    fresh = recused(case("in_process"), "worker.idi", case_worker="second.idi")
    assert sent(fresh) == [("assigned", "second.idi")]


def test_a_co_worker_and_a_deputy_are_gone():
    facts = case(
        "in_process", coworkers=(assignment("per"),), deputies=(assignment("per"), assignment("ola"))
    )
    plan = recused(facts, "per")
    assert plan.after.workers == ("worker.idi",)
    assert [deputy.person for deputy in plan.after.deputies] == ["ola"]
    assert sent(plan) == []


def test_a_participant_is_out_of_every_open_hearing():
    ended = hearing("closed", "h2")
    plan = recused(holding(case(), hearing(), ended, measure("done", responsible="per")), "per")
    assert {access.person for access in plan.after.hearing_access} == {"ola"}
    assert plan.after.whole.find("h1").participants == ("ola",)
    assert plan.after.whole.find("h2") == ended
    assert [(part.uid, dict(part.changes)) for part in parts_of(plan)] == [("h1", {"participants": ("ola",)})]
    assert [row[1] for row in plan.changes["hearing_access"]] == ["ola"]
    assert sent(plan) == []


def test_a_deputy_is_named_for_this_case_and_told():
    plan = recused(case(), "recipient.ie", deputy="ola")
    assert plan.changes["deputies"] == (("ola", NOW, "recipient.ie"),)
    assert sent(plan) == [("deputy_named", "ola")]
    # Once is enough.
    again = recused(plan.after, "per", deputy="ola")
    assert again.changes["deputies"] == (("ola", NOW, "recipient.ie"),)


def test_the_log_keeps_who_and_why():
    plan = recused(case("in_process"), "worker.idi", case_worker="second.idi")
    assert dict(plan.why) == {
        "person": "worker.idi",
        "reason": "Gift med melderen",
        "deputy": None,
        "case_worker": "second.idi",
    }


def test_letting_in_again_gives_back_what_her_roles_give_and_tells_nobody():
    facts = holding(case("in_process", recused=("ola", "per")), measure("done"))
    plan = planned("lift_recusal", facts, moment("recipient.ie"), person="ola", reason="Feil")
    assert plan.after.recused == ("per",) == plan.changes["recused"]
    assert sent(plan) == []
