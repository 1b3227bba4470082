"""A case as PDF, for those who may have it; each download is in the case's log."""

import threading
from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from ntnu.deviations.access.listing import by_number
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import register_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.documents.case_file import case_document
from ntnu.deviations.documents.letters import letter
from ntnu.deviations.documents.letters import LETTERS
from ntnu.deviations.documents.letters import letters
from ntnu.deviations.documents.letters import ToReporter
from ntnu.deviations.documents.pdf import ServiceUnavailable
from ntnu.deviations.documents.pdf import to_pdf
from ntnu.deviations.documents.telling import FULL
from ntnu.deviations.documents.telling import REDACTED
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.now import now
from ntnu.deviations.persons import person_of

VARIANTS = (FULL, REDACTED, *LETTERS)
#: How many names may be marked, and how long each may be.
MOST_NAMES = 100
LONGEST_NAME = 200


def may_have(reading: Reading, variant: str, with_log: bool = False) -> bool:
    """May the reader have this document, if it exists?

    The full one requires all three rights on the case. The others are for those who work on it and for its
    reporter: they hold what was said between them.
    """
    if (
        reading.is_stub
        or reading.facts.anonymised
        or not reading.may_view
        or (with_log and not reading.sees_log)
    ):
        return False
    if variant == FULL:
        return reading.may_casework and reading.may_identity and not reading.is_reporter
    return reading.may_casework or reading.is_reporter


def exists(case, variant: str, with_log: bool = False) -> bool:
    """Does this document of the case exist? A letter has no log."""
    if variant in LETTERS:
        return not with_log and variant in letters(ToReporter(case, Wanted()))
    return variant in (FULL, REDACTED)


def on_offer(reading: Reading) -> list[str]:
    """The existing documents that the reader may have."""
    return [v for v in VARIANTS if may_have(reading, v) and exists(reading.case, v)]


def names(lines: Iterable[str]) -> tuple[str, ...]:
    """The marked names, each once. Raises ValueError for too many, or one that is too long."""
    found = tuple(dict.fromkeys(" ".join(line.split()) for line in lines))
    kept = tuple(name for name in found if name)
    if len(kept) > MOST_NAMES or any(len(name) > LONGEST_NAME for name in kept):
        raise ValueError("names")
    return kept


def case_pdf(reading: Reading, wanted: Wanted) -> bytes:
    """The document; it exists, and the person may have it. A letter is in the language of the replies. Raises
    ServiceUnavailable, also while another is made for the same person."""
    case = reading.case
    if wanted.variant in LETTERS:
        document = letter(ToReporter(case, Wanted(language=case.reply_language)), wanted.variant)
    else:
        seen = by_number(register_of(case), reading.user, case.related) if wanted.variant == FULL else ()
        document = case_document(case, wanted, [row.number for row in seen])
    with one_at_a_time(person_of(reading.user.getId())):
        return to_pdf(document)


def note(reading: Reading, wanted: Wanted) -> None:
    """Log that the reader got the document: for a request by POST. A reading by GET is in the file of
    readings, like every reading."""
    caselog.append(reading.case, person_of(reading.user.getId()), "pdf", told(wanted), now())


def told(wanted: Wanted) -> dict[str, object]:
    """What the log stores about a document."""
    why = {"variant": wanted.variant, "language": wanted.language, "with_log": wanted.with_log}
    if wanted.hide:
        # How many, and not which: names must not be in the log.
        why["hidden"] = len(wanted.hide)
    return why


def file_name(case, wanted: Wanted) -> str:
    """The file name of the document."""
    return f"{case.number}{'' if wanted.variant == FULL else f'-{wanted.variant}'}.pdf"


def headers(case, wanted: Wanted) -> dict[str, str]:
    """The headers of the answer: a download that no cache stores."""
    return {
        "Content-Type": "application/pdf",
        "Content-Disposition": f'attachment; filename="{file_name(case, wanted)}"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }


#: Seconds after which a new request is possible.
_LATER = 5

_making: set[str] = set()
_lock = threading.Lock()


@contextmanager
def one_at_a_time(person: str) -> Iterator[None]:
    """While a document is made for the person (an id), no other is made for them in this process. Raises
    ServiceUnavailable."""
    with _lock:
        if person in _making:
            raise ServiceUnavailable("documents_one_at_a_time", _LATER)
        _making.add(person)
    try:
        yield
    finally:
        with _lock:
            _making.discard(person)
