"""An export as a test sees it: taken by somebody, and read back."""

import json
from collections.abc import Iterator
from pathlib import Path
from plone.exportimport.exporters import get_exporter
from typing import Any

#: What a service says beside the content.
EXPANSION = "@components"


class Export:
    """What ``person`` gets of the site, in the folder ``base``."""

    def __init__(self, house, person: str, base: Path):
        base.mkdir(exist_ok=True)
        with house.acting(person):
            get_exporter(house.portal).export_site(base)
        self.base = base
        self.root = base / "deviations"
        self.manifest = self.read("manifest.json")
        (self.register,) = self.manifest["registers"]

    def read(self, name: str) -> Any:
        return json.loads((self.root / name).read_text(encoding="utf-8"))

    @property
    def numbers(self) -> set[str]:
        """The numbers of the cases in it."""
        return self._names("cases")

    @property
    def notifications(self) -> set[str]:
        return self._names("notifications")

    def of(self, number: str, name: str = "case.json", kind: str = "cases") -> Any:
        """What a file of a case holds."""
        return self.read(f"registers/deviations/{kind}/{number}/{name}")

    @property
    def text(self) -> str:
        """All that is written of registers, and the names of the files."""
        return "\n".join(
            str(path.relative_to(self.root)) + path.read_bytes().decode("utf-8", "replace")
            for path in self.root.rglob("*")
            if path.is_file()
        )

    def _names(self, kind: str) -> set[str]:
        folder = self.root / "registers" / "deviations" / kind
        return {path.name for path in folder.iterdir()} if folder.exists() else set()


def relative(data: Any, site: str) -> Any:
    """An answer of REST with addresses as an export has them, and without what stands beside it."""
    if isinstance(data, dict):
        return {
            key: value.removeprefix(site)
            if key in ("@id", "download") and isinstance(value, str)
            else relative(value, site)
            for key, value in data.items()
            if key != EXPANSION
        }
    return [relative(item, site) for item in data] if isinstance(data, list) else data


def files_in(data: Any) -> Iterator[dict[str, Any]]:
    """What an answer tells of files."""
    if isinstance(data, dict):
        yield from data.get("attachments", ())
        for key, value in data.items():
            yield from files_in(value) if key != "attachments" else ()
    elif isinstance(data, list):
        for item in data:
            yield from files_in(item)
