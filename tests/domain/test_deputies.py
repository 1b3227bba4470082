"""The end of a deputy's place on a case: who may be missed, who is told, what is logged."""

import pytest
from tests.domain.case_parts import action
from tests.domain.case_parts import found
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import moment
from tests.domain.case_parts import planned
from tests.domain.case_parts import sent
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import FakeWorld

RECIPIENT = "Notification Recipient"


class WithTwoRecipients(FakeWorld):
    """The faculty has two recipients."""

    roles = {("ie-uid", RECIPIENT): {"recipient.ie", "worker.ie"}}


@pytest.mark.parametrize(
    ("changes", "world", "expected"),
    [
        # recipient.ie is there.
        ({}, FakeWorld, []),
        ({"recused": ("recipient.ie",)}, FakeWorld, [("last_deputy", "person")]),
        ({"recused": ("recipient.ie",)}, WithTwoRecipients, []),
        # Another deputy is enough, unless she is kept out herself.
        ({"recused": ("recipient.ie",), "deputies": ("ola", "per")}, FakeWorld, []),
        (
            {"recused": ("recipient.ie", "per"), "deputies": ("ola", "per")},
            FakeWorld,
            [("last_deputy", "person")],
        ),
        # Who holds the folder role still receives the case when her place as deputy ends.
        ({"deputies": ("worker.ie",), "recused": ("recipient.ie",)}, WithTwoRecipients, None),
        ({"deputies": ("per",)}, FakeWorld, [("not_deputy", "person")]),
    ],
)
def test_a_deputys_access_ends_when_somebody_else_receives_the_case(changes, world, expected):
    deputies = changes.get("deputies", ("ola",))
    facts = case("in_process", **{**changes, "deputies": tuple(map(assignment, deputies))})
    person = "ola" if expected is not None else deputies[0]
    at = moment("recipient.ie", None, RECIPIENT, world=world())
    assert found(action("end_deputy").obstacles(facts, {"person": person}, at)) == (expected or [])


def test_without_a_deputy_there_is_nothing_to_end():
    at = moment("recipient.ie", None, RECIPIENT)
    assert found(action("end_deputy").readiness(case(), at)) == [("no_deputies", None)]
    assert action("end_deputy").readiness(case(deputies=(assignment("ola"),)), at) == []
    closed = case("closed", deputies=(assignment("ola"),))
    assert found(action("end_deputy").readiness(closed, at)) == [("wrong_state", None)]


def test_the_end_of_a_deputys_access_is_told_and_logged():
    facts = case("in_process", deputies=(assignment("ola"), assignment("per")))
    plan = planned("end_deputy", facts, moment("recipient.ie"), person="ola", reason="Hun er tilbake.")
    assert [deputy.person for deputy in plan.after.deputies] == ["per"]
    assert [row[0] for row in plan.changes["deputies"]] == ["per"]
    assert sent(plan) == [("access_ended", "ola")]
    assert dict(plan.why) == {"person": "ola", "reason": "Hun er tilbake."}
    assert plan.after.but(deputies=()) == facts.but(deputies=())


def test_who_still_has_a_place_on_the_case_is_not_told_that_it_ended():
    facts = holding(case("in_process", deputies=(assignment("ola"),)), hearing())
    plan = planned("end_deputy", facts, moment("recipient.ie"), person="ola", reason="x")
    assert sent(plan) == []
    # Who ends her own place is told nothing.
    own = planned("end_deputy", case(deputies=(assignment("ola"),)), moment("ola"), person="ola", reason="x")
    assert sent(own) == []
