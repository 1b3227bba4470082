"""The format of lines of a setting: constraints whose error names the line to correct."""

import mimetypes
import puremagic
import re
from collections.abc import Callable
from collections.abc import Iterable
from ntnu.deviations.domain.languages import from_columns
from ntnu.deviations.messages import message
from urllib.parse import urlsplit
from zope.interface import Invalid
from zope.schema import List
from zope.schema import TextLine

#: Matters that belong elsewhere, as the gate of the form names them.
CHANNELS = ("grave", "facilitation", "hse", "information_security", "buildings")
AUDIENCES = ("student", "staff")

_MAIL = re.compile(r"[^\s@|<>\",;:]+@[^\s@|<>\",;:]+\.[^\s@|<>\",;:]+")
_EXTENSION = re.compile(r"\.?([a-z0-9]{1,12})")
_TYPE = re.compile(
    r"(application|audio|font|image|message|model|multipart|text|video)/([a-z0-9][a-z0-9.+-]*)"
)
_TABLES = mimetypes.MimeTypes()
_TYPES = {type_ for table in _TABLES.types_map for type_ in table.values()}
_ENDINGS = {ending for table in _TABLES.types_map for ending in table} | {
    row.extension for rows in (puremagic.magic_header_array, puremagic.magic_footer_array) for row in rows
}


def list_of_lines(title, description, constraint=None, default=(), required: bool = True) -> List:
    """A field for a setting of several lines."""
    return List(
        title=title,
        description=description,
        value_type=TextLine(),
        constraint=constraint,
        default=[*default],
        missing_value=[],
        required=required,
    )


class BadLine(Invalid):
    """An invalid line: ``code`` of the message, and its ``words``, with the number of the line."""

    def __init__(self, code: str, **words: object):
        super().__init__(message(code, **words))
        self.code = code
        self.words = words


def is_link(text: str) -> bool:
    """Is this an address that a browser can follow: on the web, or (``/…``) in this site?"""
    if any(not sign.isprintable() or sign.isspace() for sign in text):
        return False
    if text.startswith("/"):
        return not text.startswith("//")
    try:
        found = urlsplit(text)
        return found.scheme in ("http", "https") and bool(found.hostname) and found.port != 0
    except ValueError:
        return False


def is_optional_link(text: str) -> bool:
    """Constraint of an address: empty, or one that a browser can follow."""
    if text and not is_link(text.strip()):
        raise BadLine("bad_link")
    return True


def are_channels(lines: list[str]) -> bool:
    """Constraint: token | web address, each token once."""
    seen = set()

    def fits(parts: list[str]) -> bool:
        known = len(parts) == 2 and parts[0] in CHANNELS and parts[0] not in seen and is_link(parts[1])
        seen.add(parts[0])
        return known

    return _each(lines, fits, "bad_channel")


def are_contacts(lines: list[str]) -> bool:
    """Constraint: web address or e-mail | bokmål | nynorsk | English | student or staff."""

    def fits(parts: list[str]) -> bool:
        reached = is_link(parts[0]) or _MAIL.fullmatch(parts[0]) is not None
        try:
            names = from_columns(parts[1:-1])
        except ValueError:
            return False
        return reached and bool(names["nb"]) and parts[-1] in AUDIENCES

    return _each(lines, fits, "bad_contact")


def are_file_types(lines: list[str]) -> bool:
    """Constraint: extension | MIME type, of a kind of file that is known."""
    return _each(lines, lambda parts: len(parts) == 2 and _is_file_type(*parts), "bad_file_type")


def _is_file_type(extension: str, type_: str) -> bool:
    ending, found = _EXTENSION.fullmatch(extension.lower()), _TYPE.fullmatch(type_.lower())
    if ending is None or found is None:
        return False
    # Programs have types of their own, and no table knows all of them.
    own = found[2].startswith(("vnd.", "x-", "x."))
    return f".{ending[1]}" in _ENDINGS or type_.lower() in _TYPES or own


def _each(lines: Iterable[str], fits: Callable[[list[str]], bool], code: str) -> bool:
    for number, line in enumerate(lines, 1):
        if line.strip() and not fits([part.strip() for part in line.split("|")]):
            raise BadLine(code, line=number)
    return True
