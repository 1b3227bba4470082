"""The clock's work: PDF files of anonymous senders get their text from their pixels, when there is time."""

import logging
from BTrees.OOBTree import OOTreeSet
from collections.abc import Callable
from datetime import datetime
from functools import partial
from ntnu.deviations import settings
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.content.stored_file import FileMissing
from ntnu.deviations.content.stored_file import opened
from ntnu.deviations.interfaces import IClockWork
from ntnu.deviations.speakup import ocr
from ntnu.deviations.workers.errors import NotDone
from ntnu.deviations.workers.pool import Limits
from ntnu.deviations.workers.pool import shared
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.interface import implementer

log = logging.getLogger(__name__)

_TASK = "ntnu.deviations.speakup.ocr:read_pages"
#: Processor seconds for reading one file; a page takes two or three.
_SECONDS = 300

Carry = Callable[[str, Callable[[], Any]], Any]


def wait_for_text(registry, case, uid: str) -> None:
    """Queue this file of the case for reading."""
    if registry.unread is None:
        registry.unread = OOTreeSet()
    registry.unread.insert((case.getId(), uid))


@implementer(IClockWork)
class ReadingWork:
    """Utility: reads queued files, where the server can."""

    def due(self, register, at: datetime) -> list[str]:
        """The files, each as the id of its case and its UID."""
        registry = registry_of(register)
        if registry is None or not registry.unread or not ocr.languages():
            return []
        return ["/".join(key) for key in registry.unread]

    def do(self, register, key: str, at: datetime, carry: Carry) -> None:
        """Read one of them. A file that cannot be read is not tried again."""
        case_id, _slash, uid = key.partition("/")
        data = carry(f"reading, begin {uid}", partial(_data, register, case_id, uid))
        made = _read(data) if data else None
        carry(f"reading, end {uid}", partial(_keep, register, case_id, uid, made))


def _data(register, case_id: str, uid: str) -> bytes | None:
    kept = _kept(register, case_id, uid)
    try:
        with opened(kept.file) as source:
            return source.read()
    except (FileMissing, AttributeError):
        return None


def _read(data: bytes) -> bytes | None:
    limits = Limits(_SECONDS, settings.get("helper_megabytes"))
    options = {"languages": list(ocr.languages())}
    try:
        _answer, (made,) = shared().run(_TASK, options, [data], limits, once=True, for_clock=True)
    except NotDone:
        log.warning("The text of a file could not be read from its pages.")
        return None
    return made


def _keep(register, case_id: str, uid: str, made: bytes | None) -> None:
    registry = registry_of(register)
    if (case_id, uid) in registry.unread:
        registry.unread.remove((case_id, uid))
    kept = _kept(register, case_id, uid)
    if made is not None and kept is not None:
        before = kept.file
        kept.file = NamedBlobFile(data=made, contentType=before.contentType, filename=before.filename)


def _kept(register, case_id: str, uid: str):
    """The stored file; None where the case or the file was deleted."""
    case = registry_of(register)._getOb(case_id, None)
    return case.files.get(uid) if case is not None else None
