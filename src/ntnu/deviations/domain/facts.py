"""What the rules need to know of a case, its units and its persons."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from ntnu.deviations.domain.languages import said
from ntnu.deviations.domain.parts import Parts
from typing import Any
from typing import Protocol


@dataclass(frozen=True)
class Unit:
    """A faculty or a department.

    ``uid`` and ``faculty_uid`` are Plone UIDs; for a faculty the two are equal. ``titles`` are names by
    language; ``active``: may new cases be sent there today?
    """

    uid: str
    code: str
    faculty_uid: str
    titles: tuple[tuple[str, str], ...] = ()
    active: bool = True

    @property
    def is_faculty(self) -> bool:
        return self.uid == self.faculty_uid

    def title(self, language: str) -> str:
        """The unit's name for a reader of ``language``, else its code."""
        return said(dict(self.titles), language) or self.code


def known(unit: Unit | None) -> Unit:
    """The unit that the input was checked for. Raises LookupError when there is none."""
    if unit is None:
        raise LookupError("No such unit")
    return unit


@dataclass(frozen=True)
class Assignment:
    """A personal role on a case: who, since when (UTC), given by whom."""

    person: str
    since: datetime
    given_by: str


@dataclass(frozen=True)
class HearingAccess:
    """One person's way into a case by an open hearing, until its deadline (UTC).

    ``shared`` are the UIDs of what the hearing lets them read beside the report.
    """

    hearing: str
    person: str
    since: datetime
    given_by: str
    until: datetime
    shared: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """One case as the rules see it. Persons are user ids, moments are UTC.

    ``parts`` is None where they were not read: most questions need none of them, and reading loads every one.
    ``sent`` are the keys of reminders that were sent; ``reminded`` is the last day on which the recipient
    reminded the case worker. ``step_since``: since when it has waited for this
    step and case worker; ``reopened``: when it was last opened again after it was closed; ``attended``: which
    news ended, and when (see ``domain/signals.py``); ``refused``: when each refused mail about it was put in
    the outbox, and by whose action; they are read with the parts. ``lapsed`` are persons whose role as
    case worker has ended by its days, until their work on the case is ended. ``sentence``: how far what is
    told of it in "You said, we did" has come (``domain/sentences.py``); empty for none.
    """

    uid: str
    number: str
    title: str
    state: str
    reporter: str
    faculty: Unit
    unit: Unit
    submitted: datetime
    due: date
    department: Unit | None = None
    reply_language: str = "nb"
    reporter_kind: str = "student"
    case_worker: Assignment | None = None
    coworkers: tuple[Assignment, ...] = ()
    recused: tuple[str, ...] = ()
    reporter_excluded: bool = False
    personnel_like: bool = False
    closer: str = "case_worker"
    severity: str | None = None
    target: date | None = None
    accepted: bool = False
    first_closed: datetime | None = None
    closed: datetime | None = None
    register_uid: str = ""
    deputies: tuple[Assignment, ...] = ()
    hearing_access: tuple[HearingAccess, ...] = ()
    withdrawn: bool = False
    not_solved: datetime | None = None
    preliminary: date | None = None
    received_since: datetime | None = None
    assessed: datetime | None = None
    step_since: datetime | None = None
    reopened: datetime | None = None
    attended: tuple[tuple[str, datetime], ...] = ()
    refused: tuple[tuple[datetime, str], ...] = ()
    sent: frozenset[str] = frozenset()
    reminded: date | None = None
    parts: Parts | None = None
    related: tuple[str, ...] = ()
    anonymised: datetime | None = None
    lapsed: frozenset[str] = frozenset()
    solved: str | None = None
    sentence: str = ""

    @property
    def whole(self) -> Parts:
        """The parts. Raises ValueError where they were not read: no rule may take that for "none"."""
        if self.parts is None:
            raise ValueError("these facts were read without the parts of the case")
        return self.parts

    def but(self, **changes: Any) -> "Facts":
        """The same case with these facts changed."""
        return replace(self, **changes)

    @property
    def workers(self) -> tuple[str, ...]:
        """The assigned case worker, then the co-workers."""
        first = (self.case_worker.person,) if self.case_worker else ()
        return first + tuple(a.person for a in self.coworkers)


class World(Protocol):
    """What the rules ask about units and persons; the site implements it, tests use a fake."""

    def unit(self, ref: str) -> Unit | None:
        """The unit with this UID, code or path; None when there is none."""

    def units(self) -> Iterable[Unit]:
        """Every unit of the register, faculties before their departments."""

    def holders(self, unit_uid: str, role: str) -> frozenset[str]:
        """Who holds a folder role at a unit, from its faculty too, groups expanded."""

    def holds(self, unit_uid: str, role: str, person: str) -> bool:
        """Does the person hold a folder role at a unit, as above, or by a group that nobody lists?"""

    def holds_unnamed(self, unit_uid: str, role: str) -> bool:
        """Is a folder role held at a unit by somebody whom nobody can name: by a group that nobody lists, or
        from a directory that is down?"""

    def direct_holders(self, unit_uid: str, role: str) -> frozenset[str]:
        """Who holds a folder role on this very unit, groups expanded."""

    def register_holders(self, role: str) -> frozenset[str]:
        """Who holds a role on the register, groups expanded."""

    def person_exists(self, person: str) -> bool:
        """Is there a user with this id?"""

    def person_name(self, person: str) -> str:
        """The person's full name, or the user id where there is none."""

    def persons(self, principals: Iterable[str]) -> frozenset[str]:
        """The persons behind users and groups, including groups in groups; nobody for an unknown id."""

    def is_unlisted(self, principal: str) -> bool:
        """Is this a group of which nobody says who is in it?"""

    def stand_ins(self, person: str) -> Iterable[Any]:
        """Who stands in for a person now (``domain/stand_ins.py``): those of whom both still have an
        account."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
