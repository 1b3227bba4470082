"""The secret addresses of people's calendars: only a digest of each is stored.

A secret has 256 bits, so that a plain digest gives nothing away, and guessing finds nothing.
"""

import secrets
from BTrees.OOBTree import OOBTree
from datetime import datetime
from hashlib import sha256
from ntnu.deviations.now import now


def make(register, person: str) -> str:
    """A new secret for the person, in place of the former; it is known only now."""
    revoke(register, person)
    if register.calendars is None:
        register.calendars = OOBTree()
    secret = secrets.token_urlsafe(32)
    register.calendars[_digest(secret)] = (person, now())
    return secret


def revoke(register, person: str) -> None:
    """No secret opens the person's calendar any more."""
    for digest in [digest for digest, row in _every(register) if row[0] == person]:
        del register.calendars[digest]


def since(register, person: str) -> datetime | None:
    """When the person's secret was made (UTC); None where there is none."""
    return next((row[1] for _digest, row in _every(register) if row[0] == person), None)


def whose(register, secret: str) -> str | None:
    """The person whose calendar the secret opens."""
    row = (register.calendars or {}).get(_digest(secret))
    return row[0] if row else None


def _every(register) -> list[tuple[str, tuple[str, datetime]]]:
    return list(register.calendars.items()) if register.calendars else []


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
