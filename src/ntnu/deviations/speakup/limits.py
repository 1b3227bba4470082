"""How often one client may send, in this process. Nothing of it is stored or logged."""

import secrets
from datetime import datetime
from datetime import timedelta
from ntnu.deviations.domain.rate_limit import Attempts
from ntnu.deviations.domain.rate_limit import network
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import one

_HOUR = timedelta(hours=1)


def _new_key() -> bytes:
    return secrets.token_bytes(32)


#: Notifications and additions by visitors who are not logged in; a whole reading room may share one address.
sendings = Attempts(60, _HOUR, _new_key)


class TooMany(ActionError):
    """The client has tried too often: 429."""

    status = 429


def check(attempts: Attempts, client: str, now: datetime) -> None:
    """Raise TooMany when this client (an address) has no tries left."""
    if not attempts.may_try(network(client), now):
        raise TooMany(one("too_many_tries"))


def count_before(attempts: Attempts, client: str, now: datetime) -> None:
    """Use up a try of this client (an address) before any work is done for it. Raises TooMany when it has
    none left."""
    check(attempts, client, now)
    attempts.count(network(client), now)
