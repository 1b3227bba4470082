"""What a form holds before anything is typed: what is written already, or a good guess."""

from collections.abc import Callable
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.actions.hearings import proposed_deadline
from ntnu.deviations.actions.perform import Target
from ntnu.deviations.actions.perform import target_of
from ntnu.deviations.core.local_time import in_full
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.persons import id_of


def proposed(context, action_id: str) -> dict[str, object]:
    """Values by field name for the form of an act on a case or on a part of one."""
    guess = _GUESSES.get(action_id)
    return guess(context, target_of(context)) if guess else {}


def _deadline(context, target: Target) -> dict[str, object]:
    return {"deadline": in_full(proposed_deadline(target.moment))}


def _opening(hearing, target: Target) -> dict[str, object]:
    """The deadline the draft names, as long as it is still to come."""
    ahead = hearing.deadline is not None and hearing.deadline > target.moment.now
    return {"deadline": in_full(hearing.deadline)} if ahead else _deadline(hearing, target)


def _statement(hearing, target: Target) -> dict[str, object]:
    """What the person has answered before."""
    facts = target.facts.whole.find(uid_of(hearing))
    given = (s.uid for s in facts.statements if s.person == target.moment.actor)
    uid = next(given, None)
    return {"text": find_part(target.case, uid).text} if uid else {}


def _change(part, target: Target) -> dict[str, object]:
    return _draft(part) if IHearing.providedBy(part) else _measure(part)


def _draft(hearing) -> dict[str, object]:
    return {
        "title": hearing.title,
        "purpose": hearing.purpose,
        "question": hearing.question,
        "participants": [id_of(who) for who in hearing.asked],
        "deadline": in_full(hearing.deadline) if hearing.deadline else None,
        "shared": list(hearing.shared),
    }


def _measure(measure) -> dict[str, object]:
    return {
        "title": measure.title,
        "description": measure.description,
        "kind": measure.kind,
        "responsible": id_of(measure.given[0]) if measure.given else None,
        "due": measure.due.isoformat() if measure.due else None,
    }


def _evaluation(measure, target: Target) -> dict[str, object]:
    """What the responsible has proposed."""
    if not measure.proposed:
        return {}
    _person, _at, result, effect = measure.proposed
    return {"result": result, "effect": effect}


_GUESSES: dict[str, Callable[..., dict[str, object]]] = {
    "add_hearing": _deadline,
    "open": _opening,
    "ask_again": _deadline,
    "give_statement": _statement,
    "change": _change,
    "evaluate": _evaluation,
}
