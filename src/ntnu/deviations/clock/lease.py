"""Whose turn it is: of many servers with one database, one does what is due.

The turn is a lease in the database, taken for a while and given back at the end. It saves work and
nothing else: two servers that do the same at once conflict, and the later one finds nothing left.
"""

import os
import socket
from datetime import datetime
from datetime import timedelta

#: A server that has died, or hangs, has its turn taken from it after this time.
LONGEST = timedelta(minutes=2)


def own_name() -> str:
    """A server's name: its machine and process, and unique among all its restarts."""
    return f"{socket.gethostname()}:{os.getpid()}:{os.urandom(4).hex()}"


def is_gone(name: str) -> bool:
    """Has a server of this machine ended without giving its turn back? False where that cannot be
    determined."""
    host, _colon, rest = name.partition(":")
    pid = rest.partition(":")[0]
    if host != socket.gethostname() or not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def is_taken(turn: tuple[str, datetime] | None, server: str, at: datetime, longest: timedelta) -> bool:
    """Has another than ``server`` this turn (who, until when), of at most the ``longest`` time?

    A turn that ends later than any could was taken while a clock ran ahead: it does not count.
    """
    holder, until = turn or ("", at)
    return holder != server and at < until <= at + longest and not is_gone(holder)


def take(register, server: str, at: datetime) -> bool:
    """Take the turn for ``server``; False while another has it. To be committed at once."""
    if is_taken(register.clock.get("turn"), server, at, LONGEST):
        return False
    register.clock["turn"] = (server, at + LONGEST)
    return True


def give_back(register, server: str) -> None:
    """The work is done; another server may have the next turn. To be committed at once."""
    if register.clock.get("turn", ("",))[0] == server:
        del register.clock["turn"]
