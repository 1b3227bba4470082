"""The pages on how it is built and what things are called tell of the code as it is."""

import pytest
import re
from scripts.translations import po_path
from scripts.translations.catalog import read
from tests.floors import FLOORS
from tests.source import modules
from tests.source import PACKAGE
from tests.source import part_of
from tests.source import ROOT

DEVELOP = ROOT / "docs" / "develop"
COLUMNS = {"en": 0, "nb": 1, "nn": 2}


def _rows(text: str) -> list[list[str]]:
    """The cells of every row of a table that has words in three languages."""
    rows = [line.strip().strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in rows if len(row) > 3 and row[0].strip() != "English"]


def test_the_drawing_shows_the_floors():
    drawn: dict[int, set[str]] = {}
    for line in (DEVELOP / "architecture.md").read_text(encoding="utf-8").split("## How one")[0].splitlines():
        if found := re.match(r" ?(\d+)  (.+)", line):
            drawn.setdefault(int(found[1]), set()).update(found[2].split())
    there = {part_of(path) for path in modules(PACKAGE)} - {"__init__"}
    assert drawn == {floor: set(parts) & there for floor, parts in enumerate(FLOORS)}


def test_every_part_is_told_of():
    rows = re.findall(r"^\| (`.+?) \|", (DEVELOP / "architecture.md").read_text(encoding="utf-8"), re.M)
    told = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(told) == sorted({part_of(path) for path in modules(PACKAGE)} - {"__init__"})


@pytest.mark.parametrize("page", ["architecture.md", "glossary.md"])
def test_files_that_are_named_are_there(page):
    named = re.findall(r"\b\w+/\w+\.py\b", (DEVELOP / page).read_text(encoding="utf-8"))
    assert len(named) > 5
    assert [name for name in named if not (PACKAGE / name).exists() and not (ROOT / name).exists()] == []


@pytest.mark.parametrize("language", COLUMNS)
def test_terms_are_those_of_the_translations(language):
    entries = read(po_path(language).read_text(encoding="utf-8")).values()
    texts = "\n".join(entry.msgstr for entry in entries).lower()
    terms = [row[COLUMNS[language]] for row in _rows((DEVELOP / "glossary.md").read_text(encoding="utf-8"))]
    assert len(terms) > 30
    assert [term for term in terms if term.lower() not in texts] == []
