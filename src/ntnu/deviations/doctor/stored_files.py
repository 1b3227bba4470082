"""Are the files of the cases there, and can those of anonymous senders be drawn and read?"""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.lost_files import lost_files
from ntnu.deviations.doctor.findings import check
from ntnu.deviations.doctor.findings import FAULT
from ntnu.deviations.doctor.findings import filled
from ntnu.deviations.doctor.findings import Problem
from ntnu.deviations.doctor.findings import WARNING
from ntnu.deviations.speakup import ocr
from ntnu.deviations.speakup import office
from typing import Any

#: How many of the newest cases are checked; ``ntnu-deviations-verify`` checks all.
_NEWEST = 500
#: How many numbers are named.
_NAMED = 10


@check(
    _("doctor_files", default="Files"),
    _("doctor_files_fine", default="No file is missing in the newest cases."),
)
def files(register, at: datetime) -> Problem | None:
    """Is a file missing in one of the newest cases?"""
    numbers = [case.number for case in _newest(register) if lost_files(case)]
    # The system administrator may not know what happens in SpeakUp!: the result says how many files, not
    # which.
    hidden = sum(1 for case in _newest_notifications(register) if lost_files(case))
    if not numbers and not hidden:
        return None
    text = _(
        "doctor_files_lost",
        default="Files of ${number} cases are missing on the server: ${cases}. Restore the folder of the"
        " blobs from a backup. ntnu-deviations-verify looks at every case.",
    )
    shown = ", ".join([*numbers[:_NAMED], *(["…"] if len(numbers) > _NAMED else [])])
    if hidden:
        also = _("doctor_files_lost_too", default="${cases}, ${channel}")
        shown = filled(also, cases=shown) if numbers else _("doctor_files_lost_there", default="${channel}")
    return Problem(FAULT, filled(text, number=len(numbers) + hidden, cases=shown))


@check(
    _("doctor_reading", default="Files of anonymous senders"),
    _("doctor_reading_fine", default="Their text is read from their pages."),
)
def reading(register, at: datetime) -> Problem | None:
    """Can the text of drawn pages be read, and can Office files be drawn where that is enabled?"""
    if registry_of(register) is None:
        return None
    if settings.get("draw_office") and office.program() is None:
        text = _(
            "doctor_office_missing",
            default="Office files of anonymous senders are to be drawn, but LibreOffice is missing on the"
            " server: they are refused.",
        )
        return Problem(FAULT, text)
    if ocr.languages():
        return None
    text = _(
        "doctor_ocr_missing",
        default="PDF files of anonymous senders have no text, so that a screen reader finds nothing in them:"
        " Tesseract is missing on the server, or its Norwegian. Install tesseract-ocr and tesseract-ocr-nor.",
    )
    return Problem(WARNING, text)


def _newest(register) -> Iterator[Any]:
    numbers = islice(reversed(list(register.numbers.keys())), _NEWEST)
    found = (case_by_number(register, number) for number in numbers)
    return (case for case in found if case is not None)


def _newest_notifications(register) -> Iterator[Any]:
    registry = registry_of(register)
    return islice(registry.objectValues(), _NEWEST) if registry is not None else iter(())


CHECKS = (files, reading)
