"""What prevents an action, in words for the person who requested it."""

from collections.abc import Mapping
from datetime import date
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.messages import NOTIFICATION_STATES
from ntnu.deviations.messages import PART_STATES
from ntnu.deviations.messages import plain_date
from ntnu.deviations.messages import STATES
from typing import Any


def as_errors(obstacles: list[Obstacle]) -> list[FieldError]:
    """Obstacles as errors, their states and dates in words."""
    return [FieldError(o.field, o.code, o.code, _in_words(o.words)) for o in obstacles]


def _in_words(words: Mapping[str, Any]) -> dict[str, Any]:
    said = {**NOTIFICATION_STATES, **STATES, **PART_STATES}
    found = {name: plain_date(value) if isinstance(value, date) else value for name, value in words.items()}
    return {name: said.get(value, value) if name == "state" else value for name, value in found.items()}
