"""Mails that wait to be sent, as stored in a register: never the written mail, only the data it is made from.

Every action adds something here, in many processes at once, and a sender removes it. So there are many
drawers, an action chooses one at random, and two changes of the same drawer are merged.
"""

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from typing import Any

DRAWERS = 64


class Letters(Persistent):
    """The mails of one action, or one file to several addresses.

    ``id`` is random: the ids of the mails are made from it, so that a mail sent twice is recognised. ``at``:
    when it was put here (UTC). ``actor``: the person who did the action; empty for the clock, and for
    anonymous persons. ``case``: UID of the deviation it is about, ``state`` its state then; ``place``: ids
    below the register of another thing it is about; ``url``: the target of its link, relative to the public
    address. ``notices``: see ``mail/packing.py``. ``parcel``: what comes with a file or a whole message,
    which is in ``blob``. ``open`` are the numbers of mails not yet sent, ``unreached`` those of them to
    people without an address.
    """

    case: str | None = None
    state: str = ""
    place: tuple[str, ...] | None = None
    url: str = ""
    actor: str = ""
    notices: tuple[tuple[Any, ...], ...] = ()
    parcel: Any = None
    blob: Any = None
    unreached: tuple[int, ...] = ()

    def __init__(self, id: str, at: Any, open: tuple[int, ...]) -> None:
        self.id = id
        self.at = at
        self.open = open


class Drawer(Persistent):
    """Letters by key. Concurrent additions and removals are merged."""

    def __init__(self) -> None:
        self.held: dict[str, Letters] = {}

    def put(self, key: str, letters: Letters) -> None:
        """Put letters in."""
        self.held[key] = letters
        self._p_changed = True

    def take(self, key: str) -> None:
        """Remove letters, if they are there."""
        if self.held.pop(key, None) is not None:
            self._p_changed = True

    def _p_resolveConflict(self, old: dict, saved: dict, mine: dict) -> dict:
        was, held, new = old["held"], dict(saved["held"]), mine["held"]
        for key in was.keys() - new.keys():
            held.pop(key, None)
        for key in new.keys() - was.keys():
            held[key] = new[key]
        return {**mine, "held": held}


class Outbox(Persistent):
    """The outbox of one register.

    ``turn``: which server sends, and until when. ``refused``: UID of a case, or ``""``, -> the letters that a
    mail server refused for good, each with one mail.
    """

    turn: tuple[str, Any] | None = None

    def __init__(self) -> None:
        self.drawers = tuple(Drawer() for _number in range(DRAWERS))
        self.refused = OOBTree()
