"""States of a case, and who may do which act in which of them."""

from dataclasses import dataclass
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.roles import CASE_WORKER
from ntnu.deviations.core.roles import RECIPIENT
from ntnu.deviations.core.roles import REPORTER

RECEIVED = "received"
FORWARDED = "forwarded"
IN_PROCESS = "in_process"
CLOSED = "closed"
NOT_APPROVED = "not_approved"
REREGISTERED = "reregistered"

OPEN = (RECEIVED, FORWARDED, IN_PROCESS)
ALL = (*OPEN, CLOSED, NOT_APPROVED, REREGISTERED)


@dataclass(frozen=True)
class Rule:
    """When and by whom an act may be done: states it starts from, roles that may do it.

    ``to`` maps the state it starts from to the state it ends in; an act that is no transition
    has none.
    """

    states: tuple[str, ...]
    roles: tuple[str, ...]
    to: tuple[tuple[str, str], ...] = ()

    def target(self, state: str) -> str | None:
        """The state the act leads to from ``state``; None when the state stays."""
        return dict(self.to).get(state)


def _rule(states: tuple[str, ...], roles: tuple[str, ...], to: str | None = None) -> Rule:
    return Rule(states, roles, tuple((state, to) for state in states) if to else ())


_BOTH = (RECIPIENT, CASE_WORKER)
_WORKED_ON = (FORWARDED, IN_PROCESS)

#: The acts of the procedure, in the order a person meets them.
RULES: dict[str, Rule] = {
    "approve": _rule((RECEIVED,), (RECIPIENT,), FORWARDED),
    "change_unit": _rule((RECEIVED,), (RECIPIENT,), RECEIVED),
    "not_approve": _rule((RECEIVED,), (RECIPIENT,), NOT_APPROVED),
    "accept": _rule((FORWARDED,), (CASE_WORKER,), IN_PROCESS),
    "close": _rule((IN_PROCESS,), _BOTH, CLOSED),
    "update_process": _rule(_WORKED_ON, (CASE_WORKER,)),
    "reassign": _rule(_WORKED_ON, _BOTH),
    "add_coworker": _rule(_WORKED_ON, _BOTH),
    "remove_coworker": _rule(_WORKED_ON, _BOTH),
    "send_back": _rule(_WORKED_ON, (CASE_WORKER,), RECEIVED),
    "reregister": _rule(OPEN, _BOTH, REREGISTERED),
    "preliminary_response": _rule(OPEN, _BOTH),
    "add_measure": _rule(OPEN, _BOTH),
    "add_hearing": _rule(OPEN, _BOTH),
    "request_information": _rule(OPEN, _BOTH),
    "add_message": _rule(OPEN, _BOTH),
    "add_attachment": _rule(OPEN, _BOTH),
    "answer": _rule(OPEN, (REPORTER,)),
    "add_information": _rule(OPEN, (REPORTER,)),
    "withdraw": _rule((RECEIVED, FORWARDED), (REPORTER,), CLOSED),
    "not_solved": _rule((CLOSED,), (REPORTER,)),
    "recuse": _rule(OPEN, _BOTH),
    "lift_recusal": _rule(OPEN, (RECIPIENT,)),
    "end_deputy": _rule(OPEN, (RECIPIENT,)),
    "redact": _rule((*OPEN, CLOSED, NOT_APPROVED), _BOTH),
    "send_again": _rule((*OPEN, CLOSED, NOT_APPROVED), _BOTH),
    "close_as_notification": _rule(OPEN, _BOTH, CLOSED),
    "reopen": Rule((CLOSED, NOT_APPROVED), (RECIPIENT,), ((CLOSED, IN_PROCESS), (NOT_APPROVED, RECEIVED))),
}


def roles_for(action: str, facts: Facts) -> tuple[str, ...]:
    """The roles that may do ``action`` on this case.

    The procedure: the case worker closes, "unless otherwise agreed with the notification
    recipient"; the agreement is made in the receipt form.
    """
    roles = RULES[action].roles
    if action == "close" and facts.closer != "recipient":
        return tuple(role for role in roles if role != RECIPIENT)
    return roles


def may_do(action: str, facts: Facts, roles: frozenset[str]) -> bool:
    """May somebody with these roles on the case do ``action`` in some state?"""
    return bool(set(roles_for(action, facts)) & roles)
