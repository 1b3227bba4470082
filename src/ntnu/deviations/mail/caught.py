"""The mails that the demo's catcher stored, for the page that shows them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from itertools import islice
from pathlib import Path


@dataclass(frozen=True)
class Caught:
    """One mail as its reader would see it; ``id`` is the name of its file without ``.eml``."""

    id: str
    date: datetime | None
    to: str
    subject: str
    text: str
    html: str
    language: str


def mail_folder() -> Path | None:
    """The folder of the demo's catcher; None when this is no demo."""
    demo = os.environ.get("NTNU_DEVIATIONS_DEMO")
    return Path(demo) / "mail" if demo else None


def messages(folder: Path | str, address: str | None = None, limit: int | None = None) -> list[Caught]:
    """The mails in a folder, newest first.

    ``address`` leaves only those to that address (none at all when it is empty); ``limit`` only
    the newest.
    """
    return list(islice(_messages(Path(folder), address), limit))


def _messages(folder: Path, address: str | None) -> Iterator[Caught]:
    # The names begin with the time of arrival: sorting them opens no file.
    for path in sorted(folder.glob("[!.]*.eml"), key=lambda path: path.name, reverse=True):
        try:
            message = message_from_bytes(path.read_bytes(), policy=default)
        except FileNotFoundError:  # deleted between the listing and now
            continue
        if address is None or address.strip().lower() in _readers(message):
            yield _caught(path.stem, message)


def _readers(message: EmailMessage) -> set[str]:
    fields = [str(value) for name in ("To", "Cc") for value in message.get_all(name, [])]
    return {address.lower() for _, address in getaddresses(fields) if address}


def _caught(name: str, message: EmailMessage) -> Caught:
    return Caught(
        id=name,
        date=message["Date"].datetime if message["Date"] else None,
        to=str(message.get("To", "")),
        subject=str(message.get("Subject", "")),
        text=_content(message, "plain"),
        html=_content(message, "html"),
        language=str(message.get("Content-Language", "")),
    )


def _content(message: EmailMessage, subtype: str) -> str:
    part = message.get_body((subtype,))
    return part.get_content().replace("\r\n", "\n") if part is not None else ""
