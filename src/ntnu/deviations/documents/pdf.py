"""A document becomes PDF: tagged, for archives and for screen readers (PDF/A-3a).

The page is made here, and printed by a helper process (``documents/printing.py``): a text that takes
long to lay out keeps nobody else waiting.
"""

import html
import logging
import re
from datetime import UTC
from ntnu.deviations import _
from ntnu.deviations import counted
from ntnu.deviations import settings
from ntnu.deviations.dates import long_moment
from ntnu.deviations.documents.model import Document
from ntnu.deviations.documents.printing import NO_PRINTER
from ntnu.deviations.documents.signs import printable
from ntnu.deviations.institution import names
from ntnu.deviations.mail.layout import Layout
from ntnu.deviations.workers.errors import Busy
from ntnu.deviations.workers.errors import NotDone
from ntnu.deviations.workers.errors import Refused
from ntnu.deviations.workers.errors import TooHeavy
from ntnu.deviations.workers.pool import Limits
from ntnu.deviations.workers.pool import shared
from zExceptions import HTTPServiceUnavailable
from zope.i18n import translate

log = logging.getLogger(__name__)

_TASKS = "ntnu.deviations.documents.printing"
_FONTS = "'Noto Sans', 'DejaVu Sans', 'Droid Sans Fallback', sans-serif"
_PAGES = _("document_pages", default="Page ${page} of ${pages}")
_MADE = _("document_made", default="Made from ${system_long} on ${moment}.")
#: Characters that no document can hold: control characters, unpaired surrogates, and two noncharacters.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
#: Letters in a row without a space: a longer row is laid out in pieces, since the time grows with the square
#: of its length.
_LONGEST_ROW, _PIECE = 200, 80
_LONG_ROW = re.compile(rf"[^ \t\n]{{{_LONGEST_ROW},}}")
#: Lines of one text that are laid out separately; after these a mark replaces each break, since the time
#: grows with the number of lines, however short they are.
_MOST_LINES, _BREAK = 500, " \u00b6 "


class _Layouts:
    page = Layout("templates/document.pt")
    sheet = Layout("templates/document.css")


#: Seconds after which a document that took too long may be requested again.
_LATER = 60


class ServiceUnavailable(HTTPServiceUnavailable):
    """No document can be made now: the server lacks something, or is too busy.

    ``why`` is a key of the messages of errors; ``seconds``: after which another request makes sense.
    """

    def __init__(self, why: str, seconds: int = _LATER):
        super().__init__(why)
        self.why, self.seconds = why, seconds


@counted.PDF_SECONDS.time()
def to_pdf(document: Document, *, for_clock: bool = False) -> bytes:
    """The document as PDF/A-3a. ``for_clock``: no person waits for it.

    Raises ServiceUnavailable on a server without Pango, or that is too busy, or where it takes more time or
    memory than the settings allow.
    """
    page = to_html(document).encode("utf-8")
    limits = Limits(settings.get("document_seconds"), settings.get("helper_megabytes"))
    try:
        _answer, (made,) = shared().run(f"{_TASKS}:print_pdf", {}, [page], limits, for_clock=for_clock)
    except Refused as error:
        log.error("Documents cannot be made (%s): see docs/documents.md.", error.code)
        raise ServiceUnavailable("documents_off") from None
    except Busy as error:
        raise ServiceUnavailable("documents_busy", error.seconds) from None
    except TooHeavy:
        log.warning("A document took more time or memory than it may: see docs/documents.md.")
        raise ServiceUnavailable("document_too_heavy") from None
    except NotDone:
        raise ServiceUnavailable("documents_broken") from None
    return made


def can_print() -> bool:
    """Does the server have what documents are printed with? True where it is too busy to check."""
    limits = Limits(settings.get("document_seconds"), settings.get("helper_megabytes"))
    try:
        shared().run(f"{_TASKS}:is_ready", {}, [], limits)
    except Refused as error:
        return error.code != NO_PRINTER
    except Busy:
        return True
    except NotDone:
        return False
    return True


def to_html(document: Document) -> str:
    """The document as the HTML page that is printed."""
    document = document.through(possible)
    moment = long_moment(document.made, document.language)
    written = type(_MADE)(_MADE, mapping={"moment": moment})
    return _Layouts().page(
        document=document,
        made=document.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        author=names.word("institution_long", document.language),
        written=translate(written, target_language=document.language),
        style=_style(document),
        laid=_laid,
    )


def possible(text: str) -> str:
    """The text with a replacement sign for each character that no document can hold, and the number of each
    character that no font here has."""
    return printable(_IMPOSSIBLE.sub("\ufffd", text))


class _Markup(str):
    """HTML that is put into the page unchanged."""

    def __html__(self) -> str:
        return self


def _laid(text: str) -> _Markup:
    """A text as HTML, with no more lines, and no longer rows of letters, than can be laid out at once."""
    *lines, rest = text.split("\n", _MOST_LINES)
    found = html.escape("\n".join([*lines, rest.replace("\n", _BREAK)]), quote=False)
    return _Markup(_LONG_ROW.sub(lambda row: _in_pieces(html.unescape(row.group())), found))


def _in_pieces(row: str) -> str:
    pieces = (row[place : place + _PIECE] for place in range(0, len(row), _PIECE))
    return "<wbr />".join(f"<span>{html.escape(piece, quote=False)}</span>" for piece in pieces)


def _style(document: Document) -> str:
    pages = type(_PAGES)(_PAGES, mapping={"page": "\x01", "pages": "\x02"})
    said = translate(pages, target_language=document.language)
    counted = _string(said).replace("\x01", '" counter(page) "').replace("\x02", '" counter(pages) "')
    return (
        _Layouts()
        .sheet.source.replace("FOOT", _string(document.foot))
        .replace("PAGES", counted)
        .replace("SANS", _FONTS)
    )


def _string(text: str) -> str:
    """A text as a string of CSS. No character in it can end the string, or the style sheet."""
    return '"' + re.sub(r'[\\"<>\n\r\f]', lambda found: f"\\{ord(found.group()):x} ", text) + '"'
