"""The text of a drawn PDF is read from its pages by the clock, where the server can."""

import base64
import pytest
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.clock.apart import run_now
from ntnu.deviations.speakup import ocr
from tests.documents import reading
from tests.speakup.samples import NAME
from tests.speakup.samples import pdf
from tests.speakup.samples import whole
from tests.speakup.test_anonymous import BODY

TEXT = "Ropte i gangen"
SENT = pdf(1, TEXT)


def sent(web, person: str | None, **more):
    """A notification with a PDF; the file as it is stored."""
    file = {"filename": "brev.pdf", "data": base64.b64encode(SENT).decode()}
    answer = web.visitor(person).post("/deviations/@speakup", {**BODY, "attachments": [file], **more})
    assert answer.status_code == 201, answer.text
    return answer.json()["number"], answer.json().get("code")


def stored(web, number: str) -> list[bytes]:
    registry = registry_of(web.at("/deviations"))
    case = registry._getOb(registry.numbers[number])
    return [kept.file.data for _uid, kept in sorted(case.files.items(), key=lambda pair: pair[1].added)]


@pytest.fixture
def without_tesseract(monkeypatch):
    monkeypatch.setattr(ocr, "languages", tuple)


def test_text_comes_later_and_once(web):
    number, code = sent(web, None)
    (before,) = stored(web, number)
    assert reading.text(before) == "" and NAME.encode() not in whole(before)
    more = {"code": code, "attachments": [{"filename": "mer.pdf", "data": base64.b64encode(pdf()).decode()}]}
    assert web.visitor(None).post("/deviations/@speakup-follow", more).status_code == 200
    assert len(registry_of(web.at("/deviations")).unread) == 2
    run_now(web.at("/deviations"))
    first, second = stored(web, number)
    assert TEXT in reading.text(first) and "mobbing" in reading.text(second)
    assert NAME.encode() not in whole(first) + whole(second)
    assert len(registry_of(web.at("/deviations")).unread) == 0
    run_now(web.at("/deviations"))
    assert stored(web, number) == [first, second]


def test_by_name_the_file_is_kept_as_it_came(web):
    number, code = sent(web, "per", anonymous=False)
    assert code is None and stored(web, number) == [SENT]
    run_now(web.at("/deviations"))
    assert stored(web, number) == [SENT]


def test_without_tesseract_it_waits_and_the_doctor_says_so(web, without_tesseract):
    number, _code = sent(web, "per")
    run_now(web.at("/deviations"))
    assert reading.text(stored(web, number)[0]) == ""
    assert len(registry_of(web.at("/deviations")).unread) == 1
    checks = web.visitor("eqs").get("/deviations/@doctor").json()["checks"]
    (found,) = [check for check in checks if check["id"] == "reading"]
    assert found["level"] == "warning" and "tesseract" in found["text"]
