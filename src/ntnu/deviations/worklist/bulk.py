"""One action on many cases: each is the ordinary action, in a transaction of its own, so that what is refused
for one case leaves the others done."""

import transaction
from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from dataclasses import replace
from functools import partial
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.listing import by_number
from ntnu.deviations.access.units import register_of
from ntnu.deviations.archive import exporting
from ntnu.deviations.engine import once
from ntnu.deviations.engine import registry
from ntnu.deviations.engine.apart import committed
from ntnu.deviations.engine.apart import opened
from ntnu.deviations.engine.base import INothing
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import Busy
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.previewing import Preview
from ntnu.deviations.engine.previewing import preview
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.interfaces import IArchivable
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from transaction.interfaces import TransientError
from typing import Any
from ZODB.DB import DB
from zope.interface.interface import InterfaceClass

#: The most cases of one go.
MOST = 200
#: The queue of the archive, which is no action of the case's procedure.
ARCHIVE = "mark_for_archive"
#: What can be done with many cases.
ACTIONS = ("reassign", "remind", "add_coworker", ARCHIVE)
#: What is told of a case: status and errors.
Told = tuple[int, tuple[FieldError, ...]]


_BUSY: Told = (Busy.status, tuple(Busy().errors))


@dataclass(frozen=True)
class Line:
    """What became of one case, or would: ``case`` in its current place, None where the person does not see
    it. ``status`` as the service of the single action answers; without errors it is 200."""

    number: str
    case: Any = None
    status: int = 200
    errors: tuple[FieldError, ...] = ()
    preview: Preview | None = None


def schema_of(action_id: str) -> InterfaceClass:
    """What the action asks for. Raises InvalidData for one that is not for many cases."""
    if action_id not in ACTIONS:
        raise InvalidData(one("unknown_value", "action"))
    return INothing if action_id == ARCHIVE else registry.get(action_id).asks


def check_numbers(numbers: Sequence[str]) -> list[str]:
    """The cases, each once. Raises InvalidData for none, and for too many."""
    found = list(dict.fromkeys(number.strip().upper() for number in numbers))
    if not found:
        raise InvalidData(one("choose_some", "cases"))
    if len(found) > MOST:
        raise InvalidData(one("too_many", "cases", max=MOST))
    return found


def look_over(register, action_id: str, numbers: Sequence[str], raw: Mapping[str, Any]) -> list[Line]:
    """What the action would do with each case; nothing is stored."""
    foresee = partial(_foreseen, action_id=action_id, raw=raw)
    return [_line(register, number, foresee) for number in numbers]


def do(
    register, action_id: str, numbers: Sequence[str], raw: Mapping[str, Any], sending: once.Sending | None
) -> tuple[list[Line], once.Done | None]:
    """Do the action on each case, in a thread of its own: a request is one transaction, and this is one for
    each case. ``sending`` is remembered before anything is done, and with each case when it is done: a
    repeated request does what is left of the first. Where its content is another, nothing is done, and what
    was sent before is returned, too."""
    where, user = register.getPhysicalPath(), getSecurityManager().getUser()
    folder = aq_parent(aq_inner(user)).getPhysicalPath()
    work = partial(_apart, action_id=action_id, numbers=numbers, raw=raw, sending=sending)
    with ThreadPoolExecutor(1, "bulk") as other:
        # The user as they logged in: not every directory finds somebody by their id.
        told, done = other.submit(work, register._p_jar.db(), where, folder, aq_base(user)).result()
    transaction.begin()
    now_there = standing(register, numbers)
    if done is not None:
        return now_there, done
    return [
        replace(line, status=told[line.number][0], errors=told[line.number][1]) for line in now_there
    ], None


def _apart(
    database: DB,
    where: tuple[str, ...],
    folder: tuple[str, ...],
    user: Any,
    *,
    action_id: str,
    numbers: Sequence[str],
    raw: Mapping[str, Any],
    sending: once.Sending | None,
) -> tuple[dict[str, Told], once.Done | None]:
    """What is told by number. ``folder``: that of the users, of whom ``user`` does it."""
    with opened(database, where) as register:
        users = register.unrestrictedTraverse(folder)
        newSecurityManager(None, user.__of__(users))
        try:
            done = committed(partial(_claim, register, sending)) if sending is not None else None
            if done is not None and not done.same:
                return {}, done
            work = partial(_done, action_id=action_id, raw=raw, sending=sending)
            told: dict[str, Told] = {}
            for number in numbers:
                # Where the turn does not come for one, nobody waits for it again for each of the others.
                is_busy = _BUSY in told.values()
                told[number] = _BUSY if is_busy else _committed(partial(_line, register, number, work))
            return told, None
        finally:
            noSecurityManager()


def _claim(register, sending: once.Sending) -> once.Done | None:
    take_turn(register)
    found = once.done_before(register, sending)
    if found is None:
        once.remember(register, sending, "")
    return found


def standing(register, numbers: Sequence[str]) -> list[Line]:
    """The cases as they are now."""
    return [_line(register, number, lambda case: Line(case.number, case)) for number in numbers]


class _Failed(Exception):
    """Ends the transaction of a case without a trace; ``line`` says why."""

    def __init__(self, line: Line):
        super().__init__(line.number)
        self.line = line


def _committed(piece: Callable[[], Line]) -> Told:
    """Status and errors of a piece, which is committed where it has none."""

    def done() -> Line:
        line = piece()
        if line.errors:
            raise _Failed(line)
        return line

    try:
        line = committed(done)
    except _Failed as failed:
        line = failed.line
    except TransientError:
        return _BUSY
    return line.status, line.errors


def _line(register, number: str, what: Callable[[Any], Line]) -> Line:
    rows = by_number(register, getSecurityManager().getUser(), [number])
    case = case_at(register, rows[0].ids) if rows else None
    if case is None:
        return Line(number, None, 404, tuple(one("unknown_case", None, number=number)))
    try:
        return what(case)
    except ActionError as error:
        return Line(number, case, error.status, tuple(error.errors))


def _done(case, action_id: str, raw: Mapping[str, Any], sending: once.Sending | None) -> Line:
    done, register = Line(case.number, case), register_of(case)
    if sending is not None:
        take_turn(case)
        sending = replace(sending, place=f"{sending.place}/{case.number}")
        if once.done_before(register, sending) is not None:
            return done
    if action_id == ARCHIVE:
        take_turn(case)
        _check_archive(case, raw)
        exporting.order(case, acting(), now())
    else:
        perform(case, action_id, raw)
    if sending is not None:
        once.remember(register, sending, "")
    return done


def _foreseen(case, action_id: str, raw: Mapping[str, Any]) -> Line:
    if action_id == ARCHIVE:
        _check_archive(case, raw)
        return Line(case.number, case)
    found = preview(case, action_id, raw)
    status = 409 if any(fault.field is None for fault in found.obstacles) else 400
    return Line(case.number, case, status if found.obstacles else 200, found.obstacles, found)


def _check_archive(case, raw: Mapping[str, Any]) -> None:
    validate(INothing, raw)
    if not IArchivable(case).may_export(getSecurityManager().getUser()):
        raise NotAllowed(one("not_yours"))
    if code := exporting.obstacle(case):
        raise NotReady(one(code))
