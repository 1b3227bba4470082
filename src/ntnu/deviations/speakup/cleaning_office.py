"""Documents from Office and LibreOffice without properties, authors, and the places they were kept in."""

import io
import re
import zipfile
from ntnu.deviations.speakup.cleaning_pictures import clean_picture

#: Nobody's document is larger, unpacked: what is, was made to fill the memory.
_LARGEST = 400 * 1024 * 1024
_PICTURES = ("png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "tif", "tiff")

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
#: In a list of authors, and there only, a name is a person's.
_NAMES = re.compile(rb'(\bname=")[^"]*(")')
_LISTS_OF_AUTHORS = re.compile(r"(commentAuthors|authors|userNames)\d*\.xml")
#: Folders of somebody's machine, with the name she logs in by: of a workbook, a template, a link.
_FOLDERS = re.compile(rb'(\babsPath url="|\bTarget="(?=file:))[^"]*(")')
_PRINTERS = re.compile(
    rb'(<config:config-item[^>]*config:name="Printer(?:Name|Setup|FaxName)"[^>]*>)[^<]*(</config:config-item>)'
)
#: What a document server writes of its own: who made the document, and who changed it.
_CUSTOM_ITEM = re.compile(r"customXml/item\d+\.xml")


def clean_office(data: bytes) -> bytes | None:
    """The same document, and nothing of who wrote it; None where it cannot be read."""
    written = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(data)) as source,
            zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            if sum(info.file_size for info in source.infolist()) > _LARGEST:
                return None
            for info in source.infolist():
                if not info.is_dir():
                    _copy(info, source.read(info), target)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        return None
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
    if _CUSTOM_ITEM.fullmatch(name):
        return b"<item/>"
    if last.endswith((".xml", ".rels")):
        for pattern in _patterns(last):
            data = pattern.sub(rb"\1\2", data)
    return data


def _patterns(last: str) -> list[re.Pattern]:
    """What is taken out of a part by its name."""
    found = [_FOLDERS, _PRINTERS]
    if _PARTS_WITH_AUTHORS.fullmatch(last):
        found += [_AUTHORS, _AUTHOR_ELEMENTS]
    if _LISTS_OF_AUTHORS.fullmatch(last):
        found.append(_NAMES)
    return found
