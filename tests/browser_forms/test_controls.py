"""Fields as HTML: labels, descriptions, errors and what was typed, always escaped."""

import pytest
from lxml import html
from ntnu.deviations.case.schema.receipt import IAssessments
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.interfaces import IDeviationsLayer
from ntnu.deviations.processing.accept import IAccept
from ntnu.deviations.processing.accept import IUpdateProcess
from ntnu.deviations.receipt.approve import IApprove
from ntnu.deviations.reporting.submit import form_schema
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.options import Option
from pathlib import Path
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.interface import alsoProvides

TEMPLATE = str(Path(__file__).parent / "one_field.pt")
LEVELS = (Option("low", "Low"), Option("high", "High", hint="Many are hurt"))


class OneField(BrowserView):
    """A page with one field and nothing else."""

    template = ViewPageTemplateFile(TEMPLATE)
    field = None

    def __call__(self, form, name):
        self.field = form[name]
        return html.fromstring(self.template())


@pytest.fixture
def show(portal, http_request):
    alsoProvides(http_request, IDeviationsLayer)
    http_request["LANGUAGE"] = "en"
    return OneField(portal, http_request)


def one(tree, path):
    found = tree.xpath(path)
    assert len(found) == 1, path
    return found[0]


def test_a_label_names_its_control(show):
    tree = show(Form(form_schema()), "title")
    field = one(tree, "//input")
    assert one(tree, "//label").get("for") == field.get("id") == "title"
    assert field.get("required")
    # Nothing pasted is cut off in silence: the server says what is too long.
    assert field.get("maxlength") is None


def test_what_was_typed_is_escaped_and_whole(show):
    typed = "<script>alert('1')</script>\n\n  & \"quoted\""
    field = one(show(Form(form_schema(), {"what_happened": typed}), "what_happened"), "//textarea")
    assert field.text == typed
    assert not field.getchildren()


def test_help_opens_from_a_button_beside_the_label(show):
    tree = show(Form(form_schema()), "title")
    button = one(tree, "//button")
    text = one(tree, f"//*[@id='{button.get('aria-controls')}']")
    assert text.text_content().strip()
    assert not tree.xpath("//label//button")


def test_an_error_is_said_in_words_and_described_by(show):
    form = Form(form_schema(), faults=[FieldError("title", "required")])
    tree = show(form, "title")
    field = one(tree, "//input")
    assert field.get("aria-invalid") == "true"
    message = one(tree, "//*[@id='title-error']")
    assert "title-error" in field.get("aria-describedby").split()
    assert len(message.text_content().split()) > 2


def test_every_warning_can_be_confirmed(show):
    faults = [
        FieldError("what_happened", code, code, confirmable=True)
        for code in ("telephone_number", "email_address")
    ]
    tree = show(Form(form_schema(), {"what_happened": "x"}, faults=faults), "what_happened")
    boxes = tree.xpath("//input[@name='warnings_confirmed']")
    assert [box.get("value") for box in boxes] == ["telephone_number", "email_address"]
    for box in boxes:
        assert one(tree, f"//label[@for='{box.get('id')}']").text_content().strip()


def test_a_question_with_yes_and_no(show):
    tree = show(Form(IAssessments, {"assessment_deviation": False}), "assessment_deviation")
    group = one(tree, "//*[@role='radiogroup']")
    assert one(tree, f"//*[@id='{group.get('aria-labelledby')}']").text_content().strip()
    answers = tree.xpath("//input[@type='radio']")
    assert [(answer.get("value"), answer.get("checked")) for answer in answers] == [
        ("yes", None),
        ("no", "checked"),
    ]


def test_radios_with_explanations(show):
    tree = show(Form(IAccept, {"severity": "high"}, options=lambda field: LEVELS), "severity")
    chosen = one(tree, "//input[@checked]")
    assert chosen.get("value") == "high"
    assert one(tree, f"//*[@id='{chosen.get('aria-describedby')}']").text_content() == "Many are hurt"


def test_persons_by_unit_for_the_script_and_for_who_has_none(show):
    people = (Option("nina", "Nina", "IDI", "uid-idi"), Option("lars", "Lars", "IIK", "uid-iik"))
    form = Form(IApprove, {"case_worker": "lars"}, options=lambda field: people, prefix="approve")
    tree = show(form, "case_worker")
    assert one(tree, "//select").get("data-dv-depends-on") == "approve.unit"
    groups = tree.xpath("//optgroup")
    assert [(group.get("label"), group.get("data-dv-parent")) for group in groups] == [
        ("IDI", "uid-idi"),
        ("IIK", "uid-iik"),
    ]
    assert one(tree, "//option[@selected]").get("value") == "lars"


def test_a_date_stands_in_words_beside_its_control(show):
    tree = show(Form(form_schema(), {"occurred": "2024-05-17"}), "occurred")
    assert one(tree, "//input[@type='date']").get("value") == "2024-05-17"
    assert one(tree, "//*[@data-dv-date-of='occurred']").text_content() == "Friday 17\u00a0May\u00a02024"


def test_a_box_to_tick_keeps_its_tick(show):
    tree = show(Form(form_schema(), {"no_sensitive_data": True}), "no_sensitive_data")
    assert one(tree, "//input[@type='checkbox']").get("checked")


def test_numbers_stand_on_one_line(show):
    form = Form(IUpdateProcess, {"related": ["AVVIK-2026-000001", "AVVIK-2026-000002"]})
    field = one(show(form, "related"), "//input")
    assert field.get("value") == "AVVIK-2026-000001, AVVIK-2026-000002"
