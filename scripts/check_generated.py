"""Generated files are up to date. Each maker returns the expected content of its file."""

import sys
from collections.abc import Callable
from pathlib import Path
from scripts import versions_cfg

ROOT = Path(__file__).parents[1]

#: File → its maker. Files written by tests (docs/permissions.md, docs/http) are compared by those tests.
MAKERS: dict[str, Callable[[], str]] = {
    "versions.cfg": versions_cfg.expected,
}


def main() -> int:
    """Compare each file with what its maker makes now."""
    stale = [name for name, make in MAKERS.items() if (ROOT / name).read_text(encoding="utf-8") != make()]
    for name in stale:
        print(f"{name} is not what it is made from (make lock)")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
