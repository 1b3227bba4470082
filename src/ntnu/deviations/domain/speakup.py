"""SpeakUp!: states of a notification case, what may be done in which, and what the form must hold.

States do not matter for who may do it: always the SpeakUp! recipients.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import Effect
from typing import Any
from typing import NamedTuple

RECEIVED = "received"
IN_PROCESS = "in_process"
CLOSED = "closed"
ARCHIVED = "archived"

OPEN = (RECEIVED, IN_PROCESS)
ALL = (*OPEN, ARCHIVED, CLOSED)

#: Kinds of messages: by a SpeakUp! recipient, and by the person who sent the notification.
REPLY, INFORMATION = "reply", "information"

#: Actions in the log by the person who sent the notification: without an actor where nobody may know who it
#: was.
BY_SENDER = frozenset({"submit", "add_information"})
#: In these states a case goes to the archive, or is there.
EXPORTABLE = (IN_PROCESS, ARCHIVED, CLOSED)
#: The workflow's step when the archive has the case; its only way from ``in_process`` to ``archived``.
ARCHIVE = "archive"


class Said(NamedTuple):
    """One message in a notification case. ``by`` is a user id, None for the person who sent the notification;
    ``at`` a moment in UTC; ``files`` UIDs of files that came with it."""

    uid: str
    kind: str
    text: str
    by: str | None
    at: datetime
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Say(Effect):
    """A message in a notification case: see ``Said``."""

    uid: str
    kind: str
    text: str
    by: str | None
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class GiveBack(Effect):
    """The deviation of a notification case is given back, with a text to the person who reported it."""

    stage = 40
    text: str


@dataclass(frozen=True)
class NotificationFacts:
    """A notification case as the rules see it.

    ``reporter`` is the person who sent it under their name, or empty; ``deviation`` the number of the
    deviation it is about, and ``from_deviation``: it was that deviation before. ``follow_url`` is the page
    where the sender reads answers. No deadline runs.
    """

    number: str
    state: str
    reporter: str
    recused: tuple[str, ...]
    reply_language: str
    deviation: str
    from_deviation: bool
    anonymised: datetime | None
    follow_url: str
    due: date | None = None


def form_obstacles(data: Mapping[str, Any], known: bool) -> Iterator[Obstacle]:
    """Faults of a notification that concern several fields; ``known``: somebody is logged in."""
    if not data.get("anonymous") and not known and not data.get("contact"):
        yield Obstacle("contact_needed", "contact")


def information_obstacles(state: str) -> Iterator[Obstacle]:
    """What prevents the person who sent the notification from adding to it."""
    if state not in OPEN:
        yield Obstacle("notification_closed")
