"""Wrong receipt codes, counted once for all processes of all servers.

Kept are a thousand small numbers, and nothing of who guessed: which of them belongs to a client follows from
its network and a key of the day, and many networks share one. Only a wrong code writes, and only until there
are too many.
"""

import hashlib
import hmac
from BTrees.IOBTree import IOBTree
from datetime import datetime
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.caselog import keys
from ntnu.deviations.speakup.limits import network
from transaction import TransactionManager
from ZODB.POSException import ConflictError

#: Wrong codes that may come within an hour.
MOST = 10
_NUMBERS = 1024
_TRIES = 5
#: An hour and a count in one whole number.
_HOUR = 1000


def count_wrong(register, client: str, at: datetime) -> bool:
    """Count a wrong code from ``client`` (an address, kept nowhere); False where there were too many.

    In a short transaction of its own: the request that it came with is answered with an error, and taken
    back.
    """
    connection = register._p_jar
    if connection is None:
        return True
    manager = TransactionManager()
    own = connection.db().open(transaction_manager=manager)
    try:
        for _try in range(_TRIES):
            manager.begin()
            try:
                fine = _count(own, register.getPhysicalPath(), _number(client, at), _hour(at))
                manager.commit()
                return fine
            except ConflictError:
                manager.abort()
        # So many guess at once that there are too many.
        return False
    finally:
        manager.abort()
        own.close()


def _count(connection, path: tuple[str, ...], number: int, hour: int) -> bool:
    place = connection.root()["Application"]
    for id_ in path[1:]:
        place = place._getOb(id_, None)
        if place is None:
            # The register was made in a transaction that is still under way.
            return True
    registry = registry_of(place)
    if registry is None:
        return True
    if registry.guesses is None:
        registry.guesses = IOBTree()
    when, count = divmod(registry.guesses.get(number, 0), _HOUR)
    if when != hour:
        count = 0
    if count >= MOST:
        return False
    registry.guesses[number] = hour * _HOUR + count + 1
    return True


def _number(client: str, at: datetime) -> int:
    said = f"guesses {at.date().isoformat()} {network(client)}".encode("utf-8", "replace")
    return (
        int.from_bytes(hmac.new(keys.current() or b"", said, hashlib.sha256).digest()[:4], "big") % _NUMBERS
    )


def _hour(at: datetime) -> int:
    """Hours since 1970, as many as fit beside a count."""
    return int(at.timestamp() // 3600) % 2_000_000
