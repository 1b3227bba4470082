"""How often a client may try: ``Attempts`` in the memory of one process, ``Tallies`` in a stored table that
all processes share. A client is identified by a keyed hash."""

import hashlib
import hmac
import ipaddress
from collections.abc import Callable
from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timedelta

#: How many clients are remembered at once: when more come, the oldest are forgotten.
MOST_CLIENTS = 20_000


class Attempts:
    """At most ``most`` failures of one client ``within`` some time. Nothing of them is stored.

    ``new_key()`` gives a fresh secret of 32 bytes for each day.
    """

    def __init__(self, most: int, within: timedelta, new_key: Callable[[], bytes]):
        self._most = most
        self._within = within
        self._new_key = new_key
        self._day: date | None = None
        self._key = b""
        self._failed: dict[bytes, list[datetime]] = {}

    def may_try(self, client: str, now: datetime) -> bool:
        """Has this client (an address) tries left at ``now`` (UTC)?"""
        return len(self._recent(self._name(client, now), now)) < self._most

    def count(self, client: str, now: datetime) -> None:
        """One try is used up. A client that has not tried within the time is forgotten."""
        name = self._name(client, now)
        tries = [*self._recent(name, now), now]
        # The client that tried last goes to the end.
        self._failed.pop(name, None)
        self._failed[name] = tries[-self._most :]
        while (first := next(iter(self._failed))) != name and (
            len(self._failed) > MOST_CLIENTS or not self._recent(first, now)
        ):
            del self._failed[first]

    def _name(self, client: str, now: datetime) -> bytes:
        if self._day != now.date():
            self._day, self._key = now.date(), self._new_key()
            self._failed.clear()
        return hmac.new(self._key, client.encode("utf-8", "replace"), hashlib.sha256).digest()

    def _recent(self, name: bytes, now: datetime) -> list[datetime]:
        return [at for at in self._failed.get(name, ()) if now - at < self._within]


#: A time window and a count within it, in one whole number.
_COUNTS, _WINDOWS = 1000, 2_000_000


@dataclass(frozen=True)
class Tallies:
    """Counts of failures in a table that never has more than ``numbers`` rows (number -> whole number).

    A count is for one time window of length ``within``; windows begin by the clock. One of ``marks``
    identifies the client of a row: another client that hashes to the row takes it over and starts at zero, so
    that nobody is held back for what others did. With a single mark, all clients of a row share its count.
    """

    numbers: int
    within: timedelta
    marks: int = 1

    def row(self, key: bytes, said: str) -> tuple[int, int]:
        """Number and mark of the client that ``said`` identifies, under a secret key."""
        digest = hmac.new(key, said.encode("utf-8", "replace"), hashlib.sha256).digest()
        number, mark = int.from_bytes(digest[:4], "big"), int.from_bytes(digest[4:12], "big")
        return number % self.numbers, mark % self.marks

    def count(self, table: MutableMapping[int, int], row: tuple[int, int], at: datetime) -> int:
        """The number of failures of this row in the window of ``at``."""
        whose, count = divmod(table.get(row[0], 0), _COUNTS)
        return count if whose == self._whose(row, at) else 0

    def add(self, table: MutableMapping[int, int], row: tuple[int, int], at: datetime) -> None:
        """One failure more. A row that is full stays unchanged."""
        count = self.count(table, row, at)
        if count < _COUNTS - 1:
            table[row[0]] = self._whose(row, at) * _COUNTS + count + 1

    def seconds_left(self, at: datetime) -> int:
        """Seconds until the next window begins: at least one."""
        length = int(self.within.total_seconds())
        return length - int(at.timestamp()) % length

    def _whose(self, row: tuple[int, int], at: datetime) -> int:
        return row[1] * _WINDOWS + int(at.timestamp() // self.within.total_seconds()) % _WINDOWS


def network(client: str) -> str:
    """The address of a client; of a long one (IPv6) only the part that identifies the network."""
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client
    if address.version == 4:
        return client
    return str(ipaddress.ip_network((address, 64), strict=False))
