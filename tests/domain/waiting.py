"""What waits at a moment, by the rule, and things that were said on the case of ``world.py``."""

from datetime import timedelta
from ntnu.deviations.domain import signals as rule
from ntnu.deviations.domain.deadlines import Calendar
from ntnu.deviations.domain.parts import Message
from ntnu.deviations.domain.parts import Statement
from tests.domain.world import NOW

CALENDAR = Calendar()
AT_FACULTY = "unit:ie-uid:Notification Recipient"
AT_DEPARTMENT = "unit:idi-uid:Notification Recipient"
WORKER = {"worker.idi"}
BOTH = {AT_DEPARTMENT, AT_FACULTY}


def waiting(facts, at=NOW):
    """The signals of the case at a moment."""
    return [signal for signal in rule.signals(facts, CALENDAR) if signal.waits_at(at)]


def codes(facts, at=NOW):
    """Their codes, in their order."""
    return [signal.code for signal in waiting(facts, at)]


def the(facts, code, at=NOW):
    """The one with this code."""
    return next(signal for signal in waiting(facts, at) if signal.code == code)


def said(kind, uid, at=NOW, author="kari", of=None):
    """A message on the case."""
    return Message(uid, kind, author, at, of)


def given(*persons):
    """Their statements."""
    return tuple(Statement(f"s-{who}", who, NOW - timedelta(minutes=9)) for who in persons)
