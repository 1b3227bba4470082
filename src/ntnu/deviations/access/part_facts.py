"""Reading the facts off what lives in a case."""

from collections.abc import Iterator
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain.parts import Hearing
from ntnu.deviations.domain.parts import Measure
from ntnu.deviations.domain.parts import Message
from ntnu.deviations.domain.parts import Parts
from ntnu.deviations.domain.parts import Said
from ntnu.deviations.domain.parts import Statement
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.interfaces import IMeasure
from ntnu.deviations.interfaces import IMessage
from ntnu.deviations.interfaces import IStatement

_INITIAL = {IMeasure: "planned", IHearing: "draft"}


def state_of_part(part) -> str:
    """The part's workflow state, read off its history."""
    history = getattr(part, "workflow_history", None) or {}
    for entries in history.values():
        if entries:
            return entries[-1]["review_state"]
    return next((state for kind, state in _INITIAL.items() if kind.providedBy(part)), "internal")


def every_part(place) -> Iterator:
    """All that lives in a case or in a part of it, at every depth."""
    for part in place.objectValues():
        yield part
        if part.isPrincipiaFolderish:
            yield from every_part(part)


def find_part(case, uid: str):
    """The part with this UID. LookupError when there is none."""
    for part in every_part(case):
        if uid_of(part) == uid:
            return part
    raise LookupError(uid)


def parts_of(case) -> Parts:
    """Every measure, hearing and message of the case, each kind in the order it came."""
    found = list(every_part(case))
    return Parts(
        files=tuple(uid_of(part) for part in found if IAttachment.providedBy(part)),
        measures=tuple(measure_of(part) for part in _in_order(found, IMeasure)),
        hearings=tuple(hearing_of(part) for part in _in_order(found, IHearing)),
        messages=tuple(message_of(part) for part in _in_order(found, IMessage)),
    )


def _in_order(found, kind) -> list:
    return sorted(
        (part for part in found if kind.providedBy(part)),
        key=lambda part: (part.created_by[1], uid_of(part)),
    )


def measure_of(part) -> Measure:
    """The facts of a measure."""
    person, since, given_by = part.given or ("", None, None)
    return Measure(
        uid=uid_of(part),
        title=part.title,
        state=state_of_part(part),
        responsible=person,
        due=part.due,
        kind=part.kind,
        asked=part.asked,
        agreed=part.agreed[1] if part.agreed else None,
        agreed_by=part.agreed[0] if part.agreed else None,
        finished=part.finished,
        evaluate_on=part.evaluate_on,
        result=part.result,
        evaluated=part.evaluated,
        proposed=part.proposed[2] if part.proposed else None,
        proposed_at=part.proposed[1] if part.proposed else None,
        since=since,
        given_by=given_by,
        description=part.description,
        objection=Said(*part.objection) if part.objection else None,
        request=Said(*part.request) if part.request else None,
        reported=part.reported,
    )


def hearing_of(part) -> Hearing:
    """The facts of a hearing and its statements."""
    statements = sorted(
        (child for child in part.objectValues() if IStatement.providedBy(child)),
        key=lambda child: (child.given, uid_of(child)),
    )
    return Hearing(
        uid=uid_of(part),
        title=part.title,
        state=state_of_part(part),
        purpose=part.purpose,
        asked=tuple(part.asked),
        participants=tuple(part.participants),
        deadline=part.deadline,
        shared=tuple(part.shared),
        opened=part.opened,
        opened_by=part.opened_by,
        ended=part.ended,
        statements=tuple(Statement(uid_of(s), s.person, s.given) for s in statements),
        removed=tuple(part.removed),
        reminded=part.reminded,
    )


def message_of(part) -> Message:
    """The facts of a message."""
    return Message(uid_of(part), part.kind, part.author, part.at, part.question)
