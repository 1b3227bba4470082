"""Text of scripts whose letters join or change places, kept in a PDF as it was written.

What is drawn are shapes, from left to right: a program that extracts text gets the letters in another order,
or other letters. So the written text is stored beside such shapes (``ActualText``).
"""

import logging
import pydyf
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from weasyprint.formatting_structure import boxes

log = logging.getLogger(__name__)

#: Scripts from Hebrew to Khmer and beyond, and marks above a letter. Not emoji: some readers (Chromium's)
#: pass over them in what is written here, and find them well where they are drawn.
_SHAPED = re.compile(
    "[\u0300-\u036f\u0590-\u109f\u1700-\u18af\u1900-\u1cff\u202a-\u202e\u2066-\u2069"
    "\ua800-\ua8ff\ua980-\uabff\ufb1d-\ufdff\ufe70-\ufeff]"
)


def keep_what_is_written(document: Any, pdf: Any) -> None:
    """A finisher for WeasyPrint's ``write_pdf`` of tagged documents."""
    objects = {thing.reference: thing for thing in pdf.objects}
    marks: dict[bytes, list[int]] = {reference: [] for reference in pdf.page_references}
    for page, mark in _marks(objects[pdf.catalog["StructTreeRoot"]], objects):
        marks[page].append(mark)
    for page, reference in zip(document.pages, pdf.page_references, strict=True):
        # The structure was made from the boxes: both have the same order.
        numbers, texts = marks[reference], list(_texts(page._page_box))
        if len(numbers) != len(texts):
            # Perhaps another version of the library: the page is drawn correctly all the same.
            log.warning("The text of a page cannot be told apart from its shapes.")
            continue
        written = {mark: text for mark, text in zip(numbers, texts, strict=True) if _SHAPED.search(text)}
        stream = objects[objects[reference]["Contents"]].stream
        for told, operator in pairwise(stream):
            if operator == b"BDC" and told["MCID"] in written:
                told["ActualText"] = pydyf.String(written[told["MCID"]])


def _marks(element: Any, objects: dict[bytes, Any]) -> Iterator[tuple[bytes, int]]:
    """Page and number of each marked content below an element of the structure, in reading order."""
    for kid in element.get("K", ()):
        if isinstance(kid, int):
            yield element["Pg"], kid
        else:
            yield from _marks(objects[kid], objects)


def _texts(box: Any) -> Iterator[str]:
    if isinstance(box, boxes.TextBox):
        yield box.text
    elif isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.MarginBox):
        for child in box.children:
            yield from _texts(child)
