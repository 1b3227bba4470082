"""The file that records who read which case: opened at the start of each server process."""

import logging
import os
from App.config import getConfiguration
from contextlib import suppress
from logging.handlers import WatchedFileHandler
from ntnu.deviations.access.reads import reads
from zope.processlifetime import IProcessStarting

log = logging.getLogger(__name__)

FILE = "NTNU_DEVIATIONS_READ_LOG"


class ReadLogFile(WatchedFileHandler):
    """A file that another program may move away at any time.

    When a line cannot be written (the disk is full, the folder is gone), the reader never notices: the
    server's own log has an entry when the failure begins and one when it is over.
    """

    def __init__(self, path: str):
        super().__init__(path, encoding="ascii", delay=True)
        self._failed = 0

    def emit(self, record: logging.LogRecord) -> None:
        failed = self._failed
        try:
            super().emit(record)
        except OSError:
            # Opening the file anew: the handler itself does not catch errors of this.
            self.handleError(record)
        if failed and self._failed == failed:
            self._failed = 0
            log.warning("Who reads a case is written down again; %s lines may be missing.", failed)

    def handleError(self, record: logging.LogRecord) -> None:
        self._failed += 1
        if self._failed == 1:
            log.exception("Who reads a case is not written down: %s cannot be written.", self.baseFilename)
        # What remains in the stream would make every following line fail: the next line opens the file anew.
        stream, self.stream = self.stream, None
        if stream is not None:
            with suppress(OSError):
                stream.close()

    def _open(self):
        def for_owner_and_group(path: str, flags: int) -> int:
            return os.open(path, flags, 0o640)

        return open(self.baseFilename, self.mode, encoding=self.encoding, opener=for_owner_and_group)


def on_process_starting(event: IProcessStarting) -> None:
    """Subscriber: reading begins now."""
    start(os.environ.get(FILE) or os.path.join(getConfiguration().clienthome, "case-reads.log"))


def start(path: str) -> logging.Handler:
    """Write to the file ``path``, and nowhere else. Returns the handler."""
    for former in [handler for handler in reads.handlers if isinstance(handler, ReadLogFile)]:
        reads.removeHandler(former)
        former.close()
    handler = ReadLogFile(path)
    handler.setFormatter(logging.Formatter("%(message)s"))
    reads.addHandler(handler)
    reads.setLevel(logging.INFO)
    reads.propagate = False
    log.info("Who reads a case is written to %s.", path)
    return handler
