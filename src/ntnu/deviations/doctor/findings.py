"""The result of a check, and how serious it is."""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations import _
from typing import Any
from zope.i18nmessageid import Message

OK, WARNING, FAULT = "ok", "warning", "fault"
#: The most serious first.
LEVELS: dict[str, Message] = {
    FAULT: _("doctor_fault", default="Must be mended"),
    WARNING: _("doctor_warning", default="Look at this"),
    OK: _("doctor_ok", default="In order"),
}


@dataclass(frozen=True)
class Problem:
    """What is wrong, and what to do about it, in words for the system administrator."""

    level: str
    text: Message


@dataclass(frozen=True)
class Check:
    """A check. ``look(register, at)`` answers a problem, or None; it only reads.

    ``fine`` is the text shown when nothing is wrong.
    """

    id: str
    title: Message
    fine: Message
    look: Callable[[Any, datetime], Problem | None]


def check(title: Message, fine: Message) -> Callable[[Callable[[Any, datetime], Problem | None]], Check]:
    """Makes a check from a function; its id is the name of the function."""
    return lambda look: Check(look.__name__, title, fine, look)


@dataclass(frozen=True)
class Finding:
    """The result of a check."""

    id: str
    title: Message
    level: str
    text: Message


def examine(checks: Sequence[Check], register, at: datetime) -> list[Finding]:
    """The results of all checks at the moment ``at`` (UTC): the most serious first, else in their order."""
    found = []
    for check in checks:
        problem = check.look(register, at) or Problem(OK, check.fine)
        found.append(Finding(check.id, check.title, problem.level, problem.text))
    order = list(LEVELS)
    return sorted(found, key=lambda finding: order.index(finding.level))


def filled(message: Message, **words: object) -> Message:
    """The message with its variables: numbers, names and codes, and other messages."""
    said = {name: word if isinstance(word, Message) else str(word) for name, word in words.items()}
    return type(message)(message, mapping=said)
