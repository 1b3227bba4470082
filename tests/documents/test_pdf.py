"""A document as PDF: what an archive and a screen reader need of it, whatever is written in it."""

import pytest
from datetime import datetime
from datetime import UTC
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from ntnu.deviations.documents.model import Document
from ntnu.deviations.documents.model import Row
from ntnu.deviations.documents.model import Section
from ntnu.deviations.documents.model import Table
from ntnu.deviations.documents.pdf import AccessRefused
from ntnu.deviations.documents.pdf import refuse
from ntnu.deviations.documents.pdf import to_html
from ntnu.deviations.documents.pdf import to_pdf
from tests.documents import reading

MADE = datetime(2026, 11, 25, 19, 5, tzinfo=UTC)


def document(text: str, language: str = "nb") -> Document:
    return Document(
        language=language,
        number="AVVIK-2026-000412",
        title=text,
        sort="Saksdokument",
        facts=(Row("Enhet", text),),
        sections=(
            Section("one", "Første", rows=(Row("Merke", text),), note=text),
            Section(
                "two",
                text or "Andre",
                sections=(
                    Section("inner", "Inni", text=text, sections=(Section("deep", "Dypt", text=text),)),
                ),
            ),
            Section("log", "Logg", table=Table("Loggen", ("Når", "Hva"), (("I dag", text), ("I går", "x")))),
        ),
        made=MADE,
        contents="Innhold",
        foot="AVVIK-2026-000412 · Sak",
    )


@pytest.fixture(scope="module")
def made() -> bytes:
    return to_pdf(document("Sensuren kom"))


def test_what_an_archive_needs(made):
    pdf = reading.opened(made)
    assert reading.xmp(pdf) == {"part": "3", "conformance": "A"}
    (intent,) = pdf.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    assert int(intent.DestOutputProfile.N) == 3
    assert bool(pdf.Root.MarkInfo.Marked)
    assert not pdf.is_encrypted
    for font in (o for o in pdf.objects if str(getattr(o, "Type", "")) == "/FontDescriptor"):
        assert "/FontFile2" in font or "/FontFile3" in font


def test_what_a_screen_reader_needs(made):
    pdf = reading.opened(made)
    assert str(pdf.Root.Lang) == "nb"
    assert str(pdf.docinfo["/Title"]) == "AVVIK-2026-000412 Sensuren kom"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    tags = reading.tags(pdf)
    assert [tag for tag in tags if tag.startswith("H")] == ["H1", "H2", "H2", "H2", "H3", "H4", "H2"]
    assert tags.count("Link") >= 3
    assert tags.count("TH") == 4
    with pdf.open_outline() as outline:
        (top,) = outline.root
        assert [item.title for item in top.children] == ["Innhold", "Første", "Sensuren kom", "Logg"]


def test_the_text_in_the_order_it_is_read(made):
    text = reading.text(made)
    words = ("Saksdokument", "Enhet", "Innhold", "Merke", "Inni", "Dypt", "I dag", "I går")
    places = [text.index(word) for word in words]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "text",
    [
        "Привет, мир",
        "Καλημέρα",
        "Blåbærsyltetøy på Sápmi: čáhci",
        "漢字かな交じり文",
        'Ærlig <b>talt</b> & «sitat» "x"',
        "</style><script>alert(1)</script>",
        "file:///etc/passwd url(http://intern.example/)",
    ],
)
def test_any_script(text):
    assert text in reading.text(to_pdf(document(text)))


@pytest.mark.parametrize(
    "text", ["\x00\x1b[31m", "\ud800", "\uffff", "a\x0bb", "\u202eabc", "🙂", "\r\n\u2028"]
)
def test_what_cannot_be_printed_breaks_nothing(text):
    assert to_pdf(document(f"før {text} etter")).startswith(b"%PDF-1.7")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_no_text_becomes_a_tag(text):
    plain, other = to_html(document("x")), to_html(document(text))
    for sign in "<>":
        style = other.split("<style>")[1].split("</style>")[0]
        assert sign not in style
    empty = to_html(document("")).count("<")
    assert other.count("<") <= max(plain.count("<"), empty)


def test_nothing_is_fetched(monkeypatch):
    with pytest.raises(AccessRefused):
        refuse("file:///etc/passwd")
    asked = []
    monkeypatch.setattr("ntnu.deviations.documents.pdf.refuse", lambda url, *a, **k: asked.append(url))
    to_pdf(document('<img src="http://intern.example/x.png"> url(file:///etc/passwd)'))
    assert asked == []
