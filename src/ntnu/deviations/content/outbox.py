"""What waits to be mailed, as it is stored in a register: never a written mail, only what it is to tell of.

Every action puts something here, in many processes at once, and a sender takes it away again. So there are
many drawers, an action chooses one at random, and two changes of the same drawer are put together.
"""

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from typing import Any

DRAWERS = 64


class Letters(Persistent):
    """The mails of one action, or one file to several addresses.

    ``id`` is random: the ids of the mails are made of it, so that one sent twice is known for the same.
    ``at``: when it was put here (UTC). ``actor``: who acted; empty for the clock, and for who is anonymous.
    ``case``: UID of the deviation it is about, ``state`` its state then; ``place``: ids below the register
    of another thing it is about; ``url``: where it leads, behind the public address. ``notices``: see
    ``mail/packing.py``. ``parcel``: what comes with a file or a whole message, which is in ``blob``. ``open``
    are the numbers of those not yet sent, ``unreached`` of these the ones to somebody without an address.
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
    """Letters by key. What two transactions put in and take out at once is put together."""

    def __init__(self) -> None:
        self.held: dict[str, Letters] = {}

    def put(self, key: str, letters: Letters) -> None:
        """Put letters in."""
        self.held[key] = letters
        self._p_changed = True

    def take(self, key: str) -> None:
        """Take letters out, if they are there."""
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

    ``turn``: which server sends, and until when. ``refused``: UID of a case, or ``""``, -> the letters that
    a mail server will never take, each with one mail.
    """

    turn: tuple[str, Any] | None = None

    def __init__(self) -> None:
        self.drawers = tuple(Drawer() for _number in range(DRAWERS))
        self.refused = OOBTree()
