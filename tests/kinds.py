"""The kind of each test: what has to run for it. ``conftest.py`` marks each test with it."""

from collections.abc import Collection
from collections.abc import Iterable
from pathlib import Path

#: Folder -> kind. In other folders it depends on what the tests of a file use: see ``kinds``.
FOLDERS = {
    "domain": "unit",
    "case": "unit",
    "browser": "browser",
    "crawl": "browser",
    "faults": "faults",
}
#: Fixtures that lead to a server, in this process or in a separate one.
SERVED = {
    "register_http_session",
    "former_http_session",
    "used_site_session",
    "guest_register_session",
    "prepared_site",
    "prepared_demo",
    "prepared_guest_demo",
}

TESTS = Path(__file__).parent


def folder_of(path: Path) -> str:
    """The folder below ``tests`` that contains the file; "" for those at the top."""
    parts = path.relative_to(TESTS).parts
    return parts[0] if len(parts) > 1 else ""


def is_unit(path: Path) -> bool:
    """Whether the tests of this file run without Plone."""
    return path.is_relative_to(TESTS) and FOLDERS.get(folder_of(path)) == "unit"


def kinds(asked: Iterable[tuple[Path, Collection[str]]]) -> dict[Path, str]:
    """The kind of each file, from the fixtures of its tests: a file is run as a whole, so one test that needs
    a server makes all of it HTTP tests.
    """
    found: dict[Path, str] = {}
    for path, fixtures in asked:
        kind = FOLDERS.get(folder_of(path))
        if kind is None:
            served = found.get(path) == "http" or not SERVED.isdisjoint(fixtures)
            kind = "http" if served else "integration"
        found[path] = kind
    return found


#: The order of the tests. The crawl of every door is in two files, tests of the machine take long, and those
#: of ``docs`` create sites in separate processes.
LONGEST_FIRST = ("doors", "machine", "docs", "faults", "browser", "http", "integration", "unit")


def weight(path: Path, kind: str) -> str:
    """How long a file takes: one of LONGEST_FIRST."""
    if path.stem.startswith("test_every_door"):
        return "doors"
    return folder_of(path) if folder_of(path) in LONGEST_FIRST[1:3] else kind
