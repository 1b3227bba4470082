"""Files of anonymous senders: only what is visible is passed on.

They are drawn anew by a helper process (``speakup/drawing.py``), in one piece of work for all files of a
submission. Plain text stays text; the name of the file is chosen by the sender, and is kept.
"""

from collections.abc import Sequence
from ntnu.deviations import settings
from ntnu.deviations.engine.errors import Busy
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.file_parts import FIELD
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.speakup.office import program
from ntnu.deviations.workers import errors
from ntnu.deviations.workers.pool import Limits
from ntnu.deviations.workers.pool import shared

_TASK = "ntnu.deviations.speakup.drawing:draw"
#: Unchanged: it contains only letters.
TEXTS = ("txt", "csv")
PICTURES = ("png", "jpg", "jpeg", "gif", "webp")
PDF = "pdf"
#: Drawn by LibreOffice, where that is enabled.
OFFICE = ("docx", "xlsx", "pptx", "odt", "ods", "odp")
#: LibreOffice takes longer to start than everything else takes, and more memory.
_OFFICE_SECONDS, _OFFICE_MEMORY = 30, 3


def kinds() -> frozenset[str]:
    """Extensions of the accepted files."""
    return frozenset({*TEXTS, *PICTURES, PDF, *(OFFICE if settings.get("draw_office") and program() else ())})


def seen(uploads: Sequence[Upload]) -> list[Upload]:
    """The visible content of the files. Raises InvalidData, 415 for a kind that is not drawn, 400 for a file
    that cannot be drawn; Busy where the server has no time for it now."""
    taken = kinds()
    wrong = [_wrong(upload, "file_not_drawn") for upload in uploads if _ending(upload) not in taken]
    if wrong:
        raise InvalidData(wrong, 415)
    places = [place for place, upload in enumerate(uploads) if _ending(upload) not in TEXTS]
    found = list(uploads)
    for place, made in zip(places, _draw([uploads[place] for place in places]), strict=True):
        found[place] = made
    return found


def _draw(uploads: Sequence[Upload]) -> list[Upload]:
    if not uploads:
        return []
    endings, pages = [_ending(upload) for upload in uploads], settings.get("file_pages")
    try:
        answer, drawn = shared().run(
            _TASK, {"kinds": endings, "pages": pages}, [u.data for u in uploads], _limits(endings), once=True
        )
    except errors.Busy:
        raise Busy() from None
    except errors.NotDone:
        raise InvalidData(one("files_too_heavy", FIELD)) from None
    faults = answer.get("faults")
    if not isinstance(faults, list) or not len(faults) == len(drawn) == len(uploads):
        # A helper with any other answer was taken over by the file it read.
        raise InvalidData(one("files_too_heavy", FIELD))
    pairs = [(upload, fault) for upload, fault in zip(uploads, faults, strict=True) if fault]
    wrong = [_wrong(upload, _FAULTS.get(fault, UNREADABLE), pages) for upload, fault in pairs]
    if wrong:
        raise InvalidData(wrong)
    return [Upload(_name(upload), data) for upload, data in zip(uploads, drawn, strict=True)]


UNREADABLE = "file_unreadable"
#: The answers a helper may give: never text for people.
_FAULTS = {code: code for code in (UNREADABLE, "too_many_pages", "too_many_points")}


def _limits(endings: Sequence[str]) -> Limits:
    seconds, megabytes = settings.get("file_seconds"), settings.get("helper_megabytes")
    if set(endings) & set(OFFICE):
        return Limits(max(seconds, _OFFICE_SECONDS), megabytes * _OFFICE_MEMORY)
    return Limits(seconds, megabytes)


def _ending(upload: Upload) -> str:
    return upload.filename.rpartition(".")[2].lower() if "." in upload.filename else ""


def _name(upload: Upload) -> str:
    """What was drawn from an Office file is a PDF, and gets that extension."""
    return f"{upload.filename}.pdf" if _ending(upload) in OFFICE else upload.filename


def _wrong(upload: Upload, code: str, pages: int = 0) -> FieldError:
    words = {"name": upload.filename, **({"max": pages} if code == "too_many_pages" else {})}
    return FieldError(FIELD, code, code, words)
