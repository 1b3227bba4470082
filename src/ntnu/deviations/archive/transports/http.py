"""Packages sent to an archive over HTTP.

``POST <url>`` with the files as ``multipart/form-data`` and the export's id as ``Idempotency-Key``. The
archive answers 200, 201 or 202 with ``{"receipt": "…"}``; 409 means that it has the package already.
Before a package is sent again ``GET <url>/<id>`` asks whether it came: 200 with the receipt, or 404.
"""

import http.client
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from ntnu.deviations.archive.errors import NotDelivered
from ntnu.deviations.interfaces import IArchiveTransport
from pathlib import Path
from urllib.parse import urlsplit
from zope.interface import implementer

URL = "NTNU_DEVIATIONS_ARCHIVE_URL"
TOKEN = "NTNU_DEVIATIONS_ARCHIVE_TOKEN"
TIMEOUT = "NTNU_DEVIATIONS_ARCHIVE_TIMEOUT"

_TAKEN = (200, 201, 202)
#: The archive has looked at the package, or at its size, and does not want it.
_REFUSED = (400, 413, 415, 422)
_LONGEST_ANSWER = 64 * 1024
_LONGEST_RECEIPT = 200
_PIECE = 1 << 20


@implementer(IArchiveTransport)
class HttpTransport:
    """One connection for each question and each package; a redirect is not followed."""

    def deliver(self, package: Path, id: str, sent_before: bool) -> str:
        """Send it; the archive's receipt. Raises NotDelivered."""
        if not os.environ.get(URL, "").strip():
            raise NotDelivered("no_archive")
        try:
            if sent_before:
                receipt = self._ask(id)
                if receipt:
                    return receipt
            return self._send(package, id)
        except TimeoutError:
            raise NotDelivered("timeout") from None
        except (OSError, http.client.HTTPException, ValueError):
            raise NotDelivered("unreachable") from None

    def _ask(self, id: str) -> str | None:
        """The receipt of a package that came before; None where the archive knows of none."""
        status, answer = _call("GET", id, {}, iter(()))
        if status in _TAKEN:
            return _receipt(answer)
        if status in (404, 405, 501):
            return None
        raise _problem(status)

    def _send(self, package: Path, id: str) -> str:
        body = _Multipart(package, id)
        headers = {
            "Content-Type": f"multipart/form-data; boundary={body.boundary}",
            "Content-Length": str(body.length),
            "Idempotency-Key": id,
        }
        status, answer = _call("POST", "", headers, iter(body))
        if status in _TAKEN:
            return _receipt(answer)
        if status == 409:
            receipt = _receipt_or_none(answer) or self._ask(id)
            if receipt:
                return receipt
        raise _problem(status)


def _problem(status: int) -> NotDelivered:
    if status in _REFUSED:
        return NotDelivered("refused", final=True)
    return NotDelivered("unauthorised" if status in (401, 403) else "server_error")


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
        # An archive that has heard enough answers, and reads no further.
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
        # It says that it took something, and not what: it is asked before anything is sent again.
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
        # Names in a package are ours: letters, digits, dots and hyphens.
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
