"""Files: checked before anything is stored, stored unchanged, named safely."""

from collections.abc import Sequence
from ntnu.deviations import settings
from ntnu.deviations.domain.text import tidy
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.file_contents import is_what_it_says
from ntnu.deviations.engine.file_parts import FIELD
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.validate import judge_texts
from ntnu.deviations.interfaces import IFileScanner
from zope.component import queryUtility


def check_files(
    files: Sequence[Upload], confirmed: Sequence[str] = (), beside: int = 0, guarded: bool = True
) -> list[Upload]:
    """The files, with safe names. Raises InvalidData: 413 too large or too many, 415 of a type that is
    not allowed or not what the name says, 400 without bytes.

    ``beside``: the number of other files, already checked, that go along; ``guarded`` as for ``validate``,
    for their names.
    """
    most, megabytes = settings.get("attachments_most"), settings.get("attachment_megabytes")
    allowed = {pair[0].lower().lstrip(".") for pair in settings.pairs("attachment_types")}
    scanner = queryUtility(IFileScanner)
    too_large, forbidden, other, checked = [], [], [], []
    if len(files) + beside > most:
        too_large.append(FieldError(FIELD, "too_many_files", "too_many_files", {"max": most}))
    for upload in files:
        name = safe_name(upload.filename)
        ending = name.rpartition(".")[2].lower() if "." in name else ""
        if len(upload.data) > megabytes * 1024 * 1024:
            too_large.append(FieldError(FIELD, "file_too_large", "file_too_large", {"max": megabytes}))
        elif ending not in allowed:
            words = {"allowed": ", ".join(sorted(allowed))}
            forbidden.append(FieldError(FIELD, "file_type", "file_type", words))
        elif not upload.data:
            other.append(FieldError(FIELD, "file_empty", "file_empty", {"name": name}))
        elif not is_what_it_says(ending, content_type(name), upload.data):
            words = {"name": name, "ending": ending}
            forbidden.append(FieldError(FIELD, "file_content", "file_content", words))
        elif scanner is not None and not scanner.is_clean(name, upload.data):
            other.append(FieldError(FIELD, "file_infected", "file_infected"))
        checked.append(Upload(name, upload.data))
    named = judge_texts({FIELD: " · ".join(u.filename for u in checked)}, list(confirmed))
    other += [fault for fault in named if guarded or not fault.confirmable]
    if too_large or forbidden or other:
        status = 413 if too_large else 415 if forbidden else 400
        raise InvalidData(too_large + forbidden + other, status)
    return checked


def safe_name(name: str) -> str:
    """The name without path and control characters, at most 150 characters, with its extension."""
    name = tidy(str(name or "")).replace("\\", "/").rpartition("/")[2]
    name = "".join(c for c in name if c.isprintable()).strip(" .") or "file"
    stem, dot, ending = name.rpartition(".")
    return name if len(name) <= 150 else f"{stem[: 149 - len(ending)]}{dot}{ending}"


def content_type(name: str) -> str:
    """The type that the settings give for the file's extension: never the type claimed by the sender."""
    ending = name.rpartition(".")[2].lower()
    for pair in settings.pairs("attachment_types"):
        if len(pair) > 1 and pair[0].lower().lstrip(".") == ending:
            return pair[1]
    return "application/octet-stream"
