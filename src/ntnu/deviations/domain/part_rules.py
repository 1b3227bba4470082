"""The form of the rules of actions on a measure or a hearing: in which states of it and of the case, by whom,
and which state follows."""

from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.domain import states
from ntnu.deviations.domain.states import OPEN


@dataclass(frozen=True)
class PartRule:
    """The ``states`` of the part it starts from, the ``case_states`` it is done in, the ``roles`` that may do
    it.

    ``to`` is the state the part ends in; None when it stays.
    """

    states: tuple[str, ...]
    roles: tuple[str, ...]
    case_states: tuple[str, ...] = OPEN
    to: str | None = None


BOTH = (roles.RECIPIENT, roles.CASE_WORKER)
ALL_THREE = (*BOTH, roles.MEASURE_RESPONSIBLE)
READ_BY_MANAGER = (states.FORWARDED, states.IN_PROCESS)


def state_at(part: parts.Measure | parts.Hearing, now: datetime) -> str:
    """The part's state that counts at ``now``."""
    return part.state_at(now) if isinstance(part, parts.Hearing) else part.state
