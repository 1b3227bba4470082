"""``@health``, ``@ready`` and ``@metrics``: at every address, without Zope, so that they answer when it does
not."""

import hmac
import logging
import os
import re
from collections.abc import Iterable
from ntnu.deviations import counted
from ntnu.deviations.clock.background import server_database
from ntnu.deviations.operations.fresh import Fresh
from ntnu.deviations.operations.readiness import obstacles
from ntnu.deviations.operations.stored import Stored
from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from typing import Any

log = logging.getLogger(__name__)

TOKEN = "NTNU_DEVIATIONS_METRICS_TOKEN"
#: A shorter token is none: it could be guessed.
_SHORTEST = 16
_NAMED = re.compile(r"(?:^|/)@(health|ready|metrics)/*$")
_PLAIN = "text/plain; charset=utf-8"

Answer = tuple[str, bytes, str]
_OK: Answer = ("200 OK", b"ok\n", _PLAIN)
_NOT_OK: Answer = ("503 Service Unavailable", b"not ok\n", _PLAIN)


class OuterDoors:
    """The three doors of a process. Whoever asks often gets what was found a few seconds ago."""

    def __init__(self) -> None:
        self._obstacles = Fresh(lambda: obstacles(server_database()))
        self._stored = Stored()
        self._said: tuple[str, ...] = ()

    def asked_for(self, path: str) -> str:
        """Which of them a path names; empty for any other path."""
        found = _NAMED.search(path)
        return f"@{found[1]}" if found else ""

    def answer(self, name: str, environ: Any, start_response: Any) -> Iterable[bytes]:
        """Answer as WSGI has it."""
        method, headers = environ.get("REQUEST_METHOD"), [("Cache-Control", "no-store")]
        if method not in ("GET", "HEAD"):
            status, body, kind = "405 Method Not Allowed", b"", _PLAIN
            headers.append(("Allow", "GET, HEAD"))
        elif name == "@health":
            status, body, kind = _OK
        elif name == "@ready":
            status, body, kind = self._ready()
        else:
            status, body, kind = self._metrics(environ.get("HTTP_AUTHORIZATION", ""))
            if status.startswith("401"):
                headers.append(("WWW-Authenticate", "Bearer"))
        headers += [("Content-Type", kind), ("Content-Length", str(len(body)))]
        headers.append(("X-Content-Type-Options", "nosniff"))
        start_response(status, headers)
        return [b"" if method == "HEAD" else body]

    def _ready(self) -> Answer:
        found = self._obstacles.get()
        said = ("no answer from the database",) if found is None else tuple(found)
        if said != self._said:
            log.warning("The server is not ready: %s.", "; ".join(said)) if said else log.info("It is ready.")
            self._said = said
        return _NOT_OK if said else _OK

    def _metrics(self, authorization: str) -> Answer:
        token = os.environ.get(TOKEN, "")
        if len(token) < _SHORTEST:
            return "404 Not Found", b"", _PLAIN
        if not hmac.compare_digest(authorization.encode("latin-1", "replace"), f"Bearer {token}".encode()):
            return "401 Unauthorized", b"", _PLAIN
        return "200 OK", generate_latest(counted.REGISTRY) + self._stored.text(), CONTENT_TYPE_PLAIN_0_0_4
