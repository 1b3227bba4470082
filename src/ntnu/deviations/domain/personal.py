"""What is stored about one person in one case, for a person who asks for their data.

The right to it is article 15 of the General Data Protection Regulation.
"""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations.domain.facts import Facts
from typing import BinaryIO

REPORTER = "reporter"
CASE_WORKER = "case_worker"
CO_WORKER = "co_worker"
DEPUTY = "deputy"
PARTICIPANT = "participant"
RESPONSIBLE = "responsible"
AUTHOR = "author"
NOTIFIER = "notifier"
#: What a person can be in a case, in the order of the answer.
PLACES = (REPORTER, NOTIFIER, CASE_WORKER, CO_WORKER, DEPUTY, RESPONSIBLE, PARTICIPANT, AUTHOR)


@dataclass(frozen=True)
class Written:
    """A text by the person. ``kind`` is a field of the report, or a kind of message; ``at`` when it was
    written (UTC)."""

    kind: str
    at: datetime
    text: str


@dataclass(frozen=True)
class Paper:
    """A file: its name as people gave it, and a function that opens it; that raises LookupError where the
    bytes are missing."""

    name: str
    open: Callable[[], BinaryIO]


@dataclass(frozen=True)
class PersonalCase:
    """A case the person is in: ``places`` are of PLACES, ``state`` a token, ``unit`` a code or empty.

    ``state_title`` says the state in words.
    """

    number: str
    unit: str
    state: str
    state_title: str
    opened: datetime
    closed: datetime | None
    places: tuple[str, ...]
    written: tuple[Written, ...] = ()
    papers: tuple[Paper, ...] = ()
    #: Names of files whose bytes are missing.
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class PersonalDraft:
    """A draft of the person: on which case (its number) or ``unit`` (its code), both empty for a report; when
    it was stored (UTC), the names of its fields with what was typed in them, and its files."""

    number: str
    unit: str
    saved: datetime
    fields: tuple[tuple[str, str], ...]
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class PersonalList:
    """A list of cases that the person has saved: its name, and what it asks for, by names and values."""

    name: str
    asked: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PersonalAbsence:
    """An absence of the person, or of somebody they stand in for (``as_deputy``): at which unit (its code),
    and its first and last day. Who the other person is, is theirs."""

    unit: str
    start: date
    end: date
    as_deputy: bool


def places_in(facts: Facts, person: str, authors: Iterable[str] = ()) -> tuple[str, ...]:
    """What the person is in the case. ``authors``: who wrote messages or added files."""
    parts = facts.whole
    workers = [assigned for assigned in (facts.case_worker,) if assigned]
    held = {
        REPORTER: [facts.reporter],
        CASE_WORKER: [assigned.person for assigned in workers],
        CO_WORKER: [assigned.person for assigned in facts.coworkers],
        DEPUTY: [assigned.person for assigned in facts.deputies],
        RESPONSIBLE: [measure.responsible for measure in parts.measures],
        PARTICIPANT: [who for hearing in parts.hearings for who in hearing.participants],
        AUTHOR: [
            *authors,
            *(message.author for message in parts.messages),
            *(statement.person for hearing in parts.hearings for statement in hearing.statements),
        ],
    }
    return tuple(place for place in PLACES if person in held.get(place, ()))
