"""The bytes of a stored file, which may be missing: a blob is a file on a disk of its own.

A restore without the blobs, or a disk that lost one, must not take the rest of the case with it. Whoever
opens a blob does it here.
"""

from typing import Any
from typing import BinaryIO
from ZODB.POSException import POSKeyError

#: The exceptions of the storages for a blob that they do not find.
_MISSING = (POSKeyError, FileNotFoundError)


class FileMissing(LookupError):
    """The bytes of a stored file are not there."""


def opened(file: Any) -> BinaryIO:
    """The bytes of a NamedBlobFile, to be read and closed. Raises FileMissing."""
    try:
        return file.open()
    except _MISSING:
        raise FileMissing from None


def size_of(file: Any) -> int | None:
    """How many bytes it has; None where they are missing."""
    try:
        with opened(file) as source:
            return source.seek(0, 2)
    except FileMissing:
        return None


def is_missing(file: Any) -> bool:
    """Are the bytes of a stored file not there?"""
    return size_of(file) is None
