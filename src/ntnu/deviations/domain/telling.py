"""When a person is told of something: at once, in a digest once a day, or only on screen; and in which hours.

What the procedure or the law asks to be mailed goes at once, at any hour. The kinds of mail that a person may
choose another way for are those that may wait.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import time
from typing import Protocol

AT_ONCE = "at_once"
DIGEST = "digest"
ON_SCREEN = "on_screen"

#: What a kind of mail offers; the first holds for those who have chosen nothing. Asked for by the procedure
#: or the law, a reminder of what is known already, and news that are seen on screen as well.
ALWAYS = (AT_ONCE,)
REMINDER = (AT_ONCE, DIGEST)
NEWS = (AT_ONCE, DIGEST, ON_SCREEN)


class Kind(Protocol):
    """What of a kind of mail decides when it is sent: see ``mail/kinds.py``."""

    id: str
    ways: tuple[str, ...]
    is_digest: bool


@dataclass(frozen=True)
class Wishes:
    """What a person has chosen: by the ids of kinds of mail how they are told (``ways``), and the ``quiet``
    hours, from and to in the institution's time, over midnight where the first is later."""

    ways: Mapping[str, str] = field(default_factory=dict)
    quiet: tuple[time, time] | None = None

    def way_of(self, kind: Kind) -> str:
        """How the person is told of mails of this kind; a choice that the kind does not offer is none."""
        chosen = self.ways.get(kind.id, "")
        return chosen if chosen in kind.ways else kind.ways[0]

    def is_quiet(self, at: time) -> bool:
        """Is it a quiet hour? The last moment is none."""
        if self.quiet is None:
            return False
        start, end = self.quiet
        return start <= at < end if start < end else at >= start or at < end


def waits_for_digest(kind: Kind, wishes: Wishes) -> bool:
    """Is a mail of this kind a line of the next digest?"""
    return not kind.is_digest and wishes.way_of(kind) == DIGEST


def is_held(kind: Kind, wishes: Wishes, at: time) -> bool:
    """Does a mail of this kind wait at this time of day: for the digest, or for the end of quiet hours?"""
    return waits_for_digest(kind, wishes) or (kind.ways != ALWAYS and wishes.is_quiet(at))
