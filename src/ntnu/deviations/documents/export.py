"""A case as PDF, for who may have it; that somebody had it stands in the case's log."""

from collections.abc import Iterable
from ntnu.deviations.access.listing import by_number
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import register_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.documents.case_file import case_document
from ntnu.deviations.documents.pdf import to_pdf
from ntnu.deviations.documents.telling import FULL
from ntnu.deviations.documents.telling import REDACTED
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.now import now

#: So many names may be marked, and each be so long.
MOST_NAMES = 100
LONGEST_NAME = 200


def may_have(reading: Reading, variant: str, with_log: bool = False) -> bool:
    """May the reader have this document?

    The full one takes all three rights on the case. The redacted one is for those who work on it
    and for its reporter: it holds what was said between them.
    """
    if reading.is_stub or not reading.may_view or (with_log and not reading.sees_log):
        return False
    if variant == FULL:
        return reading.may_casework and reading.may_identity and not reading.is_reporter
    return reading.may_casework or reading.is_reporter


def on_offer(reading: Reading) -> list[str]:
    """The variants the reader may have."""
    return [variant for variant in (FULL, REDACTED) if may_have(reading, variant)]


def names(lines: Iterable[str]) -> tuple[str, ...]:
    """The names that were marked, each once. Raises ValueError for too many, or one that is too long."""
    found = tuple(dict.fromkeys(" ".join(line.split()) for line in lines))
    kept = tuple(name for name in found if name)
    if len(kept) > MOST_NAMES or any(len(name) > LONGEST_NAME for name in kept):
        raise ValueError("names")
    return kept


def case_pdf(reading: Reading, wanted: Wanted) -> bytes:
    """The document; who asks may have it."""
    case = reading.case
    seen = by_number(register_of(case), reading.user, case.related) if wanted.variant == FULL else ()
    return to_pdf(case_document(case, wanted, [row.number for row in seen]))


def note(reading: Reading, wanted: Wanted) -> None:
    """Write in the log that the reader had the document."""
    why = {"variant": wanted.variant, "language": wanted.language, "with_log": wanted.with_log}
    if wanted.hide:
        # How many, and not which: the log is no place for them.
        why["hidden"] = len(wanted.hide)
    caselog.append(reading.case, reading.user.getId(), "pdf", why, now())


def headers(case, wanted: Wanted) -> dict[str, str]:
    """The headers of the answer: a download, kept by no cache."""
    name = f"{case.number}{'' if wanted.variant == FULL else '-redacted'}.pdf"
    return {
        "Content-Type": "application/pdf",
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
