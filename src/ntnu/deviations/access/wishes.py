"""What each person has chosen in a register: how they are told, in which hours, and their calendar's address.

Kept on the register by person, as plain values. It gives no right, and goes when the account ends.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from ntnu.deviations.domain.telling import Wishes


def wishes_of(register, person: str) -> Wishes:
    """What the person has chosen."""
    row = (register.wishes or {}).get(person)
    return Wishes(dict(row[0]), row[1]) if row else Wishes()


def everybody(register) -> Iterator[str]:
    """Those who have chosen something."""
    return iter(list(register.wishes or ()))


def keep(register, person: str, wishes: Wishes) -> None:
    """Store it; nothing is stored of who has chosen nothing."""
    if register.wishes is None:
        register.wishes = OOBTree()
    row = (tuple(sorted(wishes.ways.items())), wishes.quiet)
    if row == ((), None):
        register.wishes.pop(person, None)
    else:
        register.wishes[person] = row


def forget(register, person: str) -> None:
    """The account has ended."""
    keep(register, person, Wishes())
