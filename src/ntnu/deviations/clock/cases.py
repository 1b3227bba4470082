"""The cases with something due: which they are, and doing what is due on one of them."""

from datetime import datetime
from ntnu.deviations import settings
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.reminders import ACTOR
from ntnu.deviations.domain.reminders import due_now
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.now import calendar
from ntnu.deviations.now import local_date


def due(register, at: datetime) -> list[str]:
    """UIDs of the cases with something due at the moment ``at``, the one that waits longest first."""
    index = index_of(register)
    rows = [index.row(rid) for rid in index.matching({"wake": {"max": int(at.timestamp())}})]
    return [row["uid"] for row in sorted(rows, key=lambda row: (row["wake"], row["number"]))]


def remind(register, uid: str, at: datetime) -> int | None:
    """Do what is due on one case; the number of mails, or None when nothing was due any more.

    Nothing is committed here. Raises ConflictError when the case was moved meanwhile.
    """
    case = _case(register, uid)
    if case is None:
        return None
    take_turn(case)
    plan = due_now(whole_facts_of(case), _moment(register, at))
    if plan is None:
        # Another server was faster. Where the index is wrong, it would load the case in every round.
        index_of(register).index(case)
        return None
    case = carry_out(case, plan, at)
    return len(caselog.entries(case)[-1].why.get("mails", ()))


def to_nobody(register, at: datetime) -> list[Facts]:
    """The cases of which everything due at the moment ``at`` is for nobody: no person holds the folder role
    that it is for. Only reads."""
    cases = [case for uid in due(register, at) if (case := _case(register, uid)) is not None]
    every, moment = [whole_facts_of(case) for case in cases], _moment(register, at)
    return [facts for facts in every if due_now(facts, moment) is None]


def _moment(register, at: datetime) -> Moment:
    return Moment(
        actor=ACTOR,
        now=at,
        today=local_date(at),
        world=Directory(register),
        calendar=calendar(),
        settings=settings.days(),
    )


def _case(register, uid: str):
    """The case with this UID; None when it was deleted."""
    rows = index_of(register).rows_of_uid(uid)
    return case_at(register, rows[0]["ids"]) if rows else None
