"""Who may do which action in which state: the specification's table of actions, typed in."""

import pytest
from ntnu.deviations.procedure import ACTIONS
from tests.domain.world import case

RECIPIENT, WORKER = "Notification Recipient", "Case Worker"
REPORTER = "Reporter"
BOTH = {RECIPIENT, WORKER}
WORKED_ON = {"forwarded", "in_process"}
OPEN = {"received", "forwarded", "in_process"}

#: Action -> (states it starts from, roles that may do it, state it leads to from each of them).
TABLE = {
    "approve": ({"received"}, {RECIPIENT}, {"received": "forwarded"}),
    "change_unit": ({"received"}, {RECIPIENT}, {"received": "received"}),
    "not_approve": ({"received"}, {RECIPIENT}, {"received": "not_approved"}),
    "reregister": (OPEN, {RECIPIENT, WORKER}, dict.fromkeys(OPEN, "reregistered")),
    "accept": ({"forwarded"}, {WORKER}, {"forwarded": "in_process"}),
    "update_process": (WORKED_ON, {WORKER}, {}),
    "send_back": (WORKED_ON, {WORKER}, dict.fromkeys(WORKED_ON, "received")),
    "reassign": (WORKED_ON, {RECIPIENT, WORKER}, {}),
    "add_coworker": (WORKED_ON, {RECIPIENT, WORKER}, {}),
    "remove_coworker": (WORKED_ON, {RECIPIENT, WORKER}, {}),
    "remind": (WORKED_ON, {RECIPIENT}, {}),
    "close": ({"in_process"}, {RECIPIENT, WORKER}, {"in_process": "closed"}),
    "reopen": (
        {"closed", "not_approved"},
        {RECIPIENT},
        {"closed": "in_process", "not_approved": "received"},
    ),
    "close_as_notification": (OPEN, BOTH, dict.fromkeys(OPEN, "closed")),
    "add_measure": (OPEN, BOTH, {}),
    "add_hearing": (OPEN, BOTH, {}),
    "add_message": (OPEN, BOTH, {}),
    "add_attachment": (OPEN, BOTH, {}),
    "request_information": (OPEN, BOTH, {}),
    "preliminary_response": (OPEN, BOTH, {}),
    "answer": (OPEN, {REPORTER}, {}),
    "add_information": (OPEN, {REPORTER}, {}),
    "withdraw": ({"received", "forwarded"}, {REPORTER}, {"received": "closed", "forwarded": "closed"}),
    "not_solved": ({"closed", "not_approved"}, {REPORTER}, {}),
    "recuse": (OPEN, BOTH, {}),
    "lift_recusal": (OPEN, {RECIPIENT}, {}),
    "end_deputy": (OPEN, {RECIPIENT}, {}),
    "send_again": (OPEN | {"closed", "not_approved"}, BOTH, {}),
    "write_sentence": ({"closed"}, {WORKER}, {}),
    "approve_sentence": ({"closed"}, {RECIPIENT}, {}),
    "refuse_sentence": ({"closed"}, {RECIPIENT}, {}),
    "redact": (OPEN | {"closed", "not_approved"}, BOTH, {}),
}


def may_do(act, facts, roles) -> bool:
    """May somebody with these roles do it?"""
    return bool(set(ACTIONS[act].roles_for(facts)) & roles)


#: What the reporter does; nobody else may.
REPORTERS = {"answer", "add_information", "withdraw", "not_solved"}


def test_there_are_these_acts_and_no_others():
    assert set(ACTIONS) == set(TABLE)


@pytest.mark.parametrize("act", TABLE)
def test_an_act_starts_from_its_states_and_ends_where_it_should(act):
    states, roles, to = TABLE[act]
    assert set(ACTIONS[act].rule.states) == states
    assert set(ACTIONS[act].rule.roles) == roles
    assert {state: ACTIONS[act].rule.target(state) for state in states} == {s: to.get(s) for s in states}


def test_the_recipient_closes_only_when_that_was_agreed():
    recipient, worker = frozenset({RECIPIENT}), frozenset({WORKER})
    agreed = case("in_process", closer="recipient")
    assert not may_do("close", case("in_process"), recipient)
    assert may_do("close", agreed, recipient)
    assert may_do("close", case("in_process"), worker) and may_do("close", agreed, worker)


@pytest.mark.parametrize("act", TABLE)
def test_other_roles_do_nothing(act):
    others = {
        *({"Reporter"} - TABLE[act][1]),
        "Line Manager",
        "Archivist",
        "Hearing Participant",
        "Local EQS Administrator",
    }
    assert not may_do(act, case("in_process", closer="recipient"), frozenset(others))
    assert (ACTIONS[act].rule.roles == (REPORTER,)) == (act in REPORTERS)
