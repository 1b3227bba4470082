"""Files lose what tells who made them, where and when; what is in them stays."""

import io
import pikepdf
import pytest
import random
import zipfile
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.file_parts import Upload
from ntnu.deviations.speakup.cleaning import clean
from PIL import Image
from PIL.PngImagePlugin import PngInfo

NAME = "Kari Solbakken"


def cleaned(name: str, data: bytes) -> bytes:
    (found,) = clean([Upload(name, data)])
    assert found.filename == name
    return found.data


def camera(kind: str, turned: bool = False) -> bytes:
    picture, written = Image.new("RGB", (40, 20), "red"), io.BytesIO()
    exif = Image.Exif()
    exif[0x013B], exif[0x9286], exif[0x0112] = NAME, NAME, 6 if turned else 1
    exif.get_ifd(0x8825)[1] = "N"
    more = {"comment": NAME.encode()} if kind in ("JPEG", "GIF") else {}
    if kind == "PNG":
        more["pnginfo"] = PngInfo()
        more["pnginfo"].add_text("Author", NAME)
        more["pnginfo"].add_itxt("XML:com.adobe.xmp", f"<x>{NAME}</x>")
    if kind != "GIF":
        more["exif"] = exif
    picture.save(written, kind, **more)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.jpg", "JPEG"), ("a.jpeg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.gif", "GIF")],
)
def test_a_picture(name, kind):
    before = camera(kind)
    assert NAME.encode() in before
    after = cleaned(name, before)
    assert NAME.encode() not in after
    with Image.open(io.BytesIO(after)) as picture:
        assert (picture.format, picture.size) == (kind, (40, 20))
        assert not dict(picture.getexif())
        assert picture.convert("RGB").getpixel((5, 5))[0] > 240


def test_a_picture_stays_the_right_way_up():
    with Image.open(io.BytesIO(cleaned("a.jpg", camera("JPEG", turned=True)))) as picture:
        assert picture.size == (20, 40)


def test_a_moving_picture_goes_on_moving():
    frames, written = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue", "green")], io.BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:], comment=NAME.encode())
    after = cleaned("a.gif", written.getvalue())
    assert NAME.encode() not in after
    with Image.open(io.BytesIO(after)) as picture:
        assert picture.n_frames == 3


OFFICE = {
    "a.docx": {
        "[Content_Types].xml": "<Types/>",
        "docProps/core.xml": f"<c><dc:creator>{NAME}</dc:creator></c>",
        "docProps/app.xml": f"<Company>{NAME}</Company>",
        "docProps/custom.xml": f"<x>{NAME}</x>",
        "word/document.xml": f'<w:ins w:author="{NAME}" w:date="x">Tekst</w:ins>',
        "word/comments.xml": f'<w:comment w:author="{NAME}" w:initials="{NAME}">Merknad</w:comment>',
        "word/people.xml": f'<w15:person w15:author="{NAME}"/>',
    },
    "a.xlsx": {
        "docProps/core.xml": f"<cp:lastModifiedBy>{NAME}</cp:lastModifiedBy>",
        "xl/comments1.xml": f"<authors><author>{NAME}</author></authors><t>Merknad</t>",
        "xl/persons/person.xml": f'<person displayName="{NAME}" userId="{NAME}"/>',
        "xl/sharedStrings.xml": "<t>Tekst</t>",
    },
    "a.pptx": {
        "docProps/core.xml": f"<dc:creator>{NAME}</dc:creator>",
        "ppt/commentAuthors.xml": f'<p:cmAuthor name="x" initials="{NAME}"/>',
        "ppt/slides/slide1.xml": "<t>Tekst Merknad</t>",
    },
    "a.odt": {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "meta.xml": f"<meta:initial-creator>{NAME}</meta:initial-creator>",
        "content.xml": f"<dc:creator>{NAME}</dc:creator><p>Tekst Merknad</p>",
    },
}


def packed(parts: dict[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return written.getvalue()


@pytest.mark.parametrize("name", OFFICE)
def test_a_document(name):
    after = cleaned(name, packed({**OFFICE[name], "word/media/a.jpg": camera("JPEG")}))
    with zipfile.ZipFile(io.BytesIO(after)) as file:
        inside = {info.filename: file.read(info) for info in file.infolist()}
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    whole = b" ".join(inside.values())
    assert NAME.encode() not in whole
    assert b"Tekst" in whole and b"docProps/custom.xml" not in whole
    assert inside.keys() == {*OFFICE[name], "word/media/a.jpg"}


def test_a_pdf():
    pdf, written = pikepdf.new(), io.BytesIO()
    page = pdf.add_blank_page()
    page.Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Text,
                Rect=[0, 0, 9, 9],
                T=NAME,
                Contents="Merknad",
            )
        ]
    )
    pdf.docinfo["/Author"] = NAME
    with pdf.open_metadata() as meta:
        meta["dc:creator"] = [NAME]
    pdf.save(written)
    after = cleaned("a.pdf", written.getvalue())
    with pikepdf.open(io.BytesIO(after)) as found:
        assert "/Info" not in found.trailer and "/Metadata" not in found.Root
        (note,) = found.pages[0].Annots
        assert "/T" not in note and str(note.Contents) == "Merknad"
        raw = io.BytesIO()
        found.save(raw, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert NAME.encode() not in raw.getvalue()


def test_text_stays_as_it_is():
    assert cleaned("a.txt", b"Hei\n") == b"Hei\n"
    assert cleaned("a.csv", b"a;b\n") == b"a;b\n"


@pytest.mark.parametrize(
    "name", ["a.jpg", "a.png", "a.gif", "a.webp", "a.pdf", "a.docx", "a.xlsx", "a.pptx", "a.odt"]
)
def test_a_broken_file_is_told_of(name):
    samples = {"pdf": b"%PDF-1.7\n%%EOF", "jpg": camera("JPEG"), "png": camera("PNG")}
    whole = samples.get(name[2:], packed(OFFICE["a.docx"]))
    rubbish = random.Random(7).randbytes(900)
    for data in (b"", b"x", rubbish, b"\x00" * 50, whole[: len(whole) // 3]):
        with pytest.raises(InvalidData) as caught:
            clean([Upload(name, data)])
        assert [(e.field, e.code) for e in caught.value.errors] == [("attachments", "file_unreadable")]
        assert caught.value.status == 400


def test_what_cannot_be_cleaned_is_refused():
    for name in ("a.eml", "a.rtf", "a", "a.exe"):
        with pytest.raises(InvalidData) as caught:
            clean([Upload(name, b"x")])
        assert caught.value.status == 415
