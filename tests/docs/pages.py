"""Pages of the documentation that tests write."""

import os
from pathlib import Path


def compare(page: Path, text: str) -> None:
    """The page holds ``text``; with ``WRITE_DOCS=1`` it is written first."""
    if os.environ.get("WRITE_DOCS"):
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == text, (
        f"{page.name}: run WRITE_DOCS=1 make test ARGS=tests/docs"
    )
