"""From what a browser sends to what an action reads."""

import pytest
from io import BytesIO
from ntnu.deviations.case.schema.receipt import IAssessments
from ntnu.deviations.processing.accept import IUpdateProcess
from ntnu.deviations.receipt.approve import IApprove
from ntnu.deviations.reporting.submit import form_schema
from ntnu.deviations.ui.forms.reading import confirmed
from ntnu.deviations.ui.forms.reading import read
from ntnu.deviations.ui.forms.reading import uploads

pytestmark = pytest.mark.usefixtures("integration")


class SentFile(BytesIO):
    """A file as the publisher hands it over."""

    def __init__(self, filename, data=b""):
        super().__init__(data)
        self.filename = filename
        self.headers = {}


def test_text_comes_back_as_it_was_typed():
    raw = read({"what_happened": "  one\r\ntwo\rthree <b> "}, form_schema(), names=["what_happened"])
    assert raw == {"what_happened": "  one\ntwo\nthree <b> "}


def test_what_is_missing_is_empty_by_its_kind():
    raw = read({}, form_schema())
    assert raw["title"] == ""
    assert raw["occurred"] is None
    assert raw["faculty"] is None
    assert raw["gate"] is None
    assert raw["themes"] == []
    assert raw["no_sensitive_data"] is False


def test_a_question_left_open_is_neither_yes_nor_no():
    sent = {"assessment_deviation": "yes", "assessment_sensitive": "no"}
    assert read(sent, IAssessments) == {
        "assessment_deviation": True,
        "assessment_sensitive": False,
        "assessment_unacceptable": None,
    }


def test_only_fields_of_the_schema_with_its_prefix_are_read():
    sent = {"approve.note": "mine", "note": "not mine", "reregister.text": "nor this", "approve.evil": "x"}
    raw = read(sent, IApprove, prefix="approve")
    assert raw["note"] == "mine"
    assert set(raw) == set(IApprove.names(all=True))


def test_one_or_many_under_one_name():
    assert read({"themes": "teaching"}, form_schema())["themes"] == ["teaching"]
    assert read({"themes": ["teaching", "", "other"]}, form_schema())["themes"] == ["teaching", "other"]
    assert read({"title": ["first", "second"]}, form_schema())["title"] == "first"


def test_numbers_may_stand_with_any_mark_between_them():
    sent = {"related": "AVVIK-2026-000001, AVVIK-2026-000002\n AVVIK-2026-000003;"}
    numbers = ["AVVIK-2026-000001", "AVVIK-2026-000002", "AVVIK-2026-000003"]
    assert read(sent, IUpdateProcess)["related"] == numbers


def test_a_file_in_place_of_text_is_no_text():
    assert read({"title": SentFile("x.txt")}, form_schema())["title"] == ""


def test_confirmed_warnings():
    assert confirmed({}) == []
    assert confirmed({"warnings_confirmed": "telephone_number"}) == ["telephone_number"]


def test_an_empty_file_input_is_no_file():
    sent = {"attachments": [SentFile(""), SentFile("a.pdf", b"%PDF")]}
    assert [(file.filename, file.data) for file in uploads(sent, "attachments")] == [("a.pdf", b"%PDF")]
    assert uploads({}, "attachments") == []
