"""Whose turn it is to send: of many servers with one database, one does.

The turn is a lease in the database. It is short, and its server renews it as long as it runs, however long a
mail server takes to answer. After a server has died another takes over within half a minute, and at once on
the same machine.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from ntnu.deviations.clock.lease import is_taken
from ntnu.deviations.engine.apart import committed
from ntnu.deviations.engine.apart import opened
from ntnu.deviations.mail.outbox import outbox_of
from ntnu.deviations.now import now
from ZODB.DB import DB

log = logging.getLogger(__name__)

LONGEST = timedelta(seconds=30)


def take(register, server: str) -> bool:
    """Take the turn, or renew it; False while another server has it. To be committed at once."""
    box, at = outbox_of(register), now()
    if is_taken(box.turn, server, at, LONGEST):
        return False
    box.turn = (server, at + LONGEST)
    return True


def give_back(register, server: str) -> None:
    """Another server may have the next turn. To be committed at once."""
    box = outbox_of(register)
    if box.turn and box.turn[0] == server:
        box.turn = None


@contextmanager
def kept(database: DB, path: tuple[str, ...], server: str) -> Iterator[threading.Event]:
    """Inside, the turn is renewed before it ends; the event is set when that fails."""
    ended, lost = threading.Event(), threading.Event()

    def keep() -> None:
        while not ended.wait(LONGEST.total_seconds() / 3):
            try:
                with opened(database, path) as register:
                    mine = committed(partial(take, register, server))
            except Exception:
                log.exception("The turn to send mail could not be taken anew.")
                mine = False
            if not mine:
                lost.set()
                return

    keeper = threading.Thread(target=keep, name="mail turn", daemon=True)
    keeper.start()
    try:
        yield lost
    finally:
        ended.set()
        keeper.join()
