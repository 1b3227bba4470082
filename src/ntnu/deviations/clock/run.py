"""One round of the clock over a register: every case and every unit that has something due."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from ntnu.deviations.access.outages import is_to_be_kept
from ntnu.deviations.access.outages import keep
from ntnu.deviations.access.outages import silent
from ntnu.deviations.clock import cases
from ntnu.deviations.clock import status
from ntnu.deviations.units import administrators
from Products.CMFCore.utils import getToolByName

log = logging.getLogger(__name__)

#: Does a piece of the work, named for the server's log, and returns its result; None where it failed.
Carry = Callable[[str, Callable[[], int | None]], int | None]


@dataclass(frozen=True)
class Report:
    """The result of a round: on how many cases something was done, with how many mails, and when (UTC)."""

    cases: int
    mails: int
    at: datetime


def anything_due(register, at: datetime) -> bool:
    """Is there work for a round? Only reads."""
    return bool(cases.due(register, at)) or is_due_beside_cases(register, at)


def is_due_beside_cases(register, at: datetime) -> bool:
    """Is there work for a round that does not concern a case? Only reads."""
    return status.is_due(register, at) or administrators.are_others(register)


def at_once(name: str, piece: Callable[[], int | None]) -> int | None:
    """Do a piece as part of the current transaction."""
    return piece()


def run(register, at: datetime, carry: Carry = at_once) -> Report:
    """Do all that is due at the moment ``at``, piece by piece; what was done before is not done again.

    Nothing is done while a directory is down: nobody would be reminded whom it alone knows.

    ``carry`` does each piece: see ``clock/apart.py`` for one transaction each.
    """
    users = getToolByName(register, "acl_users")
    if silent(users):
        log.warning("A directory does not answer: reminders wait until it does.")
        return Report(0, 0, at)
    if is_to_be_kept(register, users):
        carry("accounts", partial(keep, register, users))
    done = [carry(f"case {uid}", partial(cases.remind, register, uid, at)) for uid in cases.due(register, at)]
    mails = sum(found for found in done if found is not None)
    if status.is_due(register, at):
        units = status.units(register)
        sent = [carry(f"unit {uid}", partial(status.send, register, uid, at)) for uid in units]
        mails += sum(found for found in sent if found is not None)
        if None not in sent:
            carry("the month", partial(status.done, register, at))
    if administrators.are_others(register):
        mails += carry("administrators", partial(administrators.tell_changes, register, "", at)) or 0
    return Report(sum(found is not None for found in done), mails, at)
