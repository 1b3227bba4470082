"""The case of ``world.py`` with something to remind of."""

from datetime import datetime
from datetime import UTC
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.parts import Hearing
from ntnu.deviations.domain.parts import Parts
from tests.domain import case_parts
from tests.domain.case_parts import measure
from tests.domain.world import case

__all__ = ["DEADLINE", "hearing", "measure", "OPENED", "utc", "with_parts"]


def utc(*parts: int) -> datetime:
    """A moment in UTC."""
    return datetime(*parts, tzinfo=UTC)


#: When the hearing of ``hearing()`` was opened, and ends.
OPENED = utc(2026, 11, 23, 9)
DEADLINE = utc(2026, 12, 7, 15)


def hearing(**changes) -> Hearing:
    """A hearing of two weeks that worker.idi has opened, and that asks Ola and Per."""
    wanted = {"opened": OPENED, "opened_by": "worker.idi", "deadline": DEADLINE, **changes}
    return case_parts.hearing(**wanted)


def with_parts(state: str = "in_process", *, hearings=(), measures=(), **changes) -> Facts:
    """Kari's case with these hearings and measures."""
    return case(state, parts=Parts(hearings=tuple(hearings), measures=tuple(measures)), **changes)
