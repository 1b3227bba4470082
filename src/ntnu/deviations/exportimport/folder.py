"""The folder that is written: JSON, and the bytes of files with their checksums."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from ntnu.deviations.content.stored_file import opened
from ntnu.deviations.subject_access.package import file_names
from pathlib import Path
from typing import Any

#: The name within the folder that plone.exportimport writes.
NAME = "deviations"
MANIFEST = "manifest.json"

_PIECE = 1 << 20
#: The keys of addresses in the answers of the services.
_ADDRESSES = frozenset({"@id", "download"})


@dataclass
class Folder:
    """A folder that only the owner of the process can read. ``site``: the address that no file may
    contain."""

    root: Path
    site: str
    written: list[Path] = field(default_factory=list)

    def write(self, name: str, data: Any) -> None:
        """Write JSON; addresses in it become relative to the site."""
        path = self._place(name)
        text = json.dumps(self._relative(data), ensure_ascii=False, indent=2)
        path.write_text(f"{text}\n", encoding="utf-8")

    def copy(self, folder: str, title: str, file: Any) -> dict[str, Any]:
        """Copy the bytes of a stored file, piece by piece; returns the path, ``size`` and ``sha256``.

        Raises FileMissing, and has then written nothing.
        """
        digest, size = hashlib.sha256(), 0
        with opened(file) as source:
            path = self._place(f"{folder}/{safe(title)}")
            with path.open("wb") as target:
                while piece := source.read(_PIECE):
                    digest.update(piece)
                    size += target.write(piece)
        return {
            "blob": path.relative_to(self.root).as_posix(),
            "size": size,
            "sha256": digest.hexdigest(),
        }

    def _place(self, name: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.written.append(path)
        return path

    def _relative(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            return {
                key: value.removeprefix(self.site)
                if key in _ADDRESSES and isinstance(value, str)
                else self._relative(value)
                for key, value in data.items()
            }
        return [self._relative(item) for item in data] if isinstance(data, list | tuple) else data


def new_folder(base: Path, site: str) -> Folder:
    """The folder for registers in ``base``. Raises FileExistsError where it exists: what another export left
    there must not be taken for a part of this one."""
    root = base / NAME
    root.mkdir(mode=0o700)
    return Folder(root, site)


def safe(title: str) -> str:
    """A file name that is valid on every system."""
    (name,) = file_names([title])
    return name
