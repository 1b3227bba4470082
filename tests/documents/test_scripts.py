"""Text in any script: printed with letters, read back as it was written, and no sign lost as an empty box."""

import logging
import pikepdf
import pytest
import subprocess
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from ntnu.deviations.documents import printing
from ntnu.deviations.documents import signs
from ntnu.deviations.documents.pdf import to_html
from ntnu.deviations.documents.pdf import to_pdf
from tests.documents import reading
from tests.documents.test_pdf import document

SCRIPTS = {
    "Arabic": "السلام عليكم، تأخرت الدرجات ستة أسابيع",
    "Urdu": "نتائج چھ ہفتے بعد آئے",
    "Hebrew": "הציונים הגיעו באיחור, שלום",
    "Devanagari": "क्षत्रिय नमस्ते कर्म अंक छह सप्ताह बाद",
    "Bengali": "ফলাফল ছয় সপ্তাহ পরে",
    "Tamil": "தமிழ் மொழி",
    "Burmese": "မြန်မာဘာသာ",
    "Thai": "ผลสอบช้าหกสัปดาห์ น้ำ",
    "Chinese": "成绩晚了六个星期",
    "Japanese": "成績が六週間遅れた",
    "Korean": "성적이 육 주 늦었다",
    "Ethiopic": "ውጤቱ ዘገየ",
    "South Sami": "Åarjelsaemien gïele, jïh",
    "North Sami": "Čáhci ŋáhččá đŧž",
    "Vietnamese": "Tiếng Việt, kết quả trễ",
    "letters with marks of their own": "e\u0301 n\u0303",
    "emoji": "🙂 👍🏽 🇳🇴",
    "in one line": "Fra Ola: שלום, السلام, hei 5",
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_was_written_is_read_back(script):
    text = SCRIPTS[script]
    assert signs.printable(text) == text
    assert text in reading.text(to_pdf(document(text)))


@pytest.mark.parametrize(
    ("sign", "printed"),
    [
        ("\U0001fae8", "[U+1FAE8]"),
        ("\u0378", "[U+0378]"),
        ("\ufdd0", "[U+FDD0]"),
        ("\U0010fffd", "[U+10FFFD]"),
    ],
)
def test_a_sign_that_no_font_has_is_printed_as_its_number(sign, printed):
    assert f"før {printed} etter" in reading.text(to_pdf(document(f"før {sign} etter")))


def test_what_joins_letters_and_ends_lines_is_no_missing_sign():
    assert signs.printable("a\u200db\u00ad\u2066c\u2069\ufe0f") == "a\u200db\u00ad\u2066c\u2069\ufe0f"
    assert signs.printable("a\x85b\u2028c\u2029d") == "a\nb\nc\n\nd"


def test_beside_the_shapes_stands_what_was_written():
    text = "مرحبا 🙂 שלום"
    pdf = reading.opened(to_pdf(document(text)))
    told = [
        str(operands[1].ActualText)
        for page in pdf.pages
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "BDC" and len(operands) > 1 and "/ActualText" in operands[1]
    ]
    assert text in told
    # Nothing of it where each shape stands for its letter.
    assert {name for name in told if name.isascii()} == set()


def test_a_server_that_cannot_tell_its_fonts_prints_what_it_can(monkeypatch):
    def missing(*args, **kw):
        raise FileNotFoundError("fc-list")

    monkeypatch.setattr(subprocess, "run", missing)
    signs._ranges.cache_clear()
    assert signs.printable("\U0001fae8") == "\U0001fae8"
    monkeypatch.undo()
    signs._ranges.cache_clear()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=12))
def test_no_sign_is_an_empty_box(text, caplog):
    caplog.clear()
    with caplog.at_level(logging.WARNING, "weasyprint"):
        printing.print_pdf({}, [to_html(document(text)).encode()])
    assert [record.getMessage() for record in caplog.records if "notdef" in record.getMessage()] == []
