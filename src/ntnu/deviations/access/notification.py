"""What is in a notification case: its state, what was said, its files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations.access.handed import handed_parts
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.content.stored_file import size_of
from ntnu.deviations.domain.speakup import RECEIVED
from ntnu.deviations.domain.speakup import Said
from ntnu.deviations.interfaces import IAttachment
from typing import Any

#: The view that sends a file, followed by its UID.
DOWNLOAD = "@@speakup-file"
WORKFLOW = "speakup_workflow"


def state_of(case) -> str:
    """The workflow state, read off its history; ``received`` before it has one."""
    history = getattr(case, "workflow_history", None)
    entries = history.get(WORKFLOW) if history else None
    return entries[-1]["review_state"] if entries else RECEIVED


def said_in(case) -> list[Said]:
    """What has been said in the case since it was sent, oldest first."""
    return [Said(*row) for row in case.said]


@dataclass(frozen=True)
class FileRow:
    """A file: ``file`` are its bytes, ``added_by`` a user id, None for the person who sent the
    notification."""

    uid: str
    title: str
    file: Any
    added_by: str | None
    added: datetime | None
    url: str

    @property
    def size(self) -> int | None:
        """Bytes; None where they are missing."""
        return size_of(self.file)

    @property
    def content_type(self) -> str:
        return self.file.contentType


def files_of(case) -> Iterator[FileRow]:
    """Every file of the case: those sent with it, and those that came with a deviation; by UID within each
    kind. Files that were already redacted are left out."""
    for uid, kept in case.files.items():
        yield _row(case, uid, kept)
    if case.handed is not None:
        for part in handed_parts(case.handed):
            if IAttachment.providedBy(part) and part.file is not None:
                yield _row(case, uid_of(part), part)


def _row(case, uid: str, kept) -> FileRow:
    url = f"{case.absolute_url()}/{DOWNLOAD}/{uid}"
    return FileRow(uid, kept.title, kept.file, kept.added_by, kept.added, url)
