"""A case as PDF, for who may have it; that somebody had it stands in the case's log."""

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


def case_pdf(reading: Reading, wanted: Wanted) -> bytes:
    """The document; who asks may have it."""
    case = reading.case
    seen = by_number(register_of(case), reading.user, case.related) if wanted.variant == FULL else ()
    return to_pdf(case_document(case, wanted, [row.number for row in seen]))


def note(reading: Reading, wanted: Wanted) -> None:
    """Write in the log that the reader had the document."""
    why = {"variant": wanted.variant, "language": wanted.language, "with_log": wanted.with_log}
    caselog.append(reading.case, reading.user.getId(), "pdf", why, now())


def file_name(case, wanted: Wanted) -> str:
    """The name the document is saved under."""
    return f"{case.number}{'' if wanted.variant == FULL else '-redacted'}.pdf"
