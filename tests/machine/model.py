"""The register as it should be, and who should see what of it: sections 1, 2 and 5 of the specification.

It holds what the actions have done so far, and asks nothing of the program.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")

OPEN = ("received", "forwarded", "in_process")
WORKED_ON = ("forwarded", "in_process", "closed")
EVERY_STATE = (*OPEN, "closed", "not_approved", "reregistered")

RECIPIENT, WORKER, MANAGER = "Notification Recipient", "Case Worker", "Line Manager"
REPORTER, PARTICIPANT, ARCHIVIST = "Reporter", "Hearing Participant", "Archivist"
RESPONSIBLE = "Measure Responsible"

#: Role -> state -> R: the reporter's part, W: all that is internal, I: who reported.
MAY = {
    REPORTER: dict.fromkeys(EVERY_STATE, "RI"),
    RECIPIENT: {**dict.fromkeys(EVERY_STATE, "RWI"), "reregistered": "R"},
    WORKER: dict.fromkeys(WORKED_ON, "RWI"),
    MANAGER: dict.fromkeys(WORKED_ON, "RW"),
    PARTICIPANT: dict.fromkeys(OPEN, "R"),
    ARCHIVIST: dict.fromkeys(("closed", "not_approved"), "RWI"),
    "Manager": dict.fromkeys(EVERY_STATE, "RWI"),
}

#: Unit -> its faculty.
FACULTY = {"IE": "IE", "IDI": "IE", "IIK": "IE", "HF": "HF", "IFS": "HF"}
#: An ordinary group that is asked in hearings.
GROUP, GROUP_MEMBERS = "panel", ("kari", "manager.idi", "ola", "recipient.ie")


@dataclass
class Part:
    """A measure, hearing, statement, message or file; ``inside`` is the UID of the part it lives in."""

    uid: str
    kind: str
    state: str = ""
    inside: str | None = None
    #: Who carries it out, or answered.
    person: str = ""
    asked: tuple[str, ...] = ()
    participants: set[str] = field(default_factory=set)
    #: Whose access to the hearing was ended: no opening reaches her any more.
    removed: set[str] = field(default_factory=set)
    deadline: datetime | None = None
    shared: tuple[str, ...] = ()
    #: Of a message: does it ask the reporter something?
    asks: bool = False
    answered: bool = False
    #: Of a measure: has a line manager agreed to it?
    agreed: bool = False
    #: Are the line managers asked to, and did one of them ask back?
    wanted: bool = False
    unsure: bool = False
    #: Its date; what the responsible asks for ("date", "back"), and which date.
    due: str = ""
    request: str = ""
    request_due: str = ""
    #: Of a hearing: the last day on which those without an answer were reminded.
    reminded: date | None = None

    def is_open(self, now: datetime) -> bool:
        """A hearing past its deadline is closed, at that instant."""
        return self.kind == "DeviationHearing" and self.state == "open" and now < self.deadline


@dataclass
class Case:
    """One case; persons are user ids."""

    uid: str
    number: str
    reporter: str
    faculty: str
    unit: str
    due: date
    state: str = "received"
    worker: str | None = None
    coworkers: set[str] = field(default_factory=set)
    deputies: set[str] = field(default_factory=set)
    recused: set[str] = field(default_factory=set)
    personnel_like: bool = False
    closer: str = "case_worker"
    closed: datetime | None = None
    withdrawn: bool = False
    not_solved: bool = False
    #: Was it closed with an answer? How far is its sentence?
    answered: bool = False
    sentence: str = ""
    #: The last day on which the case worker was reminded.
    reminded: date | None = None
    #: Targets, in the order they were redacted.
    redacted: list[str] = field(default_factory=list)
    parts: dict[str, Part] = field(default_factory=dict)
    entries: int = 1  # of the log

    def of_kind(self, kind: str) -> list[Part]:
        return [part for part in self.parts.values() if part.kind == kind]

    def barred(self) -> set[str]:
        """Who holds no role but the reporter's."""
        return {self.reporter, *self.recused}

    def top(self, part: Part) -> Part:
        """The part of the case in which this one lives, or itself."""
        return part if part.inside is None else self.top(self.parts[part.inside])

    def end_hearings(self) -> None:
        """The case is moved, sent back or finished."""
        for hearing in self.of_kind("DeviationHearing"):
            if hearing.state == "open":
                hearing.state = "closed"


class Register:
    """Cases, folder roles, and the clock."""

    def __init__(self, now: datetime, folder_roles, archivists, speakup):
        self.now = now
        self.cases: list[Case] = []
        #: (unit, role) -> persons.
        self.held = {
            (unit, role): set(persons)
            for unit, table in folder_roles.items()
            for role, persons in table.items()
        }
        self.archivists = set(archivists)
        #: Who receives what is handed over.
        self.speakup = set(speakup)

    @property
    def today(self) -> date:
        """The day in Norway."""
        return self.now.astimezone(OSLO).date()

    def holders(self, unit: str, role: str) -> set[str]:
        """Folder roles of a faculty reach its departments, never the reverse."""
        return self.held.get((unit, role), set()) | self.held.get((FACULTY[unit], role), set())

    def receivers(self, case: Case, unit: str) -> set[str]:
        """Who can receive the case at the unit."""
        deputies = case.deputies if FACULTY[unit] == case.faculty else set()
        return (self.holders(unit, RECIPIENT) | deputies) - case.barred()

    def can_work(self, case: Case, unit: str) -> set[str]:
        """Who can be its case worker at the unit."""
        return self.holders(unit, WORKER) - case.barred()

    def roles(self, person: str, case: Case) -> set[str]:
        """The person's roles on the case."""
        technical = {"Manager"} if person == "technician" else set()
        if person == case.reporter:
            return {REPORTER} | technical
        if person in case.recused:
            return technical
        found = set(technical)
        if person in self.holders(case.unit, RECIPIENT) | case.deputies:
            found.add(RECIPIENT)
        if person in self.holders(case.unit, MANAGER) and not case.personnel_like:
            found.add(MANAGER)
        if person == case.worker or person in case.coworkers:
            found.add(WORKER)
        if person in self.archivists:
            found.add(ARCHIVIST)
        if any(self.takes_part(person, case)):
            found.add(PARTICIPANT)
        return found

    def takes_part(self, person: str, case: Case) -> Iterator[Part]:
        """The open hearings she is in."""
        for hearing in case.of_kind("DeviationHearing"):
            if hearing.is_open(self.now) and person in hearing.participants - case.barred():
                yield hearing

    def letters(self, person: str, case: Case) -> str:
        """R, W, I: what she may in the state the case is in."""
        may = {letter for role in self.roles(person, case) for letter in MAY[role].get(case.state, "")}
        return "".join(letter for letter in "RWI" if letter in may)

    def part_roles(self, person: str, case: Case, part: Part) -> set[str]:
        """The roles by which she sees the part, and may act on it."""
        if case.state == "reregistered":
            # Nothing that lives in it is the register's to show.
            return self.roles(person, case) & {"Manager"}
        top, found = case.top(part), set()
        for role in self.roles(person, case):
            if "W" in MAY[role].get(case.state, "") or role in self._beside(top, part):
                found.add(role)
        if person in case.barred():
            return found
        if top.kind == "DeviationMeasure" and top.person == person:
            to_evaluate = case.state == "closed" and top.state == "done"
            if case.state in OPEN or to_evaluate:
                found.add(RESPONSIBLE)
        for hearing in self.takes_part(person, case):
            if part is hearing or part.uid in hearing.shared or self._said(person, case, part) is hearing:
                found.add(PARTICIPANT)
        return found

    def _beside(self, top: Part, part: Part) -> tuple[str, ...]:
        """Who reads no casework, and yet this."""
        if top.kind == "DeviationMessage" and top.state == "shared":
            return (REPORTER,)
        if part is top and top.kind == "DeviationAttachment" and top.state == "shared":
            return (REPORTER, PARTICIPANT)
        return ()

    def _said(self, person: str, case: Case, part: Part) -> Part | None:
        """The hearing in which the part is what she said, or lives in it."""
        while part.kind != "DeviationStatement":
            if part.inside is None:
                return None
            part = case.parts[part.inside]
        return case.parts[part.inside] if part.person == person else None

    def sees(self, person: str, case: Case, part: Part | None) -> bool:
        """May she see the case, or that part of it?"""
        return bool(self.part_roles(person, case, part)) if part else "R" in self.letters(person, case)

    def readers(self, case: Case) -> set[str]:
        """Who sees the case by a role on it: the technician needs none."""
        persons = {person for holders in self.held.values() for person in holders}
        persons |= {case.reporter, case.worker, *case.coworkers, *case.deputies, *self.archivists}
        persons |= {person for hearing in case.of_kind("DeviationHearing") for person in hearing.participants}
        return {p for p in persons - {None, "technician"} if self.sees(p, case, None)}

    def reach(self, case: Case) -> dict[str, set[str]]:
        """Who reads what of the case: letters, and UIDs of what one reads without all of it."""
        if case.state == "reregistered":
            found = {person: {"stub"} for person in self.readers(case)}
            for person in self.speakup - case.barred():
                found.setdefault(person, set()).add("SpeakUp!")
            return found
        found = {p: {"stub", *self.letters(p, case)} for p in self.readers(case)}
        for measure in case.of_kind("DeviationMeasure"):
            if RESPONSIBLE in self.part_roles(measure.person, case, measure):
                found.setdefault(measure.person, set()).add(measure.uid)
        for person in found:
            if "W" not in found[person] and PARTICIPANT in self.roles(person, case):
                found[person] |= {u for h in self.takes_part(person, case) for u in (h.uid, *h.shared)}
        return found
