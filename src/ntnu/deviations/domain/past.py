"""How a case stood at a moment that is past: when it had ended and in what, and what its deadline was."""

from collections.abc import Sequence

WITHDRAWN = "withdrawn"

#: ``(outcome, since, until)``: seconds; ``until`` None for an ending that holds. An outcome is a state, or
#: ``withdrawn``.
Ending = tuple[str, int, int | None]
#: ``(since when, due)``: days as ordinals.
Due = tuple[int, int]


def ended_in(endings: Sequence[Ending], at: int) -> tuple[str, int] | None:
    """In what the case had ended at the moment ``at``, and since when; None for a case that was open."""
    for outcome, since, until in endings:
        if since < at and (until is None or at <= until):
            return outcome, since
    return None


def due_on(dues: Sequence[Due], due: int, day: int) -> int:
    """The deadline that held on a day; ``due`` is the one of now."""
    held = [then for since, then in dues if since <= day]
    return held[-1] if held else due
