"""Wrong receipt codes, counted once for all processes of all servers.

Only a thousand small numbers are stored, and nothing about who guessed: which of them belongs to a client
follows from its network and a key of the day, and many networks share one. Only a wrong code writes, and only
until there are too many.
"""

from BTrees.IOBTree import IOBTree
from datetime import datetime
from datetime import timedelta
from ntnu.deviations.access.apart import apart
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.caselog import keys
from ntnu.deviations.domain.rate_limit import network
from ntnu.deviations.domain.rate_limit import Tallies

#: Wrong codes allowed within an hour.
MOST = 10
_TALLIES = Tallies(1024, timedelta(hours=1))


def count_wrong(register, client: str, at: datetime) -> bool:
    """Count a wrong code from ``client`` (an address, stored nowhere); False where there were too many.

    In a short separate transaction: the request itself is answered with an error, and rolled back.
    """
    row = _TALLIES.row(keys.current() or b"", f"guesses {at.date().isoformat()} {network(client)}")
    return apart(register, lambda place: _count(place, row, at), otherwise=True, at_once=False)


def _count(register, row: tuple[int, int], at: datetime) -> bool:
    registry = registry_of(register)
    if registry is None:
        return True
    if registry.guesses is None:
        registry.guesses = IOBTree()
    if _TALLIES.count(registry.guesses, row, at) >= MOST:
        return False
    _TALLIES.add(registry.guesses, row, at)
    return True
