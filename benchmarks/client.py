"""A client with as little work as possible: one connection, the standard library's parser."""

import json
import time
from base64 import b64encode
from benchmarks import house
from dataclasses import dataclass
from http.client import HTTPConnection
from scripts.instance.bootstrap import SITE
from typing import Any
from urllib.parse import urlsplit

#: Seconds without a request after which a connection is no longer trusted.
_IDLE = 60


@dataclass(frozen=True)
class Answer:
    """The answer: the body as JSON, and how many seconds it took."""

    json: Any
    seconds: float


class Refused(RuntimeError):
    """The server answered with another ``status`` than success."""

    def __init__(self, status: int, told: str):
        super().__init__(told)
        self.status = status


class Client:
    """A user at a server."""

    def __init__(self, root_url: str, user: str):
        self._connection = HTTPConnection(urlsplit(root_url).netloc, timeout=120)
        self._used = 0.0
        token = b64encode(f"{user}:{house.PASSWORD}".encode()).decode()
        self._headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Authorization": f"Basic {token}",
        }

    def get(self, path: str) -> Answer:
        """Read a path below the site, or an address."""
        return self._send("GET", path, None)

    def page(self, path: str) -> Answer:
        """Read a page below the site, as a browser; its text is left out."""
        return self._send("GET", path, None, "text/html")

    def post(self, path: str, body: dict) -> Answer:
        """Send a body to a path below the site, or to an address."""
        return self._send("POST", path, json.dumps(body).encode())

    def _send(self, method: str, path: str, body: bytes | None, accept: str = "application/json") -> Answer:
        path = urlsplit(path).path if "://" in path else f"/{SITE}/{path}"
        if time.monotonic() - self._used > _IDLE:
            # The server closes connections that are idle for two minutes; the next request opens one again.
            self._connection.close()
        start = time.perf_counter()
        self._connection.request(method, path, body, {**self._headers, "Accept": accept})
        answer = self._connection.getresponse()
        text = answer.read()
        seconds = time.perf_counter() - start
        self._used = time.monotonic()
        if answer.status >= 300:
            raise Refused(answer.status, f"{method} {path}: {answer.status} {text[:500]!r}")
        return Answer(json.loads(text) if text and "json" in accept else None, seconds)
