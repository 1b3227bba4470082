"""Who may do which action on a measure or a hearing, in which states: the specification's words, typed in."""

import pytest
from datetime import date
from datetime import timedelta
from itertools import product
from ntnu.deviations.domain.parts import Said
from ntnu.deviations.domain.parts import Statement
from ntnu.deviations.procedure import PART_ACTIONS
from tests.domain.case_parts import action
from tests.domain.case_parts import DEADLINE
from tests.domain.case_parts import found
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import moment
from tests.domain.world import case
from tests.domain.world import NOW
from tests.domain.world import TODAY

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
    "Measure.decline": (UNDONE, {"Line Manager"}, READ_BY_MANAGER, None),
    "Measure.ask": (UNDONE, {"Line Manager"}, READ_BY_MANAGER, None),
    "Measure.answer": (UNDONE, BOTH, READ_BY_MANAGER, None),
    "Measure.ask_date": (UNDONE, {"Measure Responsible"}, OPEN, None),
    "Measure.accept_date": (UNDONE, BOTH, OPEN, None),
    "Measure.keep_date": (UNDONE, BOTH, OPEN, None),
    "Measure.hand_back": (UNDONE, {"Measure Responsible"}, OPEN, None),
    "Measure.ask_agreement": (UNDONE, BOTH, READ_BY_MANAGER, None),
    "Measure.change": (UNDONE, BOTH, OPEN, None),
    "Measure.cancel": (UNDONE, BOTH, OPEN, "cancelled"),
    "Hearing.give_statement": ({"open"}, {"Hearing Participant"}, OPEN, None),
    "Hearing.open": ({"draft"}, BOTH, OPEN, "open"),
    "Hearing.ask_again": ({"closed"}, BOTH, OPEN, "open"),
    "Hearing.remove_participant": ({"open"}, BOTH, OPEN, None),
    "Hearing.extend": ({"open"}, BOTH, OPEN, None),
    "Hearing.widen": ({"open"}, BOTH, OPEN, None),
    "Hearing.remind": ({"open"}, BOTH, OPEN, None),
    "Hearing.change": ({"draft"}, BOTH, OPEN, None),
    "Hearing.close": ({"draft", "open"}, BOTH, OPEN, "closed"),
}


#: Actions that answer what was said about a measure, or that only somebody who is asked may do: what has to
#: be said first.
ASKED = {"asked": NOW}
FIRST = {
    "Measure.decline": ASKED,
    "Measure.ask": ASKED,
    "Measure.answer": {**ASKED, "objection": Said("question", "manager.idi", NOW)},
    "Measure.accept_date": {"request": Said("date", "ola", NOW, date(2026, 12, 9))},
    "Measure.keep_date": {"request": Said("date", "ola", NOW, date(2026, 12, 9))},
}


def on(kind, case_state, part_state, **more):
    part = measure(part_state, "p", **more) if kind == "Measure" else hearing(part_state, "p")
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
        facts = on(kind, case_state, part_state, **FIRST.get(act, {}))
        wrong = found(action(act).readiness(facts, moment("x", "p")))
        if part_state not in part_states:
            assert wrong == [("wrong_part_state", None)], (case_state, part_state)
        elif case_state not in case_states:
            assert wrong == [("wrong_state", None)], (case_state, part_state)
        else:
            assert wrong == [], (case_state, part_state)


@pytest.mark.parametrize(
    ("act", "said", "wrong"),
    [
        ("decline", {}, "not_asked"),
        ("decline", {"asked": NOW, "objection": Said("question", "manager.idi", NOW)}, "not_asked"),
        ("decline", {"asked": NOW, "agreed": NOW, "agreed_by": "manager.ie"}, "agreed_already"),
        ("ask", {"objection": Said("declined", "manager.idi", NOW)}, "not_asked"),
        ("ask_agreement", {"asked": NOW, "agreed": NOW, "agreed_by": "manager.ie"}, "agreed_already"),
        ("answer", {"asked": NOW}, "no_manager_question"),
        ("answer", {"asked": NOW, "objection": Said("answered", "manager.idi", NOW)}, "no_manager_question"),
        ("answer", {"objection": Said("declined", "manager.idi", NOW)}, "no_manager_question"),
        ("accept_date", {}, "no_date_asked"),
        ("accept_date", {"request": Said("handed_back", "ola", NOW)}, "no_date_asked"),
        ("keep_date", {"request": Said("kept", "ola", NOW, date(2026, 12, 9))}, "no_date_asked"),
        ("hand_back", {"request": Said("handed_back", "ola", NOW)}, "handed_back_already"),
    ],
)
def test_what_must_be_said_first(act, said, wrong):
    facts = on("Measure", "in_process", "planned", **said)
    assert found(action(f"Measure.{act}").readiness(facts, moment("x", "p"))) == [(wrong, None)]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, []),
        ({"reminded": TODAY}, [("hearing_reminded_today", None)]),
        ({"reminded": TODAY - timedelta(days=1)}, []),
        (
            {"statements": tuple(Statement(who, who, NOW) for who in ("ola", "per"))},
            [("all_answered", None)],
        ),
    ],
)
def test_when_those_without_an_answer_are_reminded(changes, wrong):
    facts = holding(case("in_process"), hearing("open", "p", **changes))
    assert found(action("Hearing.remind").readiness(facts, moment("x", "p"))) == wrong


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
