"""Files as they are kept in a notification case: without the author's name, the place and the machine.

The name of the file itself is the sender's to choose, and is kept.
"""

import io
import re
import zipfile
from collections.abc import Callable
from collections.abc import Sequence
from ntnu.deviations.actions.errors import FieldError
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.file_parts import FIELD
from ntnu.deviations.actions.file_parts import Upload
from ntnu.deviations.speakup.cleaning_pictures import clean_picture
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Pdf
from pikepdf import PdfError
from pikepdf import Stream

_PICTURES = ("png", "jpg", "jpeg", "gif", "webp")
#: Nobody's document is larger, unpacked: what is, was made to fill the memory.
_LARGEST = 400 * 1024 * 1024
#: So deep no program nests.
_DEEPEST = 100

_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_CUSTOM = _APP.replace(b"extended-properties", b"custom-properties")
_META = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office='
    b'"urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/>'
    b"</office:document-meta>"
)
_EMPTIED = {
    "docProps/core.xml": _CORE,
    "docProps/app.xml": _APP,
    "docProps/custom.xml": _CUSTOM,
    "meta.xml": _META,
}
#: Who wrote a comment or a change, in the ways of the three programs.
_AUTHORS = re.compile(
    rb'(\b(?:\w+:)?(?:author|initials|lastModifiedBy|userId|providerId|displayName|userName)=")[^"]*(")'
)
_AUTHOR_ELEMENTS = re.compile(
    rb"(<(?:dc:creator|meta:creator-initials|author)(?:\s[^>]*)?>)[^<]*(</(?:dc:creator|meta:creator-initials|author)>)"
)
_PARTS_WITH_AUTHORS = re.compile(
    r"(comments|people|persons?|document|authors|footnotes|endnotes|header|footer|content|settings|workbook"
    r"|commentAuthors|revisions?|userNames|header\d+|footer\d+|comments?\d*|\w*[cC]omment\w*)\d*\.xml"
)


class _Broken(Exception):
    """The file is not what its name says."""


def clean(uploads: Sequence[Upload]) -> list[Upload]:
    """The files without what tells of their author. Raises InvalidData, 415 for a kind that cannot be
    cleaned, 400 for a file that cannot be read."""
    found, forbidden, broken = [], [], []
    for upload in uploads:
        ending = upload.filename.rpartition(".")[2].lower()
        cleaner = CLEANERS.get(ending)
        if cleaner is None:
            forbidden.append(
                FieldError(FIELD, "file_not_cleaned", "file_not_cleaned", {"name": upload.filename})
            )
            continue
        try:
            found.append(Upload(upload.filename, cleaner(upload.data)))
        except _Broken:
            broken.append(FieldError(FIELD, "file_unreadable", "file_unreadable", {"name": upload.filename}))
    if forbidden or broken:
        raise InvalidData([*forbidden, *broken], 415 if forbidden else 400)
    return found


def _as_it_is(data: bytes) -> bytes:
    return data


def _picture(data: bytes) -> bytes:
    found = clean_picture(data)
    if found is None:
        raise _Broken
    return found


def _pdf(data: bytes) -> bytes:
    try:
        with Pdf.open(io.BytesIO(data)) as pdf:
            if "/Info" in pdf.trailer:
                del pdf.trailer["/Info"]
            for found in pdf.objects:
                _clean_object(found)
            written = io.BytesIO()
            pdf.remove_unreferenced_resources()
            pdf.save(written, deterministic_id=True)
    except (PdfError, ValueError, RuntimeError, TypeError) as error:
        raise _Broken from error
    return written.getvalue()


def _clean_object(found, depth: int = 0) -> None:
    """An object and what stands in it, but not what it refers to: that comes by itself."""
    if depth > _DEEPEST:
        raise _Broken
    if isinstance(found, Dictionary | Stream):
        _without_traces(found)
        inside = [found[name] for name in found.keys()]  # noqa: SIM118 (a stream has no iterator)
    else:
        inside = list(found) if isinstance(found, Array) else []
    for child in inside:
        if isinstance(child, Dictionary | Array) and not child.is_indirect:
            _clean_object(child, depth + 1)


def _without_traces(found) -> None:
    for name in ("/Metadata", "/PieceInfo", "/LastModified"):
        if name in found:
            del found[name]
    if found.get("/Subtype") is not None and "/T" in found and "/Rect" in found and "/FT" not in found:
        # The author of a note in the margin.
        del found["/T"]


def _office(data: bytes) -> bytes:
    written = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(data)) as source,
            zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            if sum(info.file_size for info in source.infolist()) > _LARGEST:
                raise _Broken
            for info in source.infolist():
                if not info.is_dir():
                    _copy(info, source.read(info), target)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError) as error:
        raise _Broken from error
    return written.getvalue()


def _copy(info: zipfile.ZipInfo, data: bytes, target: zipfile.ZipFile) -> None:
    # Neither the moment nor the system it was written on.
    kept = zipfile.ZipInfo(info.filename)
    kept.compress_type = zipfile.ZIP_STORED if info.filename == "mimetype" else zipfile.ZIP_DEFLATED
    target.writestr(kept, _part(info.filename, data))


def _part(name: str, data: bytes) -> bytes:
    if name in _EMPTIED:
        return _EMPTIED[name]
    last = name.rpartition("/")[2]
    if name.startswith(("docProps/thumbnail", "Thumbnails/")):
        return b""
    if last.rpartition(".")[2].lower() in _PICTURES:
        return clean_picture(data) or data
    if _PARTS_WITH_AUTHORS.fullmatch(last):
        return _AUTHOR_ELEMENTS.sub(rb"\1\2", _AUTHORS.sub(rb"\1\2", data))
    return data


CLEANERS: dict[str, Callable[[bytes], bytes]] = {
    **dict.fromkeys(_PICTURES, _picture),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), _office),
    "pdf": _pdf,
    "txt": _as_it_is,
    "csv": _as_it_is,
}
