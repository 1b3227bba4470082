"""The content of a document, whatever its format: sections of labelled texts, and tables."""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime


@dataclass(frozen=True)
class Row:
    """A labelled text; line breaks are kept."""

    label: str
    text: str


@dataclass(frozen=True)
class Table:
    """Rows of texts below their columns; the first cell of a row is its heading. ``caption``: empty where the
    title of the section says it. ``css``: ``numbers`` where all other cells are numbers, and ``wide`` where
    it needs the width of a page that lies."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    css: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a document: ``note`` is shown below its title, ``sections`` in it come last. ``chart``: an
    SVG element with a title, of this package's making; a table with its numbers follows.

    ``id`` names it for links, and is unique in the document.
    """

    id: str
    title: str
    rows: tuple[Row, ...] = ()
    note: str = ""
    text: str = ""
    chart: str = ""
    table: Table | None = None
    sections: tuple["Section", ...] = ()

    @property
    def is_empty(self) -> bool:
        """Is it empty?"""
        return not (self.rows or self.text or self.sections or (self.table and self.table.rows))


@dataclass(frozen=True)
class Document:
    """A whole document.

    ``language`` is nb, nn or en. ``sort`` is its kind in a word or two; ``contents`` is the title of the
    table of contents, empty for none; ``foot`` is shown at the foot of each page.
    """

    language: str
    number: str
    title: str
    sort: str
    facts: tuple[Row, ...]
    sections: tuple[Section, ...]
    made: datetime
    contents: str = ""
    foot: str = ""

    def through(self, change: Callable[[str], str]) -> "Document":
        """The same document with ``change`` applied to every text except the labels and the add-on's own."""
        return replace(
            self,
            title=change(self.title),
            facts=_rows(self.facts, change),
            sections=tuple(_section(section, change) for section in self.sections),
        )


def _rows(rows: tuple[Row, ...], change: Callable[[str], str]) -> tuple[Row, ...]:
    return tuple(Row(row.label, change(row.text)) for row in rows)


def _section(section: Section, change: Callable[[str], str]) -> Section:
    table = section.table
    if table is not None:
        table = replace(table, rows=tuple(tuple(change(cell) for cell in row) for row in table.rows))
    return replace(
        section,
        title=change(section.title),
        rows=_rows(section.rows, change),
        note=change(section.note),
        text=change(section.text),
        chart=change(section.chart),
        table=table,
        sections=tuple(_section(inner, change) for inner in section.sections),
    )
