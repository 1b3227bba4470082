"""States of a case, and the form of the rules of actions: in which states, by whom, and which state
follows."""

from dataclasses import dataclass
from ntnu.deviations.domain.roles import CASE_WORKER
from ntnu.deviations.domain.roles import RECIPIENT

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
    """When and by whom an action may be done: states it starts from, roles that may do it.

    ``to`` maps the state it starts from to the state it ends in; an action that is no transition
    has none.
    """

    states: tuple[str, ...]
    roles: tuple[str, ...]
    to: tuple[tuple[str, str], ...] = ()

    def target(self, state: str) -> str | None:
        """The state the action leads to from ``state``; None when the state stays."""
        return dict(self.to).get(state)


def when(states: tuple[str, ...], roles: tuple[str, ...], to: str | None = None) -> Rule:
    """A rule for an action that leads to the same state, or to none, wherever it starts."""
    return Rule(states, roles, tuple((state, to) for state in states) if to else ())


BOTH = (RECIPIENT, CASE_WORKER)
WORKED_ON = (FORWARDED, IN_PROCESS)
