"""Packages in a folder that the archive reads: each is visible complete or not at all."""

import os
import shutil
from contextlib import suppress
from ntnu.deviations.archive.errors import NotDelivered
from ntnu.deviations.archive.errors import Receipt
from ntnu.deviations.interfaces import IArchiveTransport
from pathlib import Path
from zope.interface import implementer

FOLDER = "NTNU_DEVIATIONS_ARCHIVE_FOLDER"


@implementer(IArchiveTransport)
class FolderTransport:
    """Copies the package beside its place under a hidden name, and renames it when all is on disk.

    The folder belongs to the archive: existing files in it are kept.
    """

    def deliver(self, package: Path, id: str, sent_before: bool) -> Receipt:
        """Copy it there; the receipt is its name. Raises NotDelivered."""
        place = _root() / package.name
        unfinished = place.with_name(f".{package.name}.unfinished")
        if place.exists():
            return Receipt(package.name)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            # Left over from an attempt that was interrupted.
            shutil.rmtree(unfinished, ignore_errors=True)
            shutil.copytree(package, unfinished)
            for path in (*unfinished.iterdir(), unfinished):
                _to_disk(path)
            unfinished.rename(place)
            _to_disk(place.parent)
        except OSError:
            with suppress(OSError):
                shutil.rmtree(unfinished)
            raise NotDelivered("disk") from None
        return Receipt(package.name)

    def ask(self, id: str) -> Receipt | None:
        """Is it there? Raises NotDelivered."""
        found = next(_root().glob(f"[!.]*-{id}"), None)
        return Receipt(found.name) if found is not None else None


def _root() -> Path:
    root = os.environ.get(FOLDER, "").strip()
    if not root:
        raise NotDelivered("no_archive")
    return Path(root)


def _to_disk(path: Path) -> None:
    """Make sure that the files written there survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
