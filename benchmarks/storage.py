"""How much of the database is alive: read beside the running server."""

from pathlib import Path
from ZODB.FileStorage import FileStorage


def live_bytes(database: Path) -> int:
    """Bytes of the present state of every object."""
    storage = FileStorage(str(database), read_only=True)
    try:
        size, following = 0, None
        while True:
            _oid, _tid, data, following = storage.record_iternext(following)
            size += len(data)
            if following is None:
                return size
    finally:
        storage.close()
