"""A document as PDF: what an archive and a screen reader need of it, whatever is written in it."""

import pytest
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from ntnu.deviations.documents import printing
from ntnu.deviations.documents.model import Document
from ntnu.deviations.documents.model import Row
from ntnu.deviations.documents.model import Section
from ntnu.deviations.documents.model import Table
from ntnu.deviations.documents.pdf import to_html
from ntnu.deviations.documents.pdf import to_pdf
from ntnu.deviations.workers.pool import Limits
from ntnu.deviations.workers.pool import shared
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
    with pytest.raises(printing.AccessRefused):
        printing.refuse("file:///etc/passwd")
    asked = []
    monkeypatch.setattr(printing, "refuse", lambda url, *a, **k: asked.append(url))
    page = to_html(document('<img src="http://intern.example/x.png"> url(file:///etc/passwd)'))
    printing.print_pdf({}, [page.encode()])
    assert asked == []


LONG_ROWS = {
    "letters": "abcdefghij" * 2000,
    "bound": "ord\u00a0" * 5000,
    "signs": "<&\"'>" * 1000,
    "han": "漢字" * 3000,
}


@pytest.mark.parametrize("kind", LONG_ROWS)
def test_a_row_without_a_space_is_laid_out_in_bounded_time(kind):
    """It took 26 seconds for 20,000 letters; laid out in pieces it takes one, and the helper has 10."""
    row = LONG_ROWS[kind]
    whole = replace(document("x"), sections=(Section("one", "Første", rows=(Row("Hva", row),), text=row),))
    limits = Limits(10, 1024)
    _answer, (pdf,) = shared().run(f"{printing.__name__}:print_pdf", {}, [to_html(whole).encode()], limits)
    text = "".join(reading.text(pdf).split())
    assert text.count("".join(row.split())[:900]) >= 1
    assert len(text) >= 2 * len("".join(row.split()))
    # Nothing runs over the edge of one line: there are many pages.
    assert len(reading.opened(pdf).pages) > 3


def test_thousands_of_lines_are_laid_out_in_bounded_time():
    """As much as the fields of a report take, in as many lines; so many took half a minute."""
    lines = "q\n" * 9_999
    whole = replace(document("x"), sections=tuple(Section(f"s{n}", "Felt", text=lines) for n in range(5)))
    limits = Limits(10, 1024)
    _answer, (pdf,) = shared().run(f"{printing.__name__}:print_pdf", {}, [to_html(whole).encode()], limits)
    assert reading.text(pdf).count("q") == 5 * 9_999
    assert reading.xmp(reading.opened(pdf)) == {"part": "3", "conformance": "A"}


def test_the_lines_of_a_text_stay_where_there_are_not_so_many():
    text = "\n".join(f"linje {n}" for n in range(500))
    assert "\u00b6" not in to_html(document(text))
    assert to_html(document(f"{text}\nen til\nto til")).count("linje 499\nen til \u00b6 to til") > 0
