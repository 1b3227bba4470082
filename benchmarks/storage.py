"""The size of the current data in the database: read beside the running server."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from ZODB.FileStorage import FileStorage
from ZODB.utils import p64
from ZODB.utils import u64


def last_change(database: Path) -> bytes:
    """The id of the last transaction."""
    with _opened(database) as storage:
        return storage.lastTransaction()


def live_growth(database: Path, since: bytes) -> int:
    """Bytes by which the current state of all objects has grown after the transaction ``since``.

    Only what was written since then is read, not the whole database: the time follows the growth.
    """
    with _opened(database) as storage:
        first = p64(u64(since) + 1)
        now: dict[bytes, int] = {}
        for one in storage.iterator(start=first):
            for record in one:
                now[record.oid] = len(record.data or b"")
        return sum(now.values()) - sum(_size_before(storage, oid, first) for oid in now)


def _size_before(storage: FileStorage, oid: bytes, tid: bytes) -> int:
    found = storage.loadBefore(oid, tid)
    return len(found[0]) if found else 0


@contextmanager
def _opened(database: Path) -> Iterator[FileStorage]:
    storage = FileStorage(str(database), read_only=True)
    try:
        yield storage
    finally:
        storage.close()
