"""The daily list of the logs' heads: written once a day, by the server that has the turn."""

from datetime import datetime
from ntnu.deviations.caselog.heads import write_heads
from ntnu.deviations.now import local_date


def is_due(register, at: datetime) -> bool:
    """Is there no list yet of the day that ``at`` falls on?"""
    return register.clock.get("heads") != local_date(at).isoformat()


def write(register, at: datetime) -> None:
    """Write it. Raises OSError where that cannot be done: it is tried again in the next round."""
    write_heads(register, at)
    register.clock["heads"] = local_date(at).isoformat()
