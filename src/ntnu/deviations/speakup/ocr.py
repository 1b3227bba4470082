"""Reads the text of drawn pages from their pixels (OCR), with Tesseract: runs in a helper process.

Screen readers and search need it. It never comes from the file that was sent.
"""

import io
import shutil
import subprocess
from functools import cache
from ntnu.deviations.workers.errors import Refused
from pathlib import Path
from pikepdf import Pdf
from pikepdf import PdfError
from pikepdf import Rectangle
from tempfile import TemporaryDirectory
from typing import Any

_PROGRAM = "tesseract"
#: The languages to read, as far as the server has them. The first must be installed.
LANGUAGES = ("nor", "eng")
_SECONDS = 30


@cache
def languages() -> tuple[str, ...]:
    """The languages that can be read on this server; none where the program or Norwegian is missing."""
    if shutil.which(_PROGRAM) is None:
        return ()
    command = [_PROGRAM, "--list-langs"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    found = tuple(language for language in LANGUAGES if language in told.split())
    return found if LANGUAGES[0] in found else ()


def read_pages(options: dict[str, Any], blobs: list[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """Task: ``blobs`` is one PDF made by ``speakup/drawing.py``; the result is the same PDF with its text,
    invisible, over each page. Refuses where that cannot be done."""
    try:
        with Pdf.open(io.BytesIO(blobs[0])) as pdf, TemporaryDirectory(prefix="ocr-") as folder:
            place = Path(folder)
            names = []
            for number, page in enumerate(pdf.pages, start=1):
                name = place / f"{number}.jpg"
                name.write_bytes(page.Resources.XObject.Page.read_raw_bytes())
                names.append(f"{name}\n")
            (place / "pages").write_text("".join(names), encoding="utf-8")
            _read(place, "+".join(options["languages"]))
            with Pdf.open(place / "text.pdf") as text:
                for page, layer in zip(pdf.pages, text.pages, strict=True):
                    page.add_overlay(layer, Rectangle(*page.mediabox))
            written = io.BytesIO()
            pdf.save(written, deterministic_id=True)
    except (PdfError, OSError, subprocess.SubprocessError, ValueError, AttributeError, KeyError):
        raise Refused("not_read") from None
    return {}, [written.getvalue()]


def _read(place: Path, said: str) -> None:
    command = [_PROGRAM, str(place / "pages"), str(place / "text"), "-l", said, "-c", "textonly_pdf=1", "pdf"]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
