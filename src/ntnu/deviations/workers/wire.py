"""The messages between server and helper: a JSON header, and the bytes that come with it.

Nothing is pickled: a helper reads untrusted files, and its answer must not run code here.
"""

import json
import struct
from collections.abc import Sequence
from typing import Any
from typing import BinaryIO

_LENGTH = struct.Struct(">Q")
#: Bytes of a header, and of everything after it: no valid message is longer.
MOST_HEADER = 4 << 20
MOST_BYTES = 1 << 30


class Unreadable(ValueError):
    """Not a message: the other side ended in the middle of it, or sent something invalid."""


def send(stream: BinaryIO, header: dict[str, Any], blobs: Sequence[bytes] = ()) -> None:
    """Write a message. Raises OSError when nobody reads it."""
    head = json.dumps({**header, "sizes": [len(blob) for blob in blobs]}).encode("utf-8")
    stream.write(_LENGTH.pack(len(head)) + head)
    for blob in blobs:
        stream.write(blob)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], list[bytes]] | None:
    """Read a message: header and bytes. None where the other side has ended. Raises Unreadable."""
    start = stream.read(_LENGTH.size)
    if not start:
        return None
    if len(start) < _LENGTH.size:
        raise Unreadable("length")
    (length,) = _LENGTH.unpack(start)
    if length > MOST_HEADER:
        raise Unreadable("header")
    try:
        header = json.loads(_exactly(stream, length))
        sizes = header.pop("sizes")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise Unreadable("header") from None
    if not isinstance(sizes, list) or not all(type(size) is int and size >= 0 for size in sizes):
        raise Unreadable("sizes")
    if sum(sizes) > MOST_BYTES:
        raise Unreadable("sizes")
    return header, [_exactly(stream, size) for size in sizes]


def _exactly(stream: BinaryIO, size: int) -> bytes:
    found = stream.read(size)
    if len(found) < size:
        raise Unreadable("cut off")
    return found
