"""What a case holds, as labels and texts in the reader's language: one home for page and document."""

from collections.abc import Callable
from collections.abc import Iterable
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
from ntnu.deviations.choices import title_of
from ntnu.deviations.now import local_date
from zope.i18nmessageid import Message

_YES = _("yes", default="Yes")
_NO = _("no", default="No")


@dataclass(frozen=True)
class Field:
    """An attribute of a case: its label, and the list its tokens are from, if they are tokens."""

    name: str
    label: Message
    choices: str = ""


#: The reporter's part, in the order one reads it; the rest of the form is about the form.
REPORTED = (
    Field("what_happened", _("label_what_happened", default="What happened?")),
    Field("consequence", _("label_consequence", default="What was the consequence?")),
    Field("suggestion", _("label_suggestion", default="Do you suggest a solution?")),
    Field("occurred", _("label_occurred", default="When did it happen?")),
    Field("tried_channels", _("row_tried_channels", default="Tried first"), "tried_channels"),
    Field("tried_text", _("row_tried_text", default="More about it")),
    Field("course_code", _("label_course_code", default="Course code")),
    Field("programme_code", _("label_programme_code", default="Programme code")),
    Field("campus", _("label_campus", default="Campus"), "campus"),
    Field("place", _("label_place", default="Place")),
    Field("themes", _("label_themes", default="Themes"), "themes"),
)
ASSESSED = (
    Field("assessment_deviation", _("label_assessment_deviation", default="Is this a deviation?")),
    Field(
        "assessment_sensitive",
        _("label_assessment_sensitive", default="Does it contain sensitive personal data?"),
    ),
    Field(
        "assessment_unacceptable",
        _("label_assessment_unacceptable", default="Does it concern unacceptable conditions?"),
    ),
)
RECEIPT = (
    Field("closer", _("label_closer", default="Who is to close the case?"), "closer"),
    Field("target", _("label_target", default="Target date")),
    Field("head_consulted", _("label_head_consulted", default="Head of department consulted on")),
    Field("note", _("label_note", default="Note to the case worker")),
)
PROCESS = (
    Field("severity", _("label_severity", default="How serious is it?"), "severity"),
    Field("cause_category", _("label_cause_category", default="Kind of cause"), "cause_category"),
    Field("cause", _("label_cause", default="Cause")),
    Field("risk", _("label_risk", default="Risk")),
    Field("learning_points", _("label_learning_points", default="Learning points")),
    Field("recurring", _("label_recurring", default="Has it happened before?")),
    Field("conclusion", _("label_conclusion", default="Conclusion")),
)
_TITLE = _("label_title", default="Title")
_PERSONNEL = _("label_personnel_like", default="The case resembles a personnel matter")

_SOLVED = _("outcome_solved", default="Is the matter solved?")
_ANSWER = _("outcome_answer", default="Answer")
_MEASURES = _("outcome_measures", default="What is done to keep it from happening again")
_REASON = _("outcome_reason", default="Reason")
_INSTEAD = _("outcome_instead", default="Where to turn instead")
_WITHDRAWN = _("outcome_withdrawn", default="The report was withdrawn.")
_EARLIER_OUTCOME = _("earlier_outcome", default="Answer given ${day}")
_EARLIER_PRELIMINARY = _("earlier_preliminary", default="Preliminary response given ${day}")
#: What stands above them.
EARLIER = _("panel_earlier", default="Earlier answers")


@dataclass(frozen=True)
class Words:
    """How values are said: the reader's language, translation, and dates."""

    language: str
    translate: Callable[[object], str]
    date: Callable[[date], str]

    def removed(self, at: datetime) -> str:
        """What stands in place of something that was redacted at ``at``."""
        return self.translate(removal(at, self.date))

    def token(self, choices: str, token: str) -> str:
        """What people read for a token of a list."""
        return self.translate(title_of(choices, token, self.language))


def _said(value, choices: str, words: Words) -> str:
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, bool):
        return words.translate(_YES if value else _NO)
    if choices:
        tokens = [value] if isinstance(value, str) else value
        return ", ".join(words.token(choices, token) for token in tokens)
    if isinstance(value, date):
        return words.date(value)
    return ", ".join(value) if isinstance(value, (list, tuple)) else str(value)


def _rows(case, fields: Iterable[Field], words: Words) -> list[tuple[Message, str]]:
    gone = removed_fields(case)
    found = [
        (
            field.label,
            words.removed(gone[field.name])
            if field.name in gone
            else _said(getattr(case, field.name), field.choices, words),
        )
        for field in fields
    ]
    return [(label, text) for label, text in found if text]


def text_of(case, name: str, words: Words) -> str:
    """A text of the case; in place of one that was redacted, that it was."""
    gone = removed_fields(case)
    return words.removed(gone[name]) if name in gone else text_at(case, name)


def part_text(part, name: str, words: Words) -> str:
    """A text of a measure, hearing, statement, message or file; in place of one that was redacted, that
    it was."""
    at = removed_text(part, name)
    return words.removed(at) if at else getattr(part, name)


def reported(case, words: Words, department: str = "") -> list[tuple[Message, str]]:
    """What the reporter wrote."""
    rows = _rows(case, REPORTED, words)
    if "title" in removed_fields(case):
        rows.insert(0, (_TITLE, text_of(case, "title", words)))
    wish = _("label_department_wish", default="Department")
    return [*rows, (wish, department)] if department else rows


def receipt(case, words: Words, coworkers: list[str], filled_in: bool = False) -> list[tuple[Message, str]]:
    """What was decided at receipt. Internal. ``filled_in``: the form is known to be filled in."""
    rows = _rows(case, ASSESSED, words)
    # Before the form is filled in, what stands on the case are only defaults.
    rows += _rows(case, RECEIPT if rows or case.case_worker or filled_in else (), words)
    if case.personnel_like:
        rows.append((_PERSONNEL, words.translate(_YES)))
    if coworkers:
        rows.append((_("label_coworkers", default="Co-workers"), ", ".join(coworkers)))
    return rows


def process(case, words: Words) -> list[tuple[Message, str]]:
    """What was found while the case was processed. Internal."""
    return _rows(case, PROCESS, words)


def outcome(case, state: str, words: Words) -> list[tuple[Message, str]]:
    """What the reporter is told at the end."""
    return _outcome(case, state, words, case.solved, case.reason_code, lambda name: name)


def earlier(case, answer: Answer, words: Words) -> list[tuple[Message, str]]:
    """What the reporter was told before, in an answer that holds no more."""
    if answer.sort != OUTCOME:
        text = text_of(case, answer.field("preliminary_text"), words)
        return [(_ANSWER, text)] if text else []
    told = answer.told
    rows = _outcome(case, answer.state, words, told["solved"], told["reason_code"], answer.field)
    return rows or ([(_ANSWER, words.translate(_WITHDRAWN))] if answer.withdrawn else [])


def heading(answer: Answer, words: Words) -> str:
    """What an earlier answer is called, with the day it was given."""
    given = answer.given
    day = local_date(given) if isinstance(given, datetime) else given
    title = _EARLIER_OUTCOME if answer.sort == OUTCOME else _EARLIER_PRELIMINARY
    return words.translate(type(title)(title, mapping={"day": words.date(day)}))


def _outcome(case, state, words, solved, reason_code, field) -> list[tuple[Message, str]]:
    if state == "closed":
        answer, measures = (text_of(case, field(n), words) for n in ("text_to_reporter", "measures_text"))
        rows = [(_SOLVED, _said(solved, "solved", words)), (_ANSWER, answer), (_MEASURES, measures)]
    elif state == "not_approved":
        answer, instead = (text_of(case, field(n), words) for n in ("text_to_reporter", "where_instead"))
        rows = [(_REASON, _said(reason_code, "reason_code", words)), (_ANSWER, answer), (_INSTEAD, instead)]
    else:
        rows = []
    return [(label, text) for label, text in rows if text]
