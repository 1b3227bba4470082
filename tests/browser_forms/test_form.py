"""The fields of a form before they become HTML."""

import pytest
from dataclasses import dataclass
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.processing.accept import IAccept
from ntnu.deviations.processing.accept import IUpdateProcess
from ntnu.deviations.processing.close import IClose
from ntnu.deviations.receipt.approve import IApprove
from ntnu.deviations.reporting.submit import form_schema
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.options import Option

LEVELS = [Option(token, token.title()) for token in ("low", "medium", "high", "critical")]
PEOPLE = [
    Option("nina", "Nina", group="IDI", parent="uid-idi"),
    Option("lars", "Lars", group="IIK", parent="uid-iik"),
]

pytestmark = pytest.mark.usefixtures("integration")


def options(table):
    return lambda field: table.get(field.__name__, ())


@dataclass
class Fault:
    field: str | None
    code: str
    kind: str = ""
    message: str = "Wrong."
    confirmable: bool = False


@pytest.mark.parametrize(
    ("schema", "name", "kind"),
    [
        (form_schema(), "title", "text"),
        (form_schema(), "what_happened", "textarea"),
        (form_schema(), "occurred", "date"),
        (form_schema(), "themes", "checkboxes"),
        (form_schema(), "faculty", "select"),
        (form_schema(), "no_sensitive_data", "checkbox"),
        (IApprove, "assessment_deviation", "yesno"),
        (IApprove, "case_worker", "select"),
    ],
)
def test_each_type_has_its_control(schema, name, kind):
    assert Form(schema)[name].kind == kind


def test_few_choices_are_radios_and_many_a_list():
    assert Form(IAccept, options=options({"severity": LEVELS}))["severity"].kind == "radios"
    more = [*LEVELS, Option("extreme", "Extreme")]
    assert Form(IAccept, options=options({"severity": more}))["severity"].kind == "select"


def test_an_optional_answer_can_be_taken_back_where_there_is_no_default():
    answers = options({"recurring": [Option("yes", "Yes"), Option("no", "No")]})
    asked = Form(IUpdateProcess, options=answers)
    assert asked["recurring"].may_be_none
    assert not asked["severity"].may_be_none
    assert not Form(IApprove, options=answers)["closer"].may_be_none


def test_optional_is_marked_and_required_is_not():
    form = Form(IClose)
    assert not form["conclusion"].optional
    assert Form(form_schema())["suggestion"].optional
    # A box that may stay empty is not called optional: it is its own answer.
    assert not Form(IApprove)["personnel_like"].optional


def test_radios_with_one_chosen_leave_nothing_out():
    closer = {"closer": [Option("case_worker", "A"), Option("recipient", "B")]}
    assert Form(IApprove, options=options(closer))["closer"].optional
    assert not Form(IApprove, {"closer": "recipient"}, options=options(closer))["closer"].optional


def test_persons_are_grouped_by_the_unit_they_belong_to():
    field = Form(IApprove, options=options({"case_worker": PEOPLE}), prefix="approve")["case_worker"]
    assert [(group.title, group.parent) for group in field.groups] == [("IDI", "uid-idi"), ("IIK", "uid-iik")]
    assert field.depends_on == "approve.unit"


def test_a_chosen_value_that_is_no_longer_offered_is_kept():
    field = Form(IApprove, {"case_worker": "gone"}, options=options({"case_worker": PEOPLE}))["case_worker"]
    assert field.unknown == "gone"


def test_names_and_ids_of_prefixed_fields():
    field = Form(IApprove, prefix="approve")["case_worker"]
    assert (field.key, field.id) == ("approve.case_worker", "approve-case-worker")


def test_the_first_input_of_a_group_is_where_the_error_link_goes():
    field = Form(IAccept, options=options({"severity": LEVELS}))["severity"]
    assert field.input_id("low") == field.id
    assert field.input_id("high") == f"{field.id}-2"


def test_the_summary_follows_the_fields_and_says_their_names():
    faults = [
        Fault("what_happened", "required", message="Fill in this field."),
        Fault("title", "required", message="Fill in this field."),
        Fault(None, "stale", message="Somebody was first."),
    ]
    lines = Form(form_schema(), faults=faults).summary()
    assert [line.href for line in lines] == ["#title", "#what-happened", "#form"]
    assert lines[0].text.endswith(": Fill in this field.")
    assert lines[2].text == "Somebody was first."


def test_a_question_needs_no_colon():
    form = Form(form_schema(), faults=[Fault("title", "required")], translate=lambda text: f"{text}?")
    assert form.summary()[0].text == f"{form_schema()['title'].title}? Wrong.?"


def test_what_can_be_confirmed_is_a_warning_and_the_rest_an_error():
    faults = [
        FieldError("what_happened", "telephone_number", "telephone_number", confirmable=True),
        FieldError("what_happened", "identity_number", "identity_number"),
    ]
    field = Form(form_schema(), {"what_happened": "x"}, faults=faults)["what_happened"]
    assert field.error == faults[1].message
    assert [warning["code"] for warning in field.warnings] == ["telephone_number"]
    assert field.warning["confirm"]


def test_a_counter_only_where_one_may_run_out_of_room():
    form = Form(form_schema(), {"title": "x" * 100})
    assert form["title"].is_counted and not form["title"].is_quiet
    assert not form["course_code"].is_counted
    assert form["what_happened"].is_quiet


def test_hidden_fields_carry_what_a_browser_would_send():
    values = {"themes": ["a", "b"], "no_sensitive_data": True, "title": "", "gate": "none"}
    form = Form(form_schema(), values)
    assert form["themes"].sent == ["a", "b"]
    assert form["no_sensitive_data"].sent == ["yes"]
    assert form["title"].sent == []
    assert form["gate"].sent == ["none"]


@pytest.mark.parametrize(
    ("typed", "known"), [("2026-12-07", True), ("7/12", False), ("", False), (None, False)]
)
def test_a_date_is_said_in_words_when_it_is_one(typed, known):
    assert (Form(form_schema(), {"occurred": typed})["occurred"].day is not None) is known
