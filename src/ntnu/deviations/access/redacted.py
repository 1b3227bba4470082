"""What was redacted in a case: in its place is shown when, and why nothing is there."""

from collections.abc import Callable
from datetime import date
from datetime import datetime
from ntnu.deviations.access.answers import text_at
from ntnu.deviations.messages import REMOVED
from ntnu.deviations.now import local_date
from zope.i18nmessageid import Message


def removed_fields(case) -> dict[str, datetime]:
    """The fields of a case that are empty because they were redacted, each with the moment (UTC).

    Where something has been written since, that is shown.
    """
    done = {}
    for target, at, *_by_and_length in case.redactions:
        kind, _colon, name = target.partition(":")
        if kind == "field" and text_at(case, name) == left_in(case, name):
            done[name] = at
    return done


def left_in(case, name: str) -> str:
    """The value of a field once it is redacted: a case still needs a title, which is its number."""
    return case.number if name == "title" else ""


def removed_text(part, name: str) -> datetime | None:
    """When this text of a part of a case (the ``title`` of a file) was redacted, if nothing is there
    since; else None."""
    at, _by, names = part.redacted or (None, None, ())
    return at if name in names and not getattr(part, name) else None


def removal(at: datetime, day: Callable[[date], str]) -> Message:
    """What is shown in place of something redacted at ``at``; ``day`` says a date."""
    return Message(REMOVED, mapping={"date": day(local_date(at))})
