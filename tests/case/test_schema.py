"""What is said of each field of a case, and what follows from it."""

import pytest
from datetime import date
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.case.schema import empty
from ntnu.deviations.case.schema import ICase
from ntnu.deviations.case.schema import stored
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.tags import handed_over
from ntnu.deviations.case.schema.tags import is_personal
from ntnu.deviations.case.schema.tags import is_redactable
from ntnu.deviations.case.schema.tags import is_shown
from ntnu.deviations.case.schema.tags import log_label_of
from ntnu.deviations.case.schema.tags import outcomes_of
from ntnu.deviations.case.schema.tags import permission_of
from ntnu.deviations.case.schema.tags import tagged

EVERYBODY, CASEWORK = "zope2.View", "ntnu.deviations.ViewCasework"

#: Field -> who reads it; R: may be redacted, P: deleted at the end; where it goes with a grave case; what it
#: is like that nobody filled in.
FIELDS = {
    "title": (EVERYBODY, "RP", "along", ""),
    "what_happened": (EVERYBODY, "RP", "notification", ""),
    "consequence": (EVERYBODY, "RP", "along", ""),
    "suggestion": (EVERYBODY, "RP", "along", ""),
    "occurred": (EVERYBODY, "", "along", None),
    "tried_channels": (EVERYBODY, "", "along", ()),
    "tried_text": (EVERYBODY, "RP", "along", ""),
    "reporter_kind": (EVERYBODY, "", "along", "student"),
    "department": (EVERYBODY, "", "stays", None),
    "course_code": (EVERYBODY, "RP", "along", ""),
    "programme_code": (EVERYBODY, "RP", "along", ""),
    "campus": (EVERYBODY, "", "along", None),
    "place": (EVERYBODY, "RP", "along", ""),
    "themes": (EVERYBODY, "", "along", ()),
    "reply_language": (EVERYBODY, "", "stays", "nb"),
    "assessment_deviation": (CASEWORK, "", "along", None),
    "assessment_sensitive": (CASEWORK, "", "along", None),
    "assessment_unacceptable": (CASEWORK, "", "along", None),
    "case_worker": (CASEWORK, "P", "along", None),
    "coworkers": (CASEWORK, "P", "along", ()),
    "closer": (CASEWORK, "", "along", "case_worker"),
    "target": (CASEWORK, "", "along", None),
    "personnel_like": (CASEWORK, "", "stays", False),
    "head_consulted": (CASEWORK, "", "along", None),
    "note": (CASEWORK, "RP", "along", ""),
    "related": (CASEWORK, "", "along", ()),
    "severity": (CASEWORK, "", "along", None),
    "cause_category": (CASEWORK, "", "along", None),
    "cause": (CASEWORK, "RP", "along", ""),
    "risk": (CASEWORK, "RP", "along", ""),
    "learning_points": (CASEWORK, "RP", "along", ""),
    "recurring": (CASEWORK, "", "along", None),
    "conclusion": (CASEWORK, "RP", "along", ""),
    "solved": (EVERYBODY, "", "along", None),
    "reason_code": (EVERYBODY, "", "along", None),
    "text_to_reporter": (EVERYBODY, "RP", "along", ""),
    "measures_text": (EVERYBODY, "RP", "along", ""),
    "where_instead": (EVERYBODY, "RP", "along", ""),
    "preliminary": (EVERYBODY, "", "stays", None),
    "preliminary_text": (EVERYBODY, "RP", "along", ""),
}


def test_every_field_is_in_the_table():
    assert case_fields().keys() == FIELDS.keys()
    assert set(ICase.names(all=True)) == FIELDS.keys()


@pytest.mark.parametrize("name", FIELDS)
def test_a_field(name):
    field = case_fields()[name]
    marks = ("R" if is_redactable(field) else "") + ("P" if is_personal(field) else "")
    assert (permission_of(field), marks, handed_over(field), empty(field)) == FIELDS[name]
    assert field.title.domain == log_label_of(field).domain == "ntnu.deviations"


def test_rows_of_the_parts():
    """The others have a place of their own on the page: in its head, or in a panel."""
    shown = [name for name, field in case_fields().items() if not is_shown(field)]
    assert shown == [
        "title",
        "reporter_kind",
        "department",
        "reply_language",
        "case_worker",
        "coworkers",
        "personnel_like",
        "related",
        "preliminary",
        "preliminary_text",
    ]


def test_outcomes():
    assert {name: outcomes_of(IOutcome[name]) for name in IOutcome.names()} == {
        "text_to_reporter": ("closed", "not_approved"),
        "measures_text": ("closed",),
        "solved": ("closed",),
        "reason_code": ("not_approved",),
        "where_instead": ("not_approved",),
    }


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        ("what_happened", "It rained.", "It rained."),
        ("what_happened", None, ""),
        ("course_code", "tdt4990", "TDT4990"),
        ("course_code", None, ""),
        ("themes", ["teaching", "exam"], ("teaching", "exam")),
        ("themes", None, ()),
        ("occurred", date(2026, 12, 7), date(2026, 12, 7)),
        ("occurred", None, None),
        ("campus", None, None),
        ("reply_language", None, "nb"),
        ("recurring", False, False),
        ("recurring", None, None),
        ("personnel_like", None, False),
    ],
)
def test_what_is_kept(name, given, kept):
    assert stored(case_fields()[name], given) == kept


def test_a_field_as_an_action_asks_for_it():
    """The case's own field is left as it is."""
    found = asked(IOutcome["text_to_reporter"], description="Other words.")
    assert (found.title, found.max_length) == (IOutcome["text_to_reporter"].title, 10_000)
    assert (found.description, IOutcome["text_to_reporter"].description) == ("Other words.", "")
    assert found.order > IOutcome["where_instead"].order


def test_what_nothing_reads_is_refused():
    with pytest.raises(TypeError, match="redactible"):
        tagged(LongText(title="A"), redactible=False)
