"""The source as the guard tests read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "ntnu" / "deviations"
TESTS = ROOT / "tests"
NAME = "ntnu.deviations"


def modules(folder: Path = PACKAGE) -> list[Path]:
    """Every Python file below ``folder``."""
    return sorted(folder.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """The file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in the file, with the dotted name that is called."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def imported(path: Path) -> Iterator[str]:
    """Every module the file imports, also inside functions; of ``from a import b`` both ``a.b``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the whole name of the module"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(name: str) -> str | None:
    """The top-level part of the package an imported name belongs to; None for the rest of the world."""
    if name == NAME or not name.startswith(f"{NAME}."):
        return None
    return name.split(".")[2]


def part_of(path: Path) -> str:
    """The top-level part of the package a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def named(path: Path) -> str:
    """The file's path as people read it."""
    return str(path.relative_to(ROOT))
