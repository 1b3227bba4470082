"""Measures, hearings and messages of the case in ``world.py``, and actions on them with no Plone running."""

from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import UTC
from ntnu.deviations.domain.consequences import with_consequences
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import HearingAccess
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.notices import deliverable
from ntnu.deviations.domain.parts import Hearing
from ntnu.deviations.domain.parts import Measure
from ntnu.deviations.domain.parts import Message
from ntnu.deviations.domain.parts import Parts
from ntnu.deviations.domain.plan import FireTransition
from ntnu.deviations.domain.plan import MoveCase
from ntnu.deviations.domain.plan import NewPart
from ntnu.deviations.domain.plan import PartChange
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.preview import may_be_told
from ntnu.deviations.procedure import ACTIONS
from ntnu.deviations.procedure import PART_ACTIONS
from tests.domain.mails import kind_of
from tests.domain.world import NOW
from tests.domain.world import TODAY
from tests.domain.world import WORLD

BEFORE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DEADLINE = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)

#: Who has View in which state: the specification's table.
READERS = {
    "received": {"Reporter", "Notification Recipient", "Hearing Participant"},
    "forwarded": {"Reporter", "Notification Recipient", "Case Worker", "Line Manager", "Hearing Participant"},
    "in_process": {
        "Reporter",
        "Notification Recipient",
        "Case Worker",
        "Line Manager",
        "Hearing Participant",
    },
    "closed": {"Reporter", "Notification Recipient", "Case Worker", "Line Manager", "Archivist"},
    "not_approved": {"Reporter", "Notification Recipient", "Archivist"},
    "reregistered": {"Reporter", "Notification Recipient"},
}
READERS = {state: frozenset(roles) for state, roles in READERS.items()}
#: Of these, who reads no casework, and who does not read who reported.
_NO_CASEWORK, _NO_NAME = {"Reporter", "Hearing Participant"}, {"Line Manager", "Hearing Participant"}
RIGHTS = {
    "report": READERS,
    "casework": {state: roles - _NO_CASEWORK for state, roles in READERS.items()},
    "identity": {state: roles - _NO_NAME for state, roles in READERS.items()},
}


def measure(state: str = "planned", uid: str = "m1", **changes) -> Measure:
    """A measure that is ola's to carry out."""
    given = Measure(uid, "Ny rutine", state, "ola", date(2026, 12, 1), since=BEFORE, given_by="worker.idi")
    return replace(given, **changes)


def hearing(state: str = "open", uid: str = "h1", **changes) -> Hearing:
    """A hearing of per and ola that recipient.ie opened yesterday; it ends in two days."""
    found = Hearing(uid, "Hva nå?", state, asked=("per", "ola"), deadline=DEADLINE)
    if state != "draft":
        found = found.but(participants=("ola", "per"), opened=BEFORE, opened_by="recipient.ie")
    return replace(found, **changes)


def question(uid: str = "q1", author: str = "recipient.ie") -> Message:
    """A question to the reporter."""
    return Message(uid, "question", author, BEFORE)


def answer_to(uid: str) -> Message:
    """The reporter's answer to a question."""
    return Message(f"answer-{uid}", "answer", "kari", BEFORE, uid)


def holding(facts: Facts, *found) -> Facts:
    """The case with these parts, and the access that its open hearings give."""
    access = tuple(
        HearingAccess(part.uid, person, part.opened, part.opened_by, part.deadline, part.shared)
        for part in found
        if isinstance(part, Hearing) and part.state == "open"
        for person in part.participants
    )
    kinds = {Measure: [], Hearing: [], Message: []}
    for part in found:
        kinds[type(part)].append(part)
    parts = Parts(tuple(kinds[Measure]), tuple(kinds[Hearing]), tuple(kinds[Message]), ("f1",))
    return facts.but(parts=parts, hearing_access=access)


def moment(actor: str, part: str | None = None, role: str | None = None, **more) -> Moment:
    """Now, with ``actor`` at the keyboard in ``role``; new parts are called new-1, new-2 …"""
    count = iter(range(1, 100))
    usual = {"now": NOW, "today": TODAY, "world": WORLD, "new_uid": lambda: f"new-{next(count)}"}
    return Moment(actor, roles=frozenset({role} if role else ()), part=part, **{**usual, **more})


def action(act: str):
    """``approve``, or ``Measure.start``: an action on a case or on a part."""
    kind, dot, name = act.partition(".")
    return PART_ACTIONS[f"Deviation{kind}"][name] if dot else ACTIONS[act]


def planned(act: str, facts: Facts, at: Moment, **data) -> Plan:
    """The whole plan of an action."""
    return with_consequences(action(act).plan(facts, data, at), at)


def sent(plan: Plan) -> list[tuple[str, str]]:
    """Kind and reader of every mail of a plan that goes out, sorted."""
    found = deliverable(
        plan.notices, plan.actor, lambda notice: may_be_told(notice, plan.after, WORLD, READERS), kind_of
    )
    return sorted((notice.kind, notice.to) for notice in found)


def found(obstacles) -> list[tuple[str, str | None]]:
    """Code and field of every obstacle, in their order."""
    return [(obstacle.code, obstacle.field) for obstacle in obstacles]


def parts_of(plan: Plan) -> tuple[PartChange | NewPart, ...]:
    """What becomes of what lives in the case, in order."""
    return tuple(effect for effect in plan.effects if isinstance(effect, PartChange | NewPart))


def transition(plan: Plan) -> str | None:
    """The transition that is fired."""
    return next((effect.transition for effect in plan.each(FireTransition)), None)


def move_to(plan: Plan) -> str | None:
    """The UID of the unit that the case moves to."""
    return next((effect.unit for effect in plan.each(MoveCase)), None)
