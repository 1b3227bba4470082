"""How often a client may try. Clients are told apart by a keyed hash that nobody can make again the day
after; it is kept in memory, and nowhere else."""

import hashlib
import hmac
from collections.abc import Callable
from datetime import date
from datetime import datetime
from datetime import timedelta

#: Clients that are remembered at once: those who come from more places make the first be forgotten.
MOST_CLIENTS = 20_000


class Attempts:
    """At most ``most`` failures of one client ``within`` some time.

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
        # Who tried last stands last.
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
