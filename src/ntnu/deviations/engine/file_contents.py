"""The type of a file by its content: the name is only a claim by the sender."""

import puremagic
import re

#: What a PDF reader skips before the header.
_BEFORE = b"\xef\xbb\xbf \t\r\n\x00"
_APPLE = (b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
#: Programs, whatever their name: of Windows, Linux and macOS, and scripts.
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", *_APPLE)
#: Documents of Office are ZIP files: they differ by a folder in them, or by the type in the first of their
#: files. Neither is compressed.
_MARKS = {
    "docx": b"word/",
    "xlsx": b"xl/",
    "pptx": b"ppt/",
    "odt": b"vnd.oasis.opendocument.text",
    "ods": b"vnd.oasis.opendocument.spreadsheet",
    "odp": b"vnd.oasis.opendocument.presentation",
}
#: One container with two names.
_ALIKE = {"heic": "heif", "heif": "heic"}
_WIDE = (b"\xff\xfe", b"\xfe\xff")
#: Characters that no text contains: control characters except tabulators, ends of lines and pages, and
#: escapes.
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: How much of a file is examined.
_LOOKED_AT = 1 << 16


def is_what_it_says(ending: str, mime: str, data: bytes) -> bool:
    """Is ``data`` a file of the kind that its name's ``ending`` says (lower case, without a dot)?

    ``mime`` is the type that the settings give for the ending. A file that is damaged further on still counts
    as its kind. For kinds that the library does not know, everything but programs is accepted.
    """
    if _is_text(mime):
        return _looks_like_text(data[:_LOOKED_AT])
    if not _known(ending, mime):
        return not data.startswith(_PROGRAMS)
    try:
        found = puremagic.magic_string(data.lstrip(_BEFORE) if ending == "pdf" else data)
    except (puremagic.PureError, ValueError):
        # Nothing that the library knows, or nothing at all.
        return False
    endings = {f".{ending}", f".{_ALIKE.get(ending, ending)}"}
    same = any(match.extension.lower() in endings or (mime and match.mime_type == mime) for match in found)
    return same and _MARKS.get(ending, b"") in data


def _is_text(mime: str) -> bool:
    # A mail consists of headers in plain letters; which comes first differs between programs.
    return mime.startswith(("text/", "message/"))


def _looks_like_text(data: bytes) -> bool:
    return data.startswith(_WIDE) or not _NO_TEXT.search(data)


def _known(ending: str, mime: str) -> bool:
    rows = (*puremagic.magic_header_array, *puremagic.magic_footer_array)
    return any(row.extension.lower() == f".{ending}" or (mime and row.mime_type == mime) for row in rows)
