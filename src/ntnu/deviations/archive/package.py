"""A delivery as a folder of files: the message, the documents, and a list of checksums."""

import hashlib
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from ntnu.deviations.archive.noark.arkivmelding import arkivmelding
from ntnu.deviations.archive.noark.model import Delivery
from ntnu.deviations.archive.noark.model import Folder
from pathlib import Path
from typing import BinaryIO

MESSAGE = "arkivmelding.xml"
MANIFEST = "manifest.sha256"
_PIECE = 1 << 20


@dataclass(frozen=True)
class Described:
    """A case in the form the archive gets, and how each of its files is opened, by name."""

    folder: Folder
    files: Mapping[str, Callable[[], BinaryIO]]


def write(folder: Path, delivery: Delivery, files: Mapping[str, Callable[[], BinaryIO]]) -> None:
    """Write the package into ``folder``, which exists and is empty.

    The manifest names every file beside itself with its SHA-256, as ``sha256sum --check`` reads it.
    Raises OSError when the disk is full.
    """
    sums = {}
    for name in delivery.files:
        with files[name]() as source:
            sums[name] = _write(folder / name, source)
    message = arkivmelding(delivery)
    (folder / MESSAGE).write_bytes(message)
    sums[MESSAGE] = hashlib.sha256(message).hexdigest()
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    (folder / MANIFEST).write_text(lines, encoding="utf-8")


def _write(path: Path, source: BinaryIO) -> str:
    digest = hashlib.sha256()
    with path.open("wb") as target:
        while piece := source.read(_PIECE):
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()
