"""How much of what is not sent yet is kept, and for how long."""

from datetime import datetime
from datetime import timedelta

#: Since it was last stored.
KEPT = timedelta(days=14)
#: So many drafts has one person at most.
MOST = 20
#: Bytes of all drafts of one person, files included.
BYTES = 200 * 1024 * 1024


def is_over(saved: datetime, now: datetime) -> bool:
    """Is a draft stored at ``saved`` no longer kept?"""
    return now - saved >= KEPT


def is_full(others: int, bytes_of_others: int, own_bytes: int) -> bool:
    """Is there no room for a draft of ``own_bytes`` beside ``others`` of the same person?"""
    return others >= MOST or bytes_of_others + own_bytes > BYTES
