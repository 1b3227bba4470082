"""What was recently submitted to a register, so that nothing is done twice: see ``engine/once.py``."""

from BTrees.OOBTree import OOBTree
from collections.abc import Sequence
from persistent import Persistent

#: Spread over so many buckets that writers seldom meet in one.
_BUCKETS = 256


class Sendings(Persistent):
    """Submissions to one register. The object itself never changes: only its trees do."""

    def __init__(self):
        self.buckets: Sequence[OOBTree] = tuple(OOBTree() for _ in range(_BUCKETS))

    def bucket(self, name: bytes) -> OOBTree:
        """Name -> (digest of the content, UID, seconds since 1970)."""
        return self.buckets[name[0] % _BUCKETS]
