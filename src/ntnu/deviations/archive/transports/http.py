"""Packages sent to an archive over HTTP.

``POST <url>`` with the files as ``multipart/form-data`` and the export's id as ``Idempotency-Key``. The
archive answers 200 or 201 with ``{"receipt": "…"}`` when it keeps the package; 202, with a receipt or
without, when it has received it and will examine it; 409 when it has the package already. ``GET <url>/<id>``
asks what became of it: 200 with the receipt, 202 for not yet, 404 for unknown, and 400, 410, 413, 415 or 422
with the reason for refused.
"""

import http.client
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from ntnu.deviations.archive.errors import NotDelivered
from ntnu.deviations.archive.errors import Receipt
from ntnu.deviations.interfaces import IArchiveTransport
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zope.interface import implementer

URL = "NTNU_DEVIATIONS_ARCHIVE_URL"
TOKEN = "NTNU_DEVIATIONS_ARCHIVE_TOKEN"
TIMEOUT = "NTNU_DEVIATIONS_ARCHIVE_TIMEOUT"

_KEPT, _TAKEN_IN = (200, 201), 202
#: The archive has examined the package, or its size, and refuses it.
_REFUSED = (400, 410, 413, 415, 422)
#: The archive does not support this question.
_NOT_ASKABLE = (405, 501)
_LONGEST_ANSWER = 64 * 1024
_LONGEST_RECEIPT = 200
_LONGEST_REASON = 500
#: The keys in which archives report errors, in this order.
_REASONS = ("reason", "detail", "message", "error", "title", "errors")
_PIECE = 1 << 20


@implementer(IArchiveTransport)
class HttpTransport:
    """One connection for each question and each package; a redirect is not followed."""

    def deliver(self, package: Path, id: str, sent_before: bool) -> Receipt:
        """Send it, unless the archive has it. Raises NotDelivered."""
        with _told_as_problems():
            known = self._look_up(id) if sent_before else None
            return known or self._send(package, id)

    def ask(self, id: str) -> Receipt | None:
        """The result for a package that the archive has received. Raises NotDelivered."""
        with _told_as_problems():
            status, answer = _call("GET", id, {}, iter(()))
            if status in _NOT_ASKABLE:
                raise NotDelivered("not_askable")
            return self._found(status, answer)

    def _look_up(self, id: str) -> Receipt | None:
        status, answer = _call("GET", id, {}, iter(()))
        return None if status in _NOT_ASKABLE else self._found(status, answer)

    def _found(self, status: int, answer: bytes) -> Receipt | None:
        if status in _KEPT:
            return Receipt(_receipt(answer))
        if status == _TAKEN_IN:
            return Receipt(_receipt_or_none(answer) or "", confirmed=False)
        if status == 404:
            return None
        raise _problem(status, answer)

    def _send(self, package: Path, id: str) -> Receipt:
        body = _Multipart(package, id)
        headers = {
            "Content-Type": f"multipart/form-data; boundary={body.boundary}",
            "Content-Length": str(body.length),
            "Idempotency-Key": id,
        }
        status, answer = _call("POST", "", headers, iter(body))
        if status == 409:
            receipt = _receipt_or_none(answer)
            found = Receipt(receipt) if receipt else self._look_up(id)
            if found:
                return found
        elif status in (*_KEPT, _TAKEN_IN):
            return self._found(status, answer)
        raise _problem(status, answer)


@contextmanager
def _told_as_problems() -> Iterator[None]:
    if not os.environ.get(URL, "").strip():
        raise NotDelivered("no_archive")
    try:
        yield
    except TimeoutError:
        raise NotDelivered("timeout") from None
    except (OSError, http.client.HTTPException, ValueError):
        raise NotDelivered("unreachable") from None


def _problem(status: int, answer: bytes) -> NotDelivered:
    reason = _reason(answer)
    if status in _REFUSED:
        return NotDelivered("refused", final=True, reason=reason)
    return NotDelivered("unauthorised" if status in (401, 403) else "server_error", reason=reason)


def _reason(answer: bytes) -> str:
    """The archive's explanation of an error, on one line; empty where it cannot be read."""
    text = answer.decode("utf-8", "replace")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        # An HTML page is for people with a browser.
        said = [] if text.lstrip().startswith("<") else [text]
    else:
        said = list(_texts(found))
    line = " ".join("".join(c if c.isprintable() else " " for c in " · ".join(said)).split())
    return line if len(line) <= _LONGEST_REASON else f"{line[: _LONGEST_REASON - 1]}…"


def _texts(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, list):
        for member in found:
            yield from _texts(member)
    elif isinstance(found, dict):
        for key in _REASONS:
            if key in found:
                yield from _texts(found[key])


def _call(method: str, name: str, headers: dict[str, str], body: Iterator[bytes]) -> tuple[int, bytes]:
    url = urlsplit(os.environ[URL].strip())
    kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    connection = kind(url.hostname or "", url.port, timeout=float(os.environ.get(TIMEOUT) or 60))
    try:
        path = url.path.rstrip("/")
        connection.putrequest(method, f"{path}/{name}" if name else path or "/")
        connection.putheader("Accept", "application/json")
        connection.putheader("Authorization", f"Bearer {os.environ.get(TOKEN, '').strip()}")
        for key, value in headers.items():
            connection.putheader(key, value)
        connection.endheaders()
        # An archive that refuses early answers before it has read everything.
        with suppress(BrokenPipeError, ConnectionResetError):
            for piece in body:
                connection.send(piece)
        answer = connection.getresponse()
        return answer.status, answer.read(_LONGEST_ANSWER)
    finally:
        connection.close()


def _receipt(answer: bytes) -> str:
    receipt = _receipt_or_none(answer)
    if receipt is None:
        # The answer does not say what was received: the archive is asked before anything is sent again.
        raise NotDelivered("rubbish")
    return receipt


def _receipt_or_none(answer: bytes) -> str | None:
    try:
        found = json.loads(answer)
    except (ValueError, RecursionError):
        return None
    receipt = found.get("receipt") if isinstance(found, dict) else None
    good = isinstance(receipt, str) and receipt.isprintable() and 0 < len(receipt) <= _LONGEST_RECEIPT
    return receipt if good else None


class _Multipart:
    """The files of a package as the body of a request, read piece by piece."""

    def __init__(self, package: Path, id: str):
        self.boundary = f"package-{id}"
        self._parts = [(self._head(path), path) for path in sorted(package.iterdir())]
        self._end = f"--{self.boundary}--\r\n".encode()

    def _head(self, path: Path) -> bytes:
        # File names in a package are made by this product: letters, digits, dots and hyphens.
        return (
            f"--{self.boundary}\r\n"
            f'Content-Disposition: form-data; name="file"; filename="{path.name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        ).encode("ascii")

    @property
    def length(self) -> int:
        return sum(len(head) + path.stat().st_size + 2 for head, path in self._parts) + len(self._end)

    def __iter__(self) -> Iterator[bytes]:
        for head, path in self._parts:
            yield head
            with path.open("rb") as source:
                while piece := source.read(_PIECE):
                    yield piece
            yield b"\r\n"
        yield self._end
