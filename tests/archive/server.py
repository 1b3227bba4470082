"""An archive over HTTP, made for the tests: it fails in each way that an archive can."""

import json
import re
import socket
import struct
import threading
from contextlib import suppress
from email import policy
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer

TOKEN = "a-token-for-the-tests"


class Archive:
    """Keeps each package once, by its idempotency key.

    ``failing`` is how it answers the next packages, one word for each; then all is well. ``taken`` are
    the packages by key, each a mapping of file name -> bytes; ``posts`` the keys in the order they came.
    """

    def __init__(self):
        self.failing: list[str] = []
        self.taken: dict[str, dict[str, bytes]] = {}
        self.posts: list[str] = []
        self.asked: list[str] = []
        #: Key -> status and body of the answer to a question about a package.
        self.answers: dict[str, tuple[int, object]] = {}
        #: Set to let a request go that was told to hang.
        self.go_on = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/arkiv"

    def __enter__(self) -> "Archive":
        self._thread.start()
        return self

    def __exit__(self, *error) -> None:
        self.go_on.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)

    def receipt(self, key: str) -> str:
        return f"2026/{list(self.taken).index(key) + 1}"

    def _handler(archive):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                key = self.path.rpartition("/")[2]
                archive.asked.append(key)
                if key in archive.answers:
                    self.answer(*archive.answers[key])
                elif key in archive.taken:
                    self.answer(200, {"receipt": archive.receipt(key)})
                else:
                    self.answer(404, {})

            def do_POST(self):
                if self.headers["Authorization"] != f"Bearer {TOKEN}":
                    return self.answer(401, {})
                key = self.headers["Idempotency-Key"]
                archive.posts.append(key)
                how = archive.failing.pop(0) if archive.failing else "take"
                if how == "too large":
                    return self.answer(413, {})
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if how == "500":
                    return self.answer(500, {})
                if how == "400":
                    return self.answer(400, {"error": "not valid"})
                if isinstance(how, tuple):
                    return self.answer(*how)
                if how == "drop before":
                    return self.drop()
                if key in archive.taken:
                    return self.answer(409, {})
                archive.taken[key] = self.files(body)
                if how == "202":
                    archive.answers[key] = (202, {})
                    return self.answer(202, {"receipt": f"mottak/{archive.receipt(key)}"})
                if how == "hang after":
                    archive.go_on.wait(30)
                    return self.drop()
                if how == "drop after":
                    return self.drop()
                if how == "rubbish after":
                    return self.raw(200, b"<html>\xff\xfe all well")
                if how == "no receipt after":
                    return self.answer(201, {"receipt": ["\n"]})
                if how == "409 with receipt":
                    return self.answer(409, {"receipt": archive.receipt(key)})
                return self.answer(201, {"receipt": archive.receipt(key)})

            def files(self, body: bytes) -> dict[str, bytes]:
                head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
                mail = BytesParser(policy=policy.HTTP).parsebytes(head + body)
                return {part.get_filename(): part.get_payload(decode=True) for part in mail.iter_parts()}

            def drop(self):
                # Closed with a reset, as by a machine that has died.
                with suppress(OSError):
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.close_connection = True
                self.connection.close()

            def answer(self, status: int, body) -> None:
                self.raw(status, json.dumps(body).encode())

            def raw(self, status: int, body: bytes) -> None:
                self.close_connection = True
                with suppress(OSError):
                    self.send_response(status)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)

            def finish(self):
                with suppress(OSError, ValueError):
                    super().finish()

            def log_message(self, *args):
                pass

        return Handler


def is_key(text: str) -> bool:
    """Is it an export's id?"""
    return re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text) is not None
