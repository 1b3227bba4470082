"""The status of a case at a moment in the past: when it had ended, with which outcome, and what its deadline
was."""

from collections.abc import Sequence
from ntnu.deviations import settings
from ntnu.deviations.access.answers import earlier_answers
from ntnu.deviations.access.answers import OUTCOME
from ntnu.deviations.domain.deadlines import response_due
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.now import local_date

WITHDRAWN = "withdrawn"

#: ``(outcome, since, until)``: seconds; ``until`` None for an ending that holds. An outcome is a state, or
#: ``withdrawn``.
Ending = tuple[str, int, int | None]
#: ``(since when, due)``: days as ordinals.
Due = tuple[int, int]


def endings_of(case, facts: Facts) -> tuple[Ending, ...]:
    """Every time the case ended, in order."""
    found = [
        (_outcome(answer.state, answer.withdrawn), _seconds(answer.given), _seconds(answer.until))
        for answer in earlier_answers(case)
        if answer.sort == OUTCOME
    ]
    if facts.state not in OPEN and facts.closed is not None:
        found.append((_outcome(facts.state, facts.withdrawn), _seconds(facts.closed), None))
    return tuple(found)


def dues_of(case, facts: Facts) -> tuple[Due, ...]:
    """The deadlines the case had, each from the day on which it began to hold; none for one that was never
    moved."""
    moved = [(answer.given, answer.told["due"]) for answer in earlier_answers(case) if "due" in answer.told]
    if facts.preliminary is not None:
        moved.append((facts.preliminary, facts.due))
    if not moved:
        return ()
    first = response_due(local_date(facts.submitted), settings.get("response_days"))
    return ((0, first.toordinal()), *((since.toordinal(), due.toordinal()) for since, due in moved))


def arrived_at(case, facts: Facts) -> int:
    """When the case came to its current faculty."""
    return _seconds(case.arrived or facts.submitted)


def ended_in(endings: Sequence[Ending], at: int) -> tuple[str, int] | None:
    """With which outcome, and since when, the case had ended at the moment ``at``; None for an open case."""
    for outcome, since, until in endings:
        if since < at and (until is None or at <= until):
            return outcome, since
    return None


def due_on(dues: Sequence[Due], due: int, day: int) -> int:
    """The deadline that applied on a day; ``due`` is the current one."""
    held = [then for since, then in dues if since <= day]
    return held[-1] if held else due


def _outcome(state: str, withdrawn: bool) -> str:
    return WITHDRAWN if withdrawn and state == CLOSED else state


def _seconds(moment) -> int:
    return int(moment.timestamp())
