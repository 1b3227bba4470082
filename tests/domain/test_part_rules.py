"""Who may do which action on a measure or a hearing, in which states: the specification's words, typed in."""

import pytest
from datetime import timedelta
from itertools import product
from ntnu.deviations.procedure import PART_ACTIONS
from tests.domain.case_parts import action
from tests.domain.case_parts import DEADLINE
from tests.domain.case_parts import found
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import moment
from tests.domain.world import case

ROLES = (
    "Reporter",
    "Notification Recipient",
    "Case Worker",
    "Line Manager",
    "Hearing Participant",
    "Measure Responsible",
    "Archivist",
    "Local EQS Administrator",
    "Manager",
)
BOTH = {"Notification Recipient", "Case Worker"}
WORK = BOTH | {"Measure Responsible"}
OPEN = {"received", "forwarded", "in_process"}
READ_BY_MANAGER = {"forwarded", "in_process"}
CASE_STATES = (*sorted(OPEN), "closed", "not_approved", "reregistered")
MEASURE_STATES = ("planned", "in_progress", "done", "evaluated", "cancelled")
HEARING_STATES = ("draft", "open", "closed")
UNDONE = {"planned", "in_progress"}

#: Action -> states of the part, roles, states of the case, state it leads to.
TABLE = {
    "Measure.start": ({"planned"}, WORK, OPEN, "in_progress"),
    "Measure.finish": (UNDONE, WORK, OPEN, "done"),
    "Measure.evaluate": ({"done"}, WORK, OPEN | {"closed"}, "evaluated"),
    "Measure.agree": (UNDONE, {"Line Manager"}, READ_BY_MANAGER, None),
    "Measure.ask_agreement": (UNDONE, BOTH, READ_BY_MANAGER, None),
    "Measure.change": (UNDONE, BOTH, OPEN, None),
    "Measure.cancel": (UNDONE, BOTH, OPEN, "cancelled"),
    "Hearing.give_statement": ({"open"}, {"Hearing Participant"}, OPEN, None),
    "Hearing.open": ({"draft"}, BOTH, OPEN, "open"),
    "Hearing.ask_again": ({"closed"}, BOTH, OPEN, "open"),
    "Hearing.remove_participant": ({"open"}, BOTH, OPEN, None),
    "Hearing.change": ({"draft"}, BOTH, OPEN, None),
    "Hearing.close": ({"draft", "open"}, BOTH, OPEN, "closed"),
}


def on(kind, case_state, part_state):
    part = measure(part_state, "p") if kind == "Measure" else hearing(part_state, "p")
    return holding(case(case_state), part)


def test_there_are_these_acts_and_no_others():
    there = {f"{kind}.{act}" for kind, acts in PART_ACTIONS.items() for act in acts}
    assert there == {f"Deviation{act}" for act in TABLE}


@pytest.mark.parametrize("act", TABLE)
def test_the_state_an_act_leads_to(act):
    assert action(act).rule.to == TABLE[act][3]


@pytest.mark.parametrize("act", [act for act in TABLE if act != "Hearing.give_statement"])
def test_roles(act):
    facts = on(act.split(".")[0], "in_process", "open" if act.startswith("Hearing") else "planned")
    held = {role for role in ROLES if action(act).permits(facts, moment("x", "p", role))}
    assert held == TABLE[act][1]


@pytest.mark.parametrize("act", TABLE)
def test_states(act):
    kind, (part_states, _roles, case_states, _to) = act.split(".")[0], TABLE[act]
    every = MEASURE_STATES if kind == "Measure" else HEARING_STATES
    for case_state, part_state in product(CASE_STATES, every):
        wrong = found(action(act).readiness(on(kind, case_state, part_state), moment("x", "p")))
        if part_state not in part_states:
            assert wrong == [("wrong_part_state", None)], (case_state, part_state)
        elif case_state not in case_states:
            assert wrong == [("wrong_state", None)], (case_state, part_state)
        else:
            assert wrong == [], (case_state, part_state)


def test_the_state_that_is_wrong_is_named():
    (obstacle,) = action("Measure.start").readiness(on("Measure", "in_process", "done"), moment("x", "p"))
    assert dict(obstacle.words) == {"state": "done"}
    (obstacle,) = action("Measure.start").readiness(on("Measure", "closed", "planned"), moment("x", "p"))
    assert dict(obstacle.words) == {"state": "closed"}
    # Who sees the measure alone is not told how the case stands.
    (obstacle,) = action("Measure.start").readiness(on("Measure", "closed", "done"), moment("x", "p"))
    assert dict(obstacle.words) == {"state": "done"}


def test_a_statement_is_for_those_who_take_part_whatever_else_they_are():
    facts = holding(case("in_process", recused=("per",)), hearing("open", "p"))
    permits = action("Hearing.give_statement").permits
    assert permits(facts, moment("ola", "p", "Hearing Participant"))
    # In another hearing, or kept out; the reporter, whatever is stored.
    for person in ("second.idi", "per", "kari"):
        assert not permits(facts, moment(person, "p", "Hearing Participant"))
    # A case worker who took part is told that it is over, not that it was never hers.
    assert permits(facts, moment("ola", "p", "Case Worker"))


def test_past_its_deadline_a_hearing_is_closed_for_every_act():
    facts = on("Hearing", "in_process", "open")
    for act, late in {
        "give_statement": False,
        "remove_participant": False,
        "close": False,
        "ask_again": True,
        "open": False,
    }.items():
        readiness = action(f"Hearing.{act}").readiness
        before = readiness(facts, moment("x", "p", now=DEADLINE - timedelta(microseconds=1)))
        at = readiness(facts, moment("x", "p", now=DEADLINE))
        assert (at == []) is late, act
        assert (before == []) is (not late and act != "open"), act
        if not late:
            assert dict(at[0].words) == {"state": "closed"}, act
