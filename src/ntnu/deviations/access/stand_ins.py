"""Who stands in for whom in a register: what is stored, and what holds at this moment.

Nothing is done when a day has come: who stands in is asked anew each time, as with roles and their days.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from dataclasses import astuple
from ntnu.deviations.access.accounts import has_account
from ntnu.deviations.domain.stand_ins import StandIn
from ntnu.deviations.now import today
from ntnu.deviations.persons import account_of
from Products.CMFCore.utils import getToolByName


def every(register) -> Iterator[StandIn]:
    """Whatever is stored, also what is ahead or over."""
    return (StandIn(*row) for row in (register.stand_ins or {}).values())


def in_force(register) -> list[StandIn]:
    """Who stands in for whom today. Both have an account that somebody knows now."""
    if not register.stand_ins:
        return []
    day, users = today(), getToolByName(register, "acl_users")
    return [
        one
        for one in every(register)
        if one.term.holds_on(day)
        and all(has_account(users, account_of(who)) for who in (one.absent, one.deputy))
    ]


def absent_of(register, deputy: str) -> list[str]:
    """The persons that somebody stands in for today."""
    return sorted({one.absent for one in in_force(register) if one.deputy == deputy})


def keep(register, stand_in: StandIn) -> None:
    """Store it."""
    if register.stand_ins is None:
        register.stand_ins = OOBTree()
    register.stand_ins[stand_in.uid] = astuple(stand_in)


def forget(register, uid: str) -> None:
    """It has ended."""
    if register.stand_ins:
        register.stand_ins.pop(uid, None)
