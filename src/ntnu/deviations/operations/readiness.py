"""Why this process cannot do its work now. A mail server or an archive that is down is none of the reasons:
every process would be taken out of service for it, and nothing is lost meanwhile."""

import shutil
from App.config import getConfiguration
from ntnu.deviations.clock.apart import every_register
from ntnu.deviations.clock.background import Background
from ntnu.deviations.engine.apart import opened
from ntnu.deviations.mail.outbox import find
from pathlib import Path
from ZODB.DB import DB

#: Bytes that have to be free where the process writes.
LEAST_FREE = 256 * 1024 * 1024


def obstacles(database: DB) -> list[str]:
    """What is in the way, in words for the log; raises what the database raises."""
    for path in every_register(database):
        with opened(database, path) as register:
            # Both are loaded, as a round of the sender and of the clock does.
            find(register, "")
            register.clock.get("turn")
    found = [f"the thread {t.name} has ended" for t in Background.started if not t.is_alive()]
    for folder in sorted(folders(database)):
        if shutil.disk_usage(folder).free < LEAST_FREE:
            found.append(f"little room is left at {folder}")
    return found


def folders(database: DB) -> set[Path]:
    """Where this process writes: logs, files, and the database where it is a file."""
    found = {Path(getConfiguration().clienthome)}
    blobs = getattr(database.storage, "temporaryDirectory", None)
    if blobs is not None:
        found.add(Path(blobs()))
    stored = Path(database.storage.getName()).parent
    return {folder for folder in (*found, stored) if folder.is_absolute() and folder.is_dir()}
