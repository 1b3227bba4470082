"""The kind of a file is read from its content, and compared with what its name says."""

import io
import pytest
import zipfile
from ntnu.deviations.engine.file_contents import is_what_it_says

OPEN = "application/vnd.oasis.opendocument."
MIME = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "txt": "text/plain",
    "csv": "text/csv",
    "rtf": "application/rtf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": f"{OPEN}text",
    "ods": f"{OPEN}spreadsheet",
    "odp": f"{OPEN}presentation",
    "eml": "message/rfc822",
}


def packed(*names: str, mimetype: str = "") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for name in names:
            file.writestr(name, "<a/>", zipfile.ZIP_DEFLATED)
    return written.getvalue()


#: What programs make; each is of one kind only.
SAMPLES = {
    "pdf": b"%PDF-1.7\n",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "jpg": b"\xff\xd8\xff\xe1\x00\x18Exif\x00\x00",
    "gif": b"GIF89a\x01\x00",
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    "rtf": b"{\\rtf1\\ansi",
    "docx": packed("[Content_Types].xml", "word/document.xml"),
    "xlsx": packed("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": packed("[Content_Types].xml", "ppt/presentation.xml"),
    "odt": packed("content.xml", mimetype=MIME["odt"]),
    "ods": packed("content.xml", mimetype=MIME["ods"]),
    "odp": packed("content.xml", mimetype=MIME["odp"]),
}
TEXTS = ("txt", "csv", "eml")


@pytest.mark.parametrize("ending", SAMPLES)
def test_each_kind_is_itself_and_no_other(ending):
    taken = {other for other in MIME if is_what_it_says(other, MIME[other], SAMPLES[ending])}
    # What begins with plain letters is a text too.
    assert taken - set(TEXTS) == {ending}
    assert bool(taken & set(TEXTS)) == (ending in ("pdf", "rtf"))


@pytest.mark.parametrize("ending", MIME)
@pytest.mark.parametrize(
    "data",
    [b"MZ\x90\x00" + b"\x00" * 99, b"\x7fELF\x02\x01\x01" + b"\x00" * 99, b"\x00" * 50, packed("a.txt")],
    ids=["windows", "linux", "nothing", "zip"],
)
def test_what_none_of_them_is(ending, data):
    assert not is_what_it_says(ending, MIME[ending], data)


@pytest.mark.parametrize(
    "text",
    [
        "Hei på deg\n",
        "a;b\r\n1;2\r\n",
        "MZ er forkorta",
        "BM 5",
        "\ufeffHei",
        "漢字\t\x0c",
        "Return-Path: <a@b.no>\nSubject: x",
    ],
)
def test_texts_in_any_encoding(text):
    for ending in TEXTS:
        for encoding in ("utf-8", "utf-16"):
            assert is_what_it_says(ending, MIME[ending], text.encode(encoding))
    assert is_what_it_says("txt", "text/plain", "På".encode("cp1252"))


def test_what_comes_before_a_pdf_is_passed_over():
    assert is_what_it_says("pdf", MIME["pdf"], b"\xef\xbb\xbf\r\n%PDF-1.4")


def test_kinds_that_a_site_adds():
    assert is_what_it_says("heic", "image/heic", b"\x00\x00\x00\x18ftypheic\x00\x00")
    assert not is_what_it_says("heic", "image/heic", SAMPLES["png"])
    assert is_what_it_says("md", "text/markdown", b"# Hei")
    # Nobody knows this one: all is taken but programs.
    assert is_what_it_says("qqq", "", b"\x00\x01\x02")
    for program in (b"MZ\x90", b"\x7fELF", b"#!/bin/sh\n"):
        assert not is_what_it_says("qqq", "", program)
