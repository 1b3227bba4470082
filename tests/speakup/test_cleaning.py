"""Files lose what tells who made them, where and when; what is in them stays."""

import io
import pikepdf
import pytest
import random
import zipfile
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.file_parts import Upload
from ntnu.deviations.speakup.cleaning import clean
from ntnu.deviations.speakup.cleaning_pictures import without_notes
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
        "word/_rels/settings.xml.rels": f'<Relationship Id="rId1" Target="file:///C:/Users/{NAME}/a.dotx"/>',
        "customXml/item1.xml": f"<p><UserInfo><DisplayName>{NAME}</DisplayName></UserInfo></p>",
    },
    "a.xlsx": {
        "docProps/core.xml": f"<cp:lastModifiedBy>{NAME}</cp:lastModifiedBy>",
        "xl/comments1.xml": f"<authors><author>{NAME}</author></authors><t>Merknad</t>",
        "xl/persons/person.xml": f'<person displayName="{NAME}" userId="{NAME}"/>',
        "xl/sharedStrings.xml": "<t>Tekst</t>",
        "xl/workbook.xml": f'<x15ac:absPath url="C:\\Users\\{NAME}\\"/><sheet name="Merknad"/>',
        "xl/revisions/userNames.xml": f'<userInfo name="{NAME}" id="1"/>',
    },
    "a.pptx": {
        "docProps/core.xml": f"<dc:creator>{NAME}</dc:creator>",
        "ppt/commentAuthors.xml": f'<p:cmAuthor name="{NAME}" initials="{NAME}"/>',
        "ppt/authors.xml": f'<p188:author id="1" name="{NAME}" userId="{NAME}"/>',
        "ppt/slides/slide1.xml": "<t>Tekst Merknad</t>",
    },
    "a.odt": {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "meta.xml": f"<meta:initial-creator>{NAME}</meta:initial-creator>",
        "content.xml": f"<dc:creator>{NAME}</dc:creator><p>Tekst Merknad</p>",
        "settings.xml": f'<config:config-item config:name="PrinterName" config:type="string">{NAME}'
        '</config:config-item><config:config-item config:name="Zoom">Merknad</config:config-item>',
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
    pictures = {f"word/media/{kind}": camera(kind[2:].upper()) for kind in ("a.jpeg", "a.tiff", "a.png")}
    after = cleaned(name, packed({**OFFICE[name], **pictures}))
    with zipfile.ZipFile(io.BytesIO(after)) as file:
        inside = {info.filename: file.read(info) for info in file.infolist()}
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    whole = b" ".join(inside.values())
    assert NAME.encode() not in whole
    assert b"Tekst" in whole and b"Merknad" in whole
    assert inside.keys() == {*OFFICE[name], *pictures}
    for picture in pictures:
        with Image.open(io.BytesIO(inside[picture])) as found:
            assert found.size == (40, 20)


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


def test_a_photograph_in_a_pdf():
    photograph = camera("JPEG")
    pdf, written = pikepdf.new(), io.BytesIO()
    picture = pdf.make_stream(photograph, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    picture.stream_dict.update(
        {"/Width": 40, "/Height": 20, "/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8}
    )
    picture.write(photograph, filter=pikepdf.Name.DCTDecode)
    page = pdf.add_blank_page()
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(a=picture))
    page.Contents = pdf.make_stream(b"40 0 0 20 0 0 cm /a Do")
    pdf.save(written)
    assert NAME.encode() in written.getvalue()
    after = cleaned("a.pdf", written.getvalue())
    assert NAME.encode() not in after
    with pikepdf.open(io.BytesIO(after)) as found:
        inside = pikepdf.PdfImage(found.pages[0].Resources.XObject.a).as_pil_image()
    with Image.open(io.BytesIO(photograph)) as before:
        assert inside.tobytes() == before.tobytes()


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"\xff\xd8", b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xe1\x00\x00a"]
)
def test_what_is_no_photograph_stays_as_it_is(data):
    assert without_notes(data) == data


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
