"""A client with as little work of its own as can be: one connection, the standard library's reader."""

import json
import time
from base64 import b64encode
from benchmarks import house
from dataclasses import dataclass
from http.client import HTTPConnection
from scripts.instance.bootstrap import SITE
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """What came back: the body as JSON, and how many seconds it took."""

    json: Any
    seconds: float


class Client:
    """Somebody at a server."""

    def __init__(self, root_url: str, user: str):
        self._connection = HTTPConnection(urlsplit(root_url).netloc, timeout=120)
        token = b64encode(f"{user}:{house.PASSWORD}".encode()).decode()
        self._headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Authorization": f"Basic {token}",
        }

    def get(self, path: str) -> Answer:
        """Read a path below the site, or an address."""
        return self._send("GET", path, None)

    def post(self, path: str, body: dict) -> Answer:
        """Send a body to a path below the site, or to an address."""
        return self._send("POST", path, json.dumps(body).encode())

    def _send(self, method: str, path: str, body: bytes | None) -> Answer:
        path = urlsplit(path).path if "://" in path else f"/{SITE}/{path}"
        start = time.perf_counter()
        self._connection.request(method, path, body, self._headers)
        answer = self._connection.getresponse()
        text = answer.read()
        seconds = time.perf_counter() - start
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:500]!r}")
        return Answer(json.loads(text) if text else None, seconds)
