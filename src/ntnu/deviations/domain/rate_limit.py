"""How often a client may try: ``Attempts`` in the memory of one process, ``Tallies`` in a stored table that
all processes share. Who tries is known by a keyed hash."""

import hashlib
import hmac
import ipaddress
from collections.abc import Callable
from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timedelta

#: Clients that are remembered at once: those who come from more places make the first be forgotten.
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
        """One try is used up. Of who has not tried within the time nothing is kept any more."""
        name = self._name(client, now)
        tries = [*self._recent(name, now), now]
        # The one who tried last comes last.
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


#: A window of time, and a count within it, in one whole number.
_COUNTS, _WINDOWS = 1000, 2_000_000


@dataclass(frozen=True)
class Tallies:
    """Counts of failures in a table that never has more than ``numbers`` rows (number -> whole number).

    A count is of one window of time, as long as ``within``; windows begin by the clock. Whose a row is, is
    told by one of ``marks``: who comes to another's row takes it over and begins anew, so that nobody is held
    back for what others did. With one mark, all who come to a row share its count.
    """

    numbers: int
    within: timedelta
    marks: int = 1

    def row(self, key: bytes, said: str) -> tuple[int, int]:
        """Number and mark of who ``said`` names, under a secret key."""
        digest = hmac.new(key, said.encode("utf-8", "replace"), hashlib.sha256).digest()
        number, mark = int.from_bytes(digest[:4], "big"), int.from_bytes(digest[4:12], "big")
        return number % self.numbers, mark % self.marks

    def count(self, table: MutableMapping[int, int], row: tuple[int, int], at: datetime) -> int:
        """How many failures of this row there were in the window of ``at``."""
        whose, count = divmod(table.get(row[0], 0), _COUNTS)
        return count if whose == self._whose(row, at) else 0

    def add(self, table: MutableMapping[int, int], row: tuple[int, int], at: datetime) -> None:
        """One more. A row that is full stays as it is."""
        count = self.count(table, row, at)
        if count < _COUNTS - 1:
            table[row[0]] = self._whose(row, at) * _COUNTS + count + 1

    def seconds_left(self, at: datetime) -> int:
        """Until the next window begins: at least one."""
        length = int(self.within.total_seconds())
        return length - int(at.timestamp()) % length

    def _whose(self, row: tuple[int, int], at: datetime) -> int:
        return row[1] * _WINDOWS + int(at.timestamp() // self.within.total_seconds()) % _WINDOWS


def network(client: str) -> str:
    """The address of a client; of a long one (IPv6) only the part that belongs to one network."""
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client
    if address.version == 4:
        return client
    return str(ipaddress.ip_network((address, 64), strict=False))
