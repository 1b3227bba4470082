"""Version 1001 separates earlier answers to the reporter, from before a case was reopened, from the current
ones."""

from datetime import datetime
from ntnu.deviations.access.answers import OUTCOME
from ntnu.deviations.access.answers import PRELIMINARY
from ntnu.deviations.access.answers import set_aside
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.cases import every_number
from ntnu.deviations.access.facts import state_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.units import registers
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.domain.states import OPEN
from plone import api

_ENDS = {"close": CLOSED, "close_as_notification": CLOSED, "withdraw": CLOSED, "not_approve": NOT_APPROVED}


def keep_earlier_answers(setup) -> None:
    """For every case that was reopened: its last outcome, and the preliminary response before it.

    Answers before the last were overwritten by it, and are no longer known.
    """
    for register in registers(api.portal.get()):
        for _number, _uid, row in every_number(register):
            case = case_at(register, row["ids"]) if row is not None else None
            if case is None or case.anonymised:
                continue
            kept = case.first_closed is not None and _keep(case)
            if _arrived(case) or kept:
                index_of(register).index(case)


def _arrived(case) -> bool:
    """Record when a case that was moved came to its current faculty; False where there was nothing to do."""
    if case.arrived is not None or case.received_since in (None, case.submitted):
        return False
    moved = [entry.at for entry in caselog.entries(case) if entry.action == "change_unit"]
    if not moved:
        return False
    case.arrived = moved[-1]
    return True


def _keep(case) -> bool:
    if case.handed_over or state_of(case) not in OPEN or case.earlier_answers:
        return False
    ended, opened, preliminary = _story(case)
    state, given = ended or (NOT_APPROVED if case.reason_code else CLOSED, case.first_closed)
    until = opened or given
    sorts = [PRELIMINARY] if preliminary is not None and preliminary < until else []
    set_aside(case, (*sorts, OUTCOME), state, until, given)
    return True


def _story(case) -> tuple[tuple[str, datetime] | None, datetime | None, datetime | None]:
    """The last end and the state it led to, the last time the case was reopened, and the last preliminary
    response, as far as the log shows."""
    ended = opened = preliminary = None
    for entry in caselog.entries(case):
        if entry.action in _ENDS:
            ended = (_ENDS[entry.action], entry.at)
        elif entry.action == "reopen":
            opened = entry.at
        elif entry.action == "preliminary_response":
            preliminary = entry.at
    return ended, opened, preliminary
