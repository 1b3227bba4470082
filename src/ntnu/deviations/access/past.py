"""What a case keeps of how it stood: when it ended and in what, and which deadlines it had."""

from ntnu.deviations import settings
from ntnu.deviations.access.answers import earlier_answers
from ntnu.deviations.access.answers import OUTCOME
from ntnu.deviations.access.answers import PRELIMINARY
from ntnu.deviations.domain import parts
from ntnu.deviations.domain.deadlines import response_due
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.past import Due
from ntnu.deviations.domain.past import Ending
from ntnu.deviations.domain.past import WITHDRAWN
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.now import local_date


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


def preliminaries_of(case, facts: Facts) -> tuple[int, ...]:
    """The days (ordinals) of its preliminary responses."""
    earlier = [answer.given for answer in earlier_answers(case) if answer.sort == PRELIMINARY]
    every = [*earlier, *([facts.preliminary] if facts.preliminary else [])]
    return tuple(day.toordinal() for day in every)


def not_solved_at(facts: Facts) -> tuple[int, ...]:
    """When the reporter said that it is not solved."""
    said = [_seconds(message.at) for message in facts.whole.messages if message.kind == parts.NOT_SOLVED]
    # Of an anonymised case the last of them is left.
    return tuple(said) or ((_seconds(facts.not_solved),) if facts.not_solved else ())


def measures_of(facts: Facts) -> tuple[tuple[int, int | None, int | None, str | None], ...]:
    """Of each measure that was not cancelled: the day it is due, when it was finished, when evaluated, and
    how."""
    return tuple(
        (
            measure.due.toordinal(),
            _seconds(measure.finished) if measure.finished else None,
            _seconds(measure.evaluated) if measure.evaluated else None,
            measure.result,
        )
        for measure in facts.whole.measures
        if measure.state != parts.CANCELLED
    )


def _outcome(state: str, withdrawn: bool) -> str:
    return WITHDRAWN if withdrawn and state == CLOSED else state


def _seconds(moment) -> int:
    return int(moment.timestamp())
