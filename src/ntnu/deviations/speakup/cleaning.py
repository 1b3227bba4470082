"""Files as they are kept in a notification case: without the author's name, the place and the machine.

The name of the file itself is the sender's to choose, and is kept.
"""

from collections.abc import Callable
from collections.abc import Sequence
from ntnu.deviations.actions.errors import FieldError
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.file_parts import FIELD
from ntnu.deviations.actions.file_parts import Upload
from ntnu.deviations.speakup.cleaning_office import clean_office
from ntnu.deviations.speakup.cleaning_pdf import clean_pdf
from ntnu.deviations.speakup.cleaning_pictures import clean_picture


def clean(uploads: Sequence[Upload]) -> list[Upload]:
    """The files without what tells of their author. Raises InvalidData, 415 for a kind that cannot be
    cleaned, 400 for a file that cannot be read."""
    found, forbidden, broken = [], [], []
    for upload in uploads:
        ending = upload.filename.rpartition(".")[2].lower()
        cleaner = CLEANERS.get(ending)
        if cleaner is None:
            forbidden.append(_wrong(upload, "file_not_cleaned"))
            continue
        data = cleaner(upload.data)
        if data is None:
            broken.append(_wrong(upload, "file_unreadable"))
        else:
            found.append(Upload(upload.filename, data))
    if forbidden or broken:
        raise InvalidData([*forbidden, *broken], 415 if forbidden else 400)
    return found


def _wrong(upload: Upload, code: str) -> FieldError:
    return FieldError(FIELD, code, code, {"name": upload.filename})


def _as_it_is(data: bytes) -> bytes:
    return data


#: Ending -> what cleans such a file; None from it where the file is not what its name says.
CLEANERS: dict[str, Callable[[bytes], bytes | None]] = {
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "webp"), clean_picture),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), clean_office),
    "pdf": clean_pdf,
    "txt": _as_it_is,
    "csv": _as_it_is,
}
