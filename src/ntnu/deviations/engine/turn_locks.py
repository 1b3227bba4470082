"""The lock by which all server processes with one database take turns: a locked file, or PostgreSQL."""

import fcntl
import logging
import os
import time
from App.config import getConfiguration
from functools import cache
from typing import Any
from typing import Protocol

log = logging.getLogger(__name__)

#: The variable of the environment: the path of a file, or how PostgreSQL is reached (``postgresql://…`` or
#: ``host=… dbname=…``). All processes with one database need the same value.
TURNS = "NTNU_DEVIATIONS_TURNS"
FILE = "turns.lock"

#: Seconds between two checks whether a file is free.
_LOOK = 0.001
#: The number of the lock in PostgreSQL: any number that nothing else in that database uses.
_NUMBER = 0x4E544E5544  # "NTNUD"


class Lock(Protocol):
    """Held by one process at a time, and by one thread of it: the threads have their own lock before it."""

    def acquire(self, seconds: float) -> bool:
        """Wait at most this long; is the lock held now?"""

    def release(self) -> None:
        """Release it."""


class FileLock:
    """For processes of one machine. The system frees the lock of a process that ends.

    There are two files: the next process in line holds the second one, so that a busy process cannot take the
    turn again and again before the others have checked.
    """

    def __init__(self, path: str):
        self._path = path
        self._open: tuple[int, int] | None = None

    def acquire(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        turn, next_ = self._files()
        if not _locked(next_, until):
            return False
        try:
            return _locked(turn, until)
        finally:
            fcntl.flock(next_, fcntl.LOCK_UN)

    def release(self) -> None:
        fcntl.flock(self._files()[0], fcntl.LOCK_UN)

    def _files(self) -> tuple[int, int]:
        if self._open is None:
            flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
            self._open = os.open(self._path, flags, 0o600), os.open(f"{self._path}.next", flags, 0o600)
        return self._open


def _locked(file: int, until: float) -> bool:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(_LOOK)
        else:
            return True


class PostgresLock:
    """For processes of several machines: an advisory lock, in a connection of its own.

    The database frees the lock of a connection that ends. Raises psycopg2's errors where it cannot be
    reached: then no action could be stored either.
    """

    def __init__(self, where: str):
        self._where = where
        self._connection: Any = None

    def acquire(self, seconds: float) -> bool:
        import psycopg2

        try:
            return self._ask(seconds)
        except psycopg2.errors.LockNotAvailable:
            return False
        except (psycopg2.OperationalError, psycopg2.InterfaceError):
            # The server was restarted, or the connection idle for too long: again, with a new one.
            log.info("The connection for turns was closed; it is opened again.")
            self._close()
            return self._ask(seconds)

    def release(self) -> None:
        import psycopg2

        try:
            self._do("SELECT pg_advisory_unlock(%s)", _NUMBER)
        except psycopg2.Error:
            log.info("The connection for turns was closed, and the turn ended with it.")
            self._close()

    def _ask(self, seconds: float) -> bool:
        # 0 would mean: without limit.
        self._do("SELECT set_config('lock_timeout', %s, false)", str(max(1, int(seconds * 1000))))
        self._do("SELECT pg_advisory_lock(%s)", _NUMBER)
        return True

    def _do(self, query: str, value: object) -> None:
        if self._connection is None:
            import psycopg2

            self._connection = psycopg2.connect(self._where, application_name="ntnu.deviations turns")
            self._connection.autocommit = True
        with self._connection.cursor() as cursor:
            cursor.execute(query, (value,))

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


@cache
def lock_of_server() -> Lock:
    """The lock that the environment names; without one, a file in the instance's folder."""
    named = os.environ.get(TURNS, "").strip()
    if named.startswith(("postgresql://", "postgres://")) or "dbname=" in named:
        return PostgresLock(named)
    return FileLock(named or os.path.join(getConfiguration().clienthome, FILE))
