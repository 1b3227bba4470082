"""What was sent to a register lately, so that nothing is done twice: see ``engine/once.py``."""

from BTrees.OOBTree import OOBTree
from collections.abc import Sequence
from persistent import Persistent

#: Writers meet in one bucket out of so many.
_BUCKETS = 256


class Sendings(Persistent):
    """What was sent to one register. Nothing of its own ever changes: only its trees do."""

    def __init__(self):
        self.buckets: Sequence[OOBTree] = tuple(OOBTree() for _ in range(_BUCKETS))

    def bucket(self, name: bytes) -> OOBTree:
        """Name -> (digest of the content, UID, seconds since 1970)."""
        return self.buckets[name[0] % _BUCKETS]
