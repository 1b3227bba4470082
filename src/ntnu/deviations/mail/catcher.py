"""The demo's mail server: stores every mail as a file, and sends nothing on."""

import atexit
import itertools
import logging
import os
import socket
import time
from pathlib import Path

log = logging.getLogger(__name__)

HOST = "127.0.0.1"

#: See RFC 2606.
_NOBODYS = ".invalid"

_running = None


def start(folder: Path, port: int):
    """Start catching mails at ``port`` (0: any free one); returns (host, port), None if it fails.

    One catcher for each process: a second call answers with the first one's address.
    """
    global _running
    if _running is None:
        # Only a demo needs, and has, this package.
        from aiosmtpd.controller import Controller

        folder.mkdir(parents=True, exist_ok=True)
        try:
            controller = Controller(Keeper(folder), hostname=HOST, port=_free_port(port))
            controller.start()
        except OSError as error:
            log.error("The demo's mail catcher cannot listen at port %s: %s.", port, error)
            return None
        _running = controller
        atexit.register(stop)
        log.info("Mails are caught at %s:%s and kept in %s.", HOST, controller.port, folder)
    return address()


def address() -> tuple[str, int] | None:
    """Where the catcher listens; None when there is none in this process."""
    return (HOST, _running.port) if _running is not None else None


def stop() -> None:
    """Stop the catcher, if there is one."""
    global _running
    if _running is not None:
        _running.stop()
        _running = None


class Keeper:
    """Stores each mail as ``<time of arrival>-<count>.eml``, which appears when it is complete."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._count = itertools.count()

    async def handle_RCPT(self, server, session, envelope, address: str, options) -> str:
        """Refuse addresses that end with ``.invalid`` for good; no real domain does, so refusals can be tried
        out."""
        if address.casefold().endswith(_NOBODYS):
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        """Accept one mail."""
        seconds, rest = divmod(time.time_ns(), 1_000_000_000)
        stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime(seconds))
        name = f"{stamp}.{rest:09d}-{os.getpid()}-{next(self._count):06d}.eml"
        unfinished = self._folder / f".{name}.part"
        unfinished.write_bytes(envelope.original_content)
        unfinished.replace(self._folder / name)
        return "250 kept"


def _free_port(port: int) -> int:
    """The port, or any free one for 0; OSError when it is taken."""
    # Checked before: the controller needs five seconds to notice.
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))
        return probe.getsockname()[1]
