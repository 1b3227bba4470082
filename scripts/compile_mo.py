"""Compile the translations: an ``.mo`` beside every ``.po`` that is newer than it."""

import sys
from pathlib import Path


def compile_folder(folder: Path) -> list[Path]:
    """Compile outdated files under ``folder``; returns the files written."""
    # Imported here: setup.py imports this module even where nothing is to be compiled.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for source in sorted(folder.rglob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as text, target.open("wb") as compiled:
            write_mo(compiled, read_po(text))
        written.append(target)
    return written


if __name__ == "__main__":
    for path in compile_folder(Path(sys.argv[1])):
        print(f"compiled {path}")
