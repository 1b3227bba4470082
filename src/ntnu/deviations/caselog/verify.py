"""Is a log valid, and are all logs of a register? They are compared with the latest list of heads, if there
is one."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations.access.lost_files import lost_files
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.caselog import heads
from ntnu.deviations.caselog import storage
from ntnu.deviations.caselog.broken import BROKEN
from ntnu.deviations.caselog.chain import Head
from ntnu.deviations.caselog.chain import Problem
from ntnu.deviations.caselog.head_lists import CASE
from ntnu.deviations.caselog.head_lists import HeadsList
from ntnu.deviations.caselog.head_lists import NOTIFICATION
from ntnu.deviations.caselog.head_lists import UNIT
from ntnu.deviations.caselog.places import Place
from ntnu.deviations.caselog.places import place_of
from ntnu.deviations.caselog.places import places
from pathlib import Path

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Verdict:
    """What was found in one log.

    ``name`` is the number of a case or notification case, the code of a unit, or the id of a
    register; of what concerns the register as a whole it is empty. ``noted_at``: when the list was
    made that the log was compared with (UTC), None where there was none to be trusted.
    """

    name: str
    entries: int
    problems: tuple[Problem, ...]
    noted_at: datetime | None = None

    @property
    def whole(self) -> bool:
        """Nothing is wrong; there may be notices."""
        return all(problem.notice for problem in self.problems)


def verify_log(content, noted: HeadsList | None = None) -> Verdict:
    """The log of one case, unit or register; ``noted``: the list to compare with, where it was read
    before (:func:`latest_heads`)."""
    noted = noted or latest_heads(register_of(content))
    return _verdict(place_of(content), noted, noted.problems)


def verify_register(register, path: Path | None = None) -> Iterator[Verdict]:
    """Every log of a register; the first result concerns all of them: whether there is a list to compare
    with.

    ``path``: another list of heads than the latest. Raises OSError when it cannot be read. Nothing
    is written; each case is read from the database with its whole log.
    """
    noted = heads.read(register, path) if path else latest_heads(register)
    missing = () if noted.at or noted.problems else (Problem(0, "no_heads"),)
    yield Verdict("", 0, noted.problems + missing, noted.at)
    seen = set()
    for place in places(register):
        # A notification case that is gone is known by its number only.
        seen.update({place.uid, place.name} if place.content is None else {place.uid})
        yield _verdict(place, noted, _lost(place))
    for uid, one in noted.noted.items():
        if not {uid, one.name} & seen:
            reason = "unit_gone" if one.kind == UNIT else "case_gone"
            yield Verdict(one.name, 0, (Problem(0, reason),), noted.at)


def _lost(place: Place) -> tuple[Problem, ...]:
    """A file of the case is missing. This is in no log, but only here every case is checked."""
    if place.content is None or place.kind not in (CASE, NOTIFICATION):
        return ()
    try:
        lost = lost_files(place.content)
    except BROKEN:
        # Reported as a log that cannot be read.
        return ()
    return (Problem(0, "file_missing"),) if lost else ()


def latest_heads(register) -> HeadsList:
    """The latest list of where the register's logs ended; an empty one where there is none to be read."""
    try:
        return heads.read(register) or HeadsList()
    except OSError:
        log.exception("The list of heads cannot be read.")
        return HeadsList(problems=(Problem(0, "heads_unreadable"),))


def _verdict(place: Place, noted: HeadsList, more: tuple[Problem, ...] = ()) -> Verdict:
    one = noted.noted.get(place.uid)
    entries, problems = _checked(place, one.head if one else None)
    return Verdict(place.name, entries, (*problems, *more), noted.at)


def _checked(place: Place, head: Head | None) -> tuple[int, list[Problem]]:
    if place.content is None:
        return 0, [Problem(0, "case_gone")]
    try:
        found = storage.verify(place.content, head)
        entries = storage.count(place.content)
    except BROKEN:
        return 0, [Problem(0, "unreadable")]
    if uid_of(place.content) != place.uid:
        found.insert(0, Problem(0, "of_another_object"))
    if not entries and place.kind in (CASE, NOTIFICATION) and not found:
        # A case has one entry at least: its report.
        found.append(Problem(0, "no_entries"))
    return entries, found
