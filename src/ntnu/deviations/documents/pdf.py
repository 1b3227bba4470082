"""A document becomes PDF: tagged, for archives and for screen readers (PDF/A-3a).

Nothing is fetched from the network or read from the disk for it, whatever somebody wrote in a case.
"""

import logging
import re
import threading
from chameleon import PageTemplate
from datetime import UTC
from functools import cache
from importlib import import_module
from importlib.resources import files
from ntnu.deviations import _
from ntnu.deviations.documents.model import Document
from ntnu.deviations.documents.signs import printable
from ntnu.deviations.mail.words import moment_text
from zExceptions import HTTPServiceUnavailable
from zope.i18n import translate

log = logging.getLogger(__name__)

VARIANT = "pdf/a-3a"
_FONTS = "'Noto Sans', 'DejaVu Sans', 'Droid Sans Fallback', sans-serif"
_PAGES = _("document_pages", default="Page ${page} of ${pages}")
_MADE = _("document_made", default="Made from EQS NTNU on ${moment}.")
#: What no document can hold: control characters, halves of pairs, and two that are no characters.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

# The library under it keeps one table of fonts for the process.
_one_at_a_time = threading.Lock()


class AccessRefused(ValueError):
    """Something in a document asked for a file or an address."""


class ServiceUnavailable(HTTPServiceUnavailable):
    """The server lacks what documents are printed with."""


def to_pdf(document: Document) -> bytes:
    """The document as PDF/A-3a. Raises ServiceUnavailable on a server without Pango."""
    # Here, and not at the top: such a server serves all but the documents.
    try:
        from ntnu.deviations.documents.spoken import keep_what_is_written
        from weasyprint import HTML
    except (ImportError, OSError):
        log.exception("Documents cannot be made: see docs/documents.md.")
        raise ServiceUnavailable("documents") from None
    html = to_html(document)
    with _one_at_a_time:
        page = HTML(string=html, url_fetcher=refuse)
        return page.write_pdf(pdf_variant=VARIANT, finisher=keep_what_is_written)


def can_print() -> bool:
    """Has the server what documents are printed with?"""
    try:
        import_module("weasyprint")
    except (ImportError, OSError):
        return False
    return True


def refuse(url: str, *args, **kw):
    """Fetches nothing. Raises AccessRefused."""
    raise AccessRefused(url)


def to_html(document: Document) -> str:
    """The document as the page that is printed."""
    document = document.through(possible)
    moment = moment_text(document.made, document.language)
    written = type(_MADE)(_MADE, mapping={"moment": moment})
    return _page().render(
        document=document,
        made=document.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        written=translate(written, target_language=document.language),
        style=_style(document),
    )


def possible(text: str) -> str:
    """The text with a sign of its own in place of each character that no document can hold, and the
    number of each that no font here has."""
    return printable(_IMPOSSIBLE.sub("\ufffd", text))


def _style(document: Document) -> str:
    pages = type(_PAGES)(_PAGES, mapping={"page": "\x01", "pages": "\x02"})
    said = translate(pages, target_language=document.language)
    counted = _string(said).replace("\x01", '" counter(page) "').replace("\x02", '" counter(pages) "')
    return _sheet().replace("FOOT", _string(document.foot)).replace("PAGES", counted).replace("SANS", _FONTS)


def _string(text: str) -> str:
    """A text as a string of CSS. Nothing in it can end the string, or the style sheet."""
    return '"' + re.sub(r'[\\"<>\n\r\f]', lambda found: f"\\{ord(found.group()):x} ", text) + '"'


@cache
def _page() -> PageTemplate:
    return PageTemplate(_file("document.pt"))


@cache
def _sheet() -> str:
    return _file("document.css")


def _file(name: str) -> str:
    return (files("ntnu.deviations.documents") / "templates" / name).read_text(encoding="utf-8")
