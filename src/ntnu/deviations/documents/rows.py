"""The content of a case, as labels and texts in the reader's language; shared by page and document."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.access.answers import Answer
from ntnu.deviations.access.answers import OUTCOME
from ntnu.deviations.access.answers import text_at
from ntnu.deviations.access.redacted import removal
from ntnu.deviations.access.redacted import removed_fields
from ntnu.deviations.access.redacted import removed_text
from ntnu.deviations.case.fields import is_prose
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.process import IProcess
from ntnu.deviations.case.schema.receipt import IAssessments
from ntnu.deviations.case.schema.receipt import IReceipt
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.case.schema.tags import is_shown
from ntnu.deviations.case.schema.tags import label_of
from ntnu.deviations.case.schema.tags import outcomes_of
from ntnu.deviations.choices import NO
from ntnu.deviations.choices import title_of
from ntnu.deviations.choices import titles
from ntnu.deviations.choices import YES
from ntnu.deviations.now import local_date
from zope.i18nmessageid import Message
from zope.schema.interfaces import IField

_TITLE = _("label_title", default="Title")
_PERSONNEL = _("label_personnel_like", default="The case resembles a personnel matter")

_ANSWER = label_of(IOutcome["text_to_reporter"])
_WITHDRAWN = _("outcome_withdrawn", default="The report was withdrawn.")
_EARLIER_OUTCOME = _("earlier_outcome", default="Answer given ${day}")
_EARLIER_PRELIMINARY = _("earlier_preliminary", default="Preliminary response given ${day}")
#: What is shown above them.
EARLIER = _("panel_earlier", default="Earlier answers")


@dataclass(frozen=True)
class Words:
    """The wording of values: the reader's language, translation, and dates."""

    language: str
    translate: Callable[[object], str]
    date: Callable[[date], str]
    #: May the reader know what is in this field of the case?
    reads: Callable[[IField], bool]

    def removed(self, at: datetime) -> str:
        """What is shown in place of something that was redacted at ``at``."""
        return self.translate(removal(at, self.date))

    def token(self, choices: str, token: str) -> str:
        """The label of a token of a list."""
        return self.translate(title_of(choices, token, self.language))


def _said(value, field: IField | None, words: Words) -> str:
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, bool):
        return words.translate(YES if value else NO)
    chosen = titles(field, value, words.language)
    if chosen is not None:
        return ", ".join(map(words.translate, chosen))
    if isinstance(value, date):
        return words.date(value)
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _rows(case, schema, words: Words) -> list[tuple[Message, str]]:
    """The rows of one part of the case: a label and a text for each field that is filled in."""
    gone = removed_fields(case)
    found = [
        (
            label_of(field),
            words.removed(gone[name]) if name in gone else _said(getattr(case, name), field, words),
        )
        for name, field in fields_of(schema).items()
        if is_shown(field) and words.reads(field)
    ]
    return [(label, text) for label, text in found if text]


def text_of(case, name: str, words: Words) -> str:
    """A text of the case; a redacted one is replaced by the fact that it was redacted."""
    gone = removed_fields(case)
    return words.removed(gone[name]) if name in gone else text_at(case, name)


def part_text(part, name: str, words: Words) -> str:
    """A text of a measure, hearing, statement, message or file; a redacted one is replaced by the fact that
    it was redacted."""
    at = removed_text(part, name)
    return words.removed(at) if at else getattr(part, name)


def reported(case, words: Words, department: str = "") -> list[tuple[Message, str]]:
    """What the reporter wrote."""
    rows = _rows(case, IReported, words)
    if "title" in removed_fields(case):
        rows.insert(0, (_TITLE, text_of(case, "title", words)))
    wish = _("label_department_wish", default="Department")
    return [*rows, (wish, department)] if department else rows


def receipt(case, words: Words, coworkers: list[str], filled_in: bool = False) -> list[tuple[Message, str]]:
    """The decisions of the receipt form. Internal. ``filled_in``: the form is known to be filled in."""
    rows = _rows(case, IAssessments, words)
    # Before the form is filled in, what the case holds are only defaults.
    if rows or case.case_worker or filled_in:
        rows = _rows(case, IReceipt, words)
    if case.personnel_like:
        rows.append((_PERSONNEL, words.translate(YES)))
    if coworkers:
        rows.append((_("label_coworkers", default="Co-workers"), ", ".join(coworkers)))
    return rows


def process(case, words: Words) -> list[tuple[Message, str]]:
    """The findings of the process form. Internal."""
    return _rows(case, IProcess, words)


def outcome(case, state: str, words: Words) -> list[tuple[Message, str]]:
    """The outcome that the reporter gets."""
    return _outcome(case, state, words, lambda name: getattr(case, name), lambda name: name)


def earlier(case, answer: Answer, words: Words) -> list[tuple[Message, str]]:
    """A former answer to the reporter."""
    if answer.sort != OUTCOME:
        text = text_of(case, answer.field("preliminary_text"), words)
        return [(_ANSWER, text)] if text else []
    rows = _outcome(case, answer.state, words, answer.told.get, answer.field)
    return rows or ([(_ANSWER, words.translate(_WITHDRAWN))] if answer.withdrawn else [])


def heading(answer: Answer, words: Words) -> str:
    """The title of an earlier answer, with the day it was given."""
    given = answer.given
    day = local_date(given) if isinstance(given, datetime) else given
    title = _EARLIER_OUTCOME if answer.sort == OUTCOME else _EARLIER_PRELIMINARY
    return words.translate(type(title)(title, mapping={"day": words.date(day)}))


def _outcome(case, state: str, words: Words, value, place) -> list[tuple[Message, str]]:
    """``value``: the current value of a field; ``place``: the name of the field that holds the text."""
    rows = [
        (
            label_of(field),
            text_of(case, place(name), words) if is_prose(field) else _said(value(name), field, words),
        )
        for name, field in fields_of(IOutcome).items()
        if state in outcomes_of(field) and words.reads(field)
    ]
    return [(label, text) for label, text in rows if text]
