"""What the panels of a case page say: labels and values, in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.access.redacted import removal
from ntnu.deviations.access.redacted import removed_fields
from ntnu.deviations.actions.accept import IUpdateProcess
from ntnu.deviations.actions.approve import IApprove
from ntnu.deviations.actions.approve import IAssessments
from ntnu.deviations.actions.close import IClose
from ntnu.deviations.actions.fields import IOneOf
from ntnu.deviations.actions.fields import ISomeOf
from ntnu.deviations.actions.fields import IYesNo
from ntnu.deviations.actions.not_approve import INotApprove
from ntnu.deviations.actions.report import IReport
from ntnu.deviations.choices import title_of
from zope.schema.interfaces import IBool

#: The reporter's part, in the order one reads it; the rest of the form is about the form.
_REPORTED = (
    "what_happened",
    "consequence",
    "suggestion",
    "occurred",
    "tried_channels",
    "tried_text",
    "course_code",
    "programme_code",
    "campus",
    "place",
    "themes",
)
_RECEIPT = ("closer", "target", "head_consulted", "note")
_PROCESS = ("severity", "cause_category", "cause", "risk", "learning_points", "recurring")

_SOLVED = _("outcome_solved", default="Is the matter solved?")
_ANSWER = _("outcome_answer", default="Answer")
_MEASURES = _("outcome_measures", default="What is done to keep it from happening again")
_REASON = _("outcome_reason", default="Reason")
_INSTEAD = _("outcome_instead", default="Where to turn instead")
_YES = _("yes", default="Yes")
_NO = _("no", default="No")


@dataclass(frozen=True)
class Words:
    """How values are said: the reader's language, translation, and dates."""

    language: str
    translate: Callable[[object], str]
    date: Callable[[date], str]

    def removed(self, at: datetime) -> str:
        """What stands in place of something that was redacted at ``at``."""
        return self.translate(removal(at, self.date))


def _said(field, value, words: Words) -> str:
    if value is None or value == "" or value == ():
        return ""
    if IYesNo.providedBy(field) or IBool.providedBy(field):
        return words.translate(_YES if value else _NO)
    if ISomeOf.providedBy(field):
        return ", ".join(words.translate(title_of(field.choices, token, words.language)) for token in value)
    if IOneOf.providedBy(field):
        return words.translate(title_of(field.choices, value, words.language))
    if isinstance(value, date):
        return words.date(value)
    return ", ".join(value) if isinstance(value, (list, tuple)) else str(value)


def _rows(case, schema, names, words: Words) -> list[tuple[str, str]]:
    gone = removed_fields(case)
    found = [
        (
            schema[name].title,
            words.removed(gone[name]) if name in gone else _said(schema[name], getattr(case, name), words),
        )
        for name in names
    ]
    return [(label, text) for label, text in found if text]


def text_of(case, name: str, words: Words) -> str:
    """A text of the case; in place of one that was redacted, that it was."""
    gone = removed_fields(case)
    return words.removed(gone[name]) if name in gone else getattr(case, name)


def reported(case, words: Words, department: str = "") -> list[tuple[str, str]]:
    """What the reporter wrote."""
    rows = _rows(case, IReport, _REPORTED, words)
    if "title" in removed_fields(case):
        rows.insert(0, (IReport["title"].title, text_of(case, "title", words)))
    wish = _("label_department_wish", default="Department the reporter named")
    return [*rows, (wish, department)] if department else rows


def receipt(case, words: Words, coworkers: list[str]) -> list[tuple[str, str]]:
    """What was decided at receipt. Internal."""
    rows = _rows(case, IAssessments, IAssessments.names(), words)
    # Before the form is filled in, what stands on the case are only defaults.
    rows += _rows(case, IApprove, _RECEIPT if rows or case.case_worker else (), words)
    if case.personnel_like:
        rows.append((IApprove["personnel_like"].title, words.translate(_YES)))
    if coworkers:
        rows.append((_("label_coworkers", default="Co-workers"), ", ".join(coworkers)))
    return rows


def process(case, words: Words) -> list[tuple[str, str]]:
    """What was found while the case was processed. Internal."""
    return _rows(case, IUpdateProcess, _PROCESS, words) + _rows(case, IClose, ("conclusion",), words)


def outcome(case, state: str, words: Words) -> list[tuple[str, str]]:
    """What the reporter is told at the end."""
    if state == "closed":
        solved = _said(IClose["solved"], case.solved, words)
        answer, measures = (text_of(case, name, words) for name in ("text_to_reporter", "measures_text"))
        rows = [(_SOLVED, solved), (_ANSWER, answer), (_MEASURES, measures)]
    elif state == "not_approved":
        reason = _said(INotApprove["reason_code"], case.reason_code, words)
        answer, instead = (text_of(case, name, words) for name in ("text_to_reporter", "where_instead"))
        rows = [(_REASON, reason), (_ANSWER, answer), (_INSTEAD, instead)]
    else:
        rows = []
    return [(label, text) for label, text in rows if text]
