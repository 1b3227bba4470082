"""What lives in a case, as the rules see it: measures, hearings with their statements, messages."""

from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from typing import Any

# states of a measure
PLANNED = "planned"
IN_PROGRESS = "in_progress"
DONE = "done"
EVALUATED = "evaluated"
CANCELLED = "cancelled"

# what a line manager who is asked to agree to a measure says instead, and how it stands once it is answered
DECLINED = "declined"
UNSURE = "question"
ANSWERED = "answered"
# what the person responsible for a measure asks for, and how it stands once the date is kept
LATER = "date"
HANDED_BACK = "handed_back"
KEPT = "kept"

#: A measure in one of these states prevents closing the case.
UNFINISHED = (PLANNED, IN_PROGRESS)

# states of a hearing
DRAFT = "draft"
OPENED = "open"
ENDED = "closed"

# kinds of message
NOTE = "note"
MESSAGE = "message"
QUESTION = "question"
ANSWER = "answer"
INFORMATION = "information"
NOT_SOLVED = "not_solved"


@dataclass(frozen=True)
class Said:
    """What a ``person`` said about a measure, and when (UTC); ``due``: the day they ask for, if any."""

    kind: str
    person: str
    at: datetime
    due: date | None = None


@dataclass(frozen=True)
class Measure:
    """Something to be done. ``agreed``: since when (UTC) the line manager agrees; ``evaluate_on``: the
    day its effect is to be evaluated; ``asked``: since when a line manager has been asked to agree;
    ``proposed``: the result that the responsible person has proposed, and when; ``objection`` is what a
    line manager says instead of agreeing, ``request`` what the responsible person asks for; ``reported``:
    when somebody who does not work on the case said that it is done."""

    uid: str
    title: str
    state: str
    responsible: str
    due: date
    kind: str = "corrective"
    asked: datetime | None = None
    agreed: datetime | None = None
    agreed_by: str | None = None
    finished: datetime | None = None
    evaluate_on: date | None = None
    result: str | None = None
    evaluated: datetime | None = None
    proposed: str | None = None
    proposed_at: datetime | None = None
    since: datetime | None = None
    given_by: str | None = None
    description: str = ""
    objection: Said | None = None
    request: Said | None = None
    reported: datetime | None = None

    def but(self, **changes: Any) -> "Measure":
        """The same measure with these facts changed."""
        return replace(self, **changes)

    @property
    def work(self) -> tuple[Any, ...]:
        """What a line manager agrees to: what is to be done, by whom and by when."""
        return self.title, self.description, self.responsible, self.due

    @property
    def unfinished(self) -> bool:
        return self.state in UNFINISHED

    @property
    def is_handed_back(self) -> bool:
        """Does the responsible no longer want to carry it out?"""
        return self.request is not None and self.request.kind == HANDED_BACK

    @property
    def waits_for_managers(self) -> bool:
        """Are the line managers asked to agree, and is it their turn?"""
        is_unsure = self.objection is not None and self.objection.kind == UNSURE
        return self.unfinished and self.asked is not None and self.agreed is None and not is_unsure


@dataclass(frozen=True)
class Statement:
    """One participant's answer, and when it was given (UTC)."""

    uid: str
    person: str
    given: datetime


@dataclass(frozen=True)
class Hearing:
    """A question to others. ``asked`` are the persons and groups named, ``participants`` the persons behind
    them when it was opened, ``removed`` those whose access was ended since; ``shared`` the UIDs of what they
    may read beside the report; ``reminded``: the day on which those without an answer were last reminded
    by somebody."""

    uid: str
    title: str
    state: str
    purpose: str = "consider_measures"
    asked: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    deadline: datetime | None = None
    shared: tuple[str, ...] = ()
    opened: datetime | None = None
    opened_by: str | None = None
    ended: datetime | None = None
    statements: tuple[Statement, ...] = ()
    removed: tuple[str, ...] = ()
    reminded: date | None = None

    def but(self, **changes: Any) -> "Hearing":
        """The same hearing with these facts changed."""
        return replace(self, **changes)

    def state_at(self, now: datetime) -> str:
        """The state that counts: past its deadline a hearing is closed, whatever state is stored."""
        if self.state == OPENED and (self.deadline is None or now >= self.deadline):
            return ENDED
        return self.state

    def is_open(self, now: datetime) -> bool:
        return self.state_at(now) == OPENED

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The participants who have given no statement."""
        answered = {statement.person for statement in self.statements}
        return tuple(person for person in self.participants if person not in answered)


@dataclass(frozen=True)
class Message:
    """Something written on the case. ``question`` is the UID of what it answers; ``audience`` is
    ``internal`` or ``reporter``."""

    uid: str
    kind: str
    author: str
    at: datetime
    question: str | None = None

    @property
    def is_internal(self) -> bool:
        return self.kind == NOTE


@dataclass(frozen=True)
class Parts:
    """All parts of a case, each kind in the order it came; ``files`` are UIDs of attachments, those
    of measures and messages too."""

    measures: tuple[Measure, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    messages: tuple[Message, ...] = ()
    files: tuple[str, ...] = ()

    def find(self, uid: str | None) -> "Measure | Hearing | Message | None":
        """The part with this UID; None when there is none."""
        everything: tuple[Measure | Hearing | Message, ...] = (*self.measures, *self.hearings, *self.messages)
        return next((part for part in everything if part.uid == uid), None)

    def measure(self, uid: str | None) -> Measure:
        """The measure with this UID; raises LookupError when there is none."""
        part = self.find(uid)
        if not isinstance(part, Measure):
            raise LookupError(f"No measure {uid}")
        return part

    def hearing(self, uid: str | None) -> Hearing:
        """The hearing with this UID; raises LookupError when there is none."""
        part = self.find(uid)
        if not isinstance(part, Hearing):
            raise LookupError(f"No hearing {uid}")
        return part

    def put(self, part: "Measure | Hearing | Message") -> "Parts":
        """With ``part`` in the place of the one with its UID, or at the end."""
        name = {Measure: "measures", Hearing: "hearings", Message: "messages"}[type(part)]
        there = getattr(self, name)
        if any(old.uid == part.uid for old in there):
            there = tuple(part if old.uid == part.uid else old for old in there)
        else:
            there = (*there, part)
        return replace(self, **{name: there})

    def open_questions(self) -> tuple[Message, ...]:
        """Questions to the reporter that are not answered yet."""
        answered = {message.question for message in self.messages if message.kind == ANSWER}
        return tuple(m for m in self.messages if m.kind == QUESTION and m.uid not in answered)
