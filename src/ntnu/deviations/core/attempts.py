"""How often a client may try. Clients are told apart by a keyed hash that nobody can make again the day
after; it is kept in memory, and nowhere else."""

import hashlib
import hmac
from collections.abc import Callable
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC


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
        self._swept = datetime.min.replace(tzinfo=UTC)
        self._failed: dict[bytes, list[datetime]] = {}

    def may_try(self, client: str, now: datetime) -> bool:
        """Has this client (an address) tries left at ``now`` (UTC)?"""
        return len(self._recent(self._name(client, now), now)) < self._most

    def count(self, client: str, now: datetime) -> None:
        """One try is used up. Of who has not tried within the time nothing is kept any more."""
        name = self._name(client, now)
        if now - self._swept >= self._within:
            self._failed = {known: recent for known in self._failed if (recent := self._recent(known, now))}
            self._swept = now
        self._failed[name] = [*self._recent(name, now), now]

    def _name(self, client: str, now: datetime) -> bytes:
        if self._day != now.date():
            self._day, self._key, self._swept = now.date(), self._new_key(), now
            self._failed.clear()
        return hmac.new(self._key, client.encode("utf-8", "replace"), hashlib.sha256).digest()

    def _recent(self, name: bytes, now: datetime) -> list[datetime]:
        return [at for at in self._failed.get(name, ()) if now - at < self._within]
