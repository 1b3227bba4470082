"""What the reporter was answered before: outcomes that were taken back when the case was opened again, and
preliminary responses that another answer has followed."""

from Acquisition import aq_base
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations.case.schema import redactable_texts
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.outcome import IPreliminary
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.domain.states import CLOSED
from typing import Any

OUTCOME, PRELIMINARY = "outcome", "preliminary"

#: Sort of answer -> the schema of the fields of a case that hold it.
_HELD = {OUTCOME: IOutcome, PRELIMINARY: IPreliminary}
#: How an attribute of an earlier answer is named among the fields of a case: ``earlier.<number>.<name>``.
_PREFIX = "earlier"


@dataclass(frozen=True)
class Answer:
    """One earlier answer; ``number`` counts from 1 in the order of the answers.

    ``given``: the moment (UTC) the case was closed, or the day of a preliminary response; ``until``: since
    when (UTC) it is no longer current. ``state`` is the state the answer gave the case, ``withdrawn``: the
    reporter had withdrawn the report. ``told`` are the attributes of the case at that time.
    """

    number: int
    sort: str
    given: datetime | date
    until: datetime
    state: str
    withdrawn: bool
    told: Mapping[str, Any]

    def field(self, name: str) -> str:
        """The name of one of its attributes among the fields of the case."""
        return f"{_PREFIX}.{self.number}.{name}"


def answer_texts() -> tuple[str, ...]:
    """The names of the attributes of answers that hold text, and may be redacted."""
    return tuple(name for held in _HELD.values() for name in redactable_texts(held))


def earlier_answers(case) -> list[Answer]:
    """Every earlier answer, in the order they were given."""
    return [Answer(number, *stored) for number, stored in enumerate(case.earlier_answers, start=1)]


def reopened_at(case) -> datetime | None:
    """When the case was last opened again after it was closed (UTC)."""
    taken_back = (a for a in reversed(earlier_answers(case)) if a.sort == OUTCOME and a.state == CLOSED)
    return next((answer.until for answer in taken_back), None)


def set_aside(case, sorts: Sequence[str], state: str, until: datetime, given: datetime | None = None) -> None:
    """Keep what the case has answered of these sorts as earlier answers, and take it off the case.

    ``state``: the state the answer gave the case; ``given``: when an outcome was given, where the case itself
    no longer holds it.
    """
    for sort in sorts:
        told = {name: getattr(case, name) for name in fields_of(_HELD[sort])}
        if sort == PRELIMINARY:
            # The deadline it set: figures of past months are based on it.
            told["due"] = case.due
        when = told["preliminary"] if sort == PRELIMINARY else given or case.closed
        if when is not None:
            stored = (sort, when, until, state, bool(case.withdrawn) and sort == OUTCOME, told)
            case.earlier_answers = (*case.earlier_answers, stored)
            _take_along(case, told)
        for name in fields_of(_HELD[sort]):
            # The class holds the defaults of a case that was never answered.
            vars(aq_base(case)).pop(name, None)
        case._p_changed = True


def _take_along(case, told: Mapping[str, Any]) -> None:
    """Redactions of these texts belong to the earlier answer from now on."""
    number = len(case.earlier_answers)
    moved = {
        f"field:{n}": f"field:{_PREFIX}.{number}.{n}" for n in answer_texts() if n in told and not told[n]
    }
    if any(target in moved for target, *_rest in case.redactions):
        rows = [(moved.get(target, target), *rest) for target, *rest in case.redactions]
        case.redactions = tuple(rows)


def add_ending(case, state: str, since: datetime, until: datetime) -> None:
    """Record that the case ended in ``state``, and that the reporter got no answer here."""
    told = dict.fromkeys(fields_of(IOutcome))
    case.earlier_answers = (*case.earlier_answers, (OUTCOME, since, until, state, False, told))


def without_texts(rows: Sequence[tuple]) -> tuple[tuple, ...]:
    """Stored answers without what anybody wrote: only dates and choices from lists."""
    texts = answer_texts()
    return tuple(
        (*when, {name: "" if name in texts else value for name, value in told.items()})
        for *when, told in rows
    )


def text_at(case, name: str) -> str:
    """A field of a case by its name, also of an earlier answer; empty where there is none."""
    prefix, _dot, rest = name.partition(".")
    if prefix != _PREFIX or not rest:
        return getattr(case, name)
    number, _dot, own = rest.partition(".")
    return next((a.told[own] for a in earlier_answers(case) if str(a.number) == number), "")


def put_text(case, name: str, text: str) -> None:
    """Put ``text`` in place of the field with this name, as :func:`text_at` reads it."""
    prefix, _dot, rest = name.partition(".")
    if prefix != _PREFIX or not rest:
        setattr(case, name, text)
        return
    number, _dot, own = rest.partition(".")
    rows = list(case.earlier_answers)
    *before, told = rows[int(number) - 1]
    rows[int(number) - 1] = (*before, {**told, own: text})
    case.earlier_answers = tuple(rows)


def text_fields(case) -> list[str]:
    """The names of the texts of all earlier answers that are not empty, or were redacted."""
    texts = answer_texts()
    return [answer.field(name) for answer in earlier_answers(case) for name in texts if name in answer.told]
