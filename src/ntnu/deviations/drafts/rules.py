"""How much unsent input is stored, and for how long."""

from datetime import datetime
from datetime import timedelta

#: Counted from when it was last stored.
KEPT = timedelta(days=14)
#: The most drafts of one person.
MOST = 20
#: Bytes of all drafts of one person, files included.
BYTES = 200 * 1024 * 1024


def is_over(saved: datetime, now: datetime) -> bool:
    """Is a draft stored at ``saved`` no longer kept?"""
    return now - saved >= KEPT


def is_full(others: int, bytes_of_others: int, own_bytes: int) -> bool:
    """Does a draft of ``own_bytes`` exceed the limits beside ``others`` of the same person?"""
    return others >= MOST or bytes_of_others + own_bytes > BYTES
