"""What is stored on measures and hearings by a plan, read as the facts that it stands for."""

from dataclasses import replace
from ntnu.deviations.domain.parts import Hearing
from ntnu.deviations.domain.parts import Measure
from ntnu.deviations.domain.parts import Parts
from ntnu.deviations.domain.parts import Said
from ntnu.deviations.domain.parts import Statement
from ntnu.deviations.domain.plan import NewPart
from ntnu.deviations.domain.plan import PartChange
from typing import Any

#: Transition -> the state it leads to: the specification's section 3.
TO = {
    "start": "in_progress",
    "finish": "done",
    "evaluate": "evaluated",
    "cancel": "cancelled",
    "open": "open",
    "ask_again": "open",
    "close": "closed",
}
SAME = {"title", "kind", "due", "asked", "finished", "evaluate_on", "evaluated", "result", "purpose"}
SAME |= {"reported", "reminded"}
SAME |= {"description", "removed", "participants", "deadline", "shared", "opened", "opened_by", "ended"}


def with_stored(parts: Parts, wanted: PartChange | NewPart) -> Parts:
    """The parts once a change, or a new part, has been written."""
    if isinstance(wanted, NewPart):
        return _with_new(parts, wanted)
    part = parts.find(wanted.uid)
    if part is None:
        return _with_statement(parts, wanted.uid, wanted.changes)
    facts = _facts(wanted.changes)
    if wanted.transition:
        facts["state"] = TO[wanted.transition]
    return parts.put(replace(part, **facts))


def _with_new(parts: Parts, wanted: NewPart) -> Parts:
    if wanted.kind == "DeviationMeasure":
        return parts.put(Measure(uid=wanted.uid, state="planned", **_facts(wanted.attributes)))
    if wanted.kind == "DeviationHearing":
        return parts.put(Hearing(uid=wanted.uid, state="draft", **_facts(wanted.attributes)))
    if wanted.kind == "DeviationStatement":
        said = wanted.attributes
        hearing = parts.find(wanted.inside)
        statement = Statement(wanted.uid, said["person"], said["given"])
        return parts.put(hearing.but(statements=(*hearing.statements, statement)))
    return parts


def _with_statement(parts: Parts, uid: str, changes) -> Parts:
    for hearing in parts.hearings:
        for old in hearing.statements:
            if old.uid == uid:
                others = tuple(statement for statement in hearing.statements if statement != old)
                new = replace(old, given=changes["given"])
                return parts.put(hearing.but(statements=(*others, new)))
    raise LookupError(uid)


def _facts(stored) -> dict[str, Any]:
    found = {name: value for name, value in stored.items() if name in SAME}
    if "given" in stored:
        found["responsible"], found["since"], found["given_by"] = stored["given"]
    for name in {"objection", "request"} & stored.keys():
        found[name] = Said(*stored[name]) if stored[name] else None
    if "agreed" in stored:
        found["agreed_by"], found["agreed"] = stored["agreed"] or (None, None)
    if "proposed" in stored:
        _by, found["proposed_at"], found["proposed"], _effect = stored["proposed"]
    return found
