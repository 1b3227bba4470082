"""A page becomes PDF: what a helper process does (``workers/``), with WeasyPrint.

Nothing is fetched from the network or read from the disk for it, whatever the text of a case contains.
"""

from ntnu.deviations.workers.errors import Refused
from typing import Any

#: Tagged, and for archives.
VARIANT = "pdf/a-3a"
#: The server lacks what documents are printed with.
NO_PRINTER = "no_printer"


class AccessRefused(ValueError):
    """Something in a document requested a file or an address."""


def refuse(url: str, *args, **kw):
    """Fetches nothing. Raises AccessRefused."""
    raise AccessRefused(url)


def print_pdf(options: dict[str, Any], blobs: list[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """Task: ``blobs`` is one page of HTML; the result is its PDF/A-3a. Refuses without Pango."""
    library, finisher = _library()
    page = library.HTML(string=blobs[0].decode("utf-8"), url_fetcher=refuse)
    return {}, [page.write_pdf(pdf_variant=VARIANT, finisher=finisher)]


def is_ready(options: dict[str, Any], blobs: list[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """Task: is everything needed installed? Refuses if not."""
    _library()
    return {}, []


def _library() -> tuple[Any, Any]:
    try:
        import weasyprint
        from ntnu.deviations.documents.spoken import keep_what_is_written
    except (ImportError, OSError):
        raise Refused(NO_PRINTER) from None
    return weasyprint, keep_what_is_written
