"""What a case needs when somebody is kept out of it, and who sees a measure because it is hers."""

import pytest
from ntnu.deviations.domain.carrying_out import carried_out
from ntnu.deviations.domain.carrying_out import carrying_out
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.parts import Measure
from ntnu.deviations.domain.parts import Parts
from ntnu.deviations.recusal.rules import deputy_needed
from ntnu.deviations.recusal.rules import replacement_needed
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import NOW
from tests.domain.world import TODAY
from tests.domain.world import WORLD

MOMENT = Moment(actor="recipient.ie", now=NOW, today=TODAY, world=WORLD)


def test_a_deputy_is_needed_when_the_last_recipient_is_kept_out():
    assert deputy_needed(case("in_process"), "recipient.ie", MOMENT)
    assert not deputy_needed(case("in_process"), "worker.idi", MOMENT)


def test_a_deputy_who_is_there_already_is_enough():
    facts = case("in_process", deputies=(assignment("ola"),))
    assert not deputy_needed(facts, "recipient.ie", MOMENT)
    assert deputy_needed(facts.but(recused=("ola",)), "recipient.ie", MOMENT)


def test_another_case_worker_is_needed_in_place_of_the_one_there_is():
    assert replacement_needed(case("in_process"), "worker.idi")
    assert not replacement_needed(case("in_process"), "recipient.ie")
    assert not replacement_needed(case("received"), "worker.idi")


def measure(uid, state, responsible="ola"):
    return Measure(uid, f"Tiltak {uid}", state, responsible, TODAY)


MEASURES = Parts(
    measures=(
        measure("m1", "planned"),
        measure("m2", "done"),
        measure("m3", "evaluated"),
        measure("m4", "done", "kari"),
        measure("m5", "done", "per"),
        measure("m6", "planned", ""),
    )
)


@pytest.mark.parametrize(
    ("state", "uids"),
    [
        ("received", ["m1", "m2", "m3", "m5"]),
        ("in_process", ["m1", "m2", "m3", "m5"]),
        ("closed", ["m2", "m5"]),
        ("not_approved", []),
        ("reregistered", []),
    ],
)
def test_measures_that_those_who_carry_them_out_see(state, uids):
    # Kari reported the case: hers is none of them.
    assert [m.uid for m in carried_out(case(state, parts=MEASURES))] == uids


def test_a_recused_person_carries_nothing_out():
    facts = case("in_process", parts=MEASURES, recused=("per",))
    assert carrying_out(facts) == {"ola"}
