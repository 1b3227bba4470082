"""What is written from other files is up to date. Each maker gives what its file should hold."""

import sys
from collections.abc import Callable
from pathlib import Path
from scripts import versions_cfg

ROOT = Path(__file__).parents[1]

#: File → what it should hold. What tests write (docs/permissions.md, docs/http) is compared by those tests.
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
