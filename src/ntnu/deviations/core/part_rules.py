"""Who may do which act on a measure or a hearing, in which of its states and of the case's."""

from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations.core import parts
from ntnu.deviations.core import roles
from ntnu.deviations.core import states
from ntnu.deviations.core.facts import Facts

MEASURE = "Measure"
HEARING = "Hearing"


@dataclass(frozen=True)
class PartRule:
    """``states`` of the part it starts from, ``case_states`` it is done in, ``roles`` that may do it.

    ``to`` is the state the part ends in; None when it stays.
    """

    states: tuple[str, ...]
    roles: tuple[str, ...]
    case_states: tuple[str, ...] = states.OPEN
    to: str | None = None


_BOTH = (roles.RECIPIENT, roles.CASE_WORKER)
_ALL_THREE = (*_BOTH, roles.MEASURE_RESPONSIBLE)
_READ_BY_MANAGER = (states.FORWARDED, states.IN_PROCESS)

RULES: dict[str, dict[str, PartRule]] = {
    MEASURE: {
        "start": PartRule((parts.PLANNED,), _ALL_THREE, to=parts.IN_PROGRESS),
        "finish": PartRule(parts.UNFINISHED, _ALL_THREE, to=parts.DONE),
        "evaluate": PartRule((parts.DONE,), _ALL_THREE, (*states.OPEN, states.CLOSED), to=parts.EVALUATED),
        "agree": PartRule(parts.UNFINISHED, (roles.LINE_MANAGER,), _READ_BY_MANAGER),
        "ask_agreement": PartRule(parts.UNFINISHED, _BOTH, _READ_BY_MANAGER),
        "change": PartRule(parts.UNFINISHED, _BOTH),
        "cancel": PartRule(parts.UNFINISHED, _BOTH, to=parts.CANCELLED),
    },
    HEARING: {
        "give_statement": PartRule((parts.OPENED,), (roles.HEARING_PARTICIPANT,)),
        "open": PartRule((parts.DRAFT,), _BOTH, to=parts.OPENED),
        "ask_again": PartRule((parts.ENDED,), _BOTH, to=parts.OPENED),
        "remove_participant": PartRule((parts.OPENED,), _BOTH),
        "change": PartRule((parts.DRAFT,), _BOTH),
        "close": PartRule((parts.DRAFT, parts.OPENED), _BOTH, to=parts.ENDED),
    },
}


def kind_of(part) -> str:
    """The key of :data:`RULES` for a part's facts."""
    return MEASURE if isinstance(part, parts.Measure) else HEARING


def state_at(part, now: datetime) -> str:
    """The part's state that counts at ``now``."""
    return part.state_at(now) if isinstance(part, parts.Hearing) else part.state


def may_do(action: str, facts: Facts, part, own: frozenset[str]) -> bool:
    """May somebody who holds the roles ``own`` on the part do ``action`` in some state?"""
    return bool(set(RULES[kind_of(part)][action].roles) & own)
