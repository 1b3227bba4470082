"""Of the files of somebody without a name only what is seen goes on."""

import io
import pikepdf
import pypdfium2
import pytest
import random
import zipfile
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.speakup import drawing
from ntnu.deviations.speakup import ocr
from ntnu.deviations.speakup.seen import seen
from pathlib import Path
from PIL import Image
from plone import api
from tests.documents import reading
from tests.speakup.samples import camera
from tests.speakup.samples import film
from tests.speakup.samples import NAME
from tests.speakup.samples import pdf
from tests.speakup.samples import whole

KINDS = [("a.jpg", "JPEG"), ("a.jpeg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.gif", "GIF")]


def drawn(name: str, data: bytes) -> bytes:
    """As the helper draws it, in this process."""
    answer, (made,) = drawing.draw({"kinds": [name.rpartition(".")[2]], "pages": 30}, [data])
    assert answer == {"faults": [None]}
    return made


def picture(data: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(data))
    found.load()
    return found


def fault(name: str, data: bytes) -> str | None:
    return drawing.draw({"kinds": [name.rpartition(".")[2]], "pages": 30}, [data])[0]["faults"][0]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_a_picture_has_nothing_but_its_points(name, kind):
    before = camera(kind)
    assert NAME.encode() in before
    after = drawn(name, before)
    assert NAME.encode() not in after and b"Exif" not in after
    found = picture(after)
    assert (found.format, found.size, getattr(found, "n_frames", 1)) == (kind, (40, 20), 1)
    assert found.convert("RGB").getpixel((5, 5))[0] > 240


def test_a_picture_stays_the_right_way_up():
    assert picture(drawn("a.jpg", camera("JPEG", turned=True))).size == (20, 40)


def test_of_several_pictures_the_first_is_seen():
    for name, data in (("a.jpg", camera("MPO")), ("a.gif", film("GIF", 30)), ("a.webp", film("WEBP", 60))):
        found = picture(drawn(name, data))
        assert found.format == dict(KINDS)[name] and getattr(found, "n_frames", 1) == 1
        assert found.convert("RGB").getpixel((5, 5))[0] > 230, name


def test_what_is_missing_at_the_end_is_grey():
    noise = Image.frombytes("RGB", (400, 300), random.Random(3).randbytes(400 * 300 * 3))
    written = io.BytesIO()
    noise.save(written, "JPEG")
    for cut in (3, 20_000, 60_000):
        assert picture(drawn("a.jpg", written.getvalue()[:-cut])).size == (400, 300)


def test_a_large_picture_is_made_smaller():
    for name, kind, mode in (("a.png", "PNG", "L"), ("a.jpg", "JPEG", "RGB"), ("a.png", "PNG", "P")):
        written = io.BytesIO()
        Image.new(mode, (9000, 4000)).save(written, kind)
        size = picture(drawn(name, written.getvalue())).size
        assert size[0] * size[1] <= 24_000_000 and abs(size[0] / size[1] - 2.25) < 0.01
        assert size[0] > 2000


def test_a_photograph_of_two_hundred_megapixels_is_scaled(house):
    """As telephones take them, with the memory that the settings give."""
    written = io.BytesIO()
    Image.new("YCbCr", (16_320, 12_240), (90, 90, 240)).save(written, "JPEG")
    (found,) = seen([Upload("IMG_2041.jpg", written.getvalue())])
    size = picture(found.data).size
    assert 10_000_000 < size[0] * size[1] <= 24_000_000 and abs(size[0] / size[1] - 4 / 3) < 0.01


def test_what_is_hidden_under_transparency_goes():
    hidden = Image.new("RGBA", (4, 4), (200, 10, 10, 0))
    written = io.BytesIO()
    hidden.save(written, "PNG")
    assert picture(drawn("a.png", written.getvalue())).convert("RGB").getpixel((1, 1)) == (255, 255, 255)


def test_a_pdf_is_drawn():
    before = pdf()
    assert NAME.encode() in whole(before)
    after = drawn("a.pdf", before)
    everything = whole(after)
    for word in (NAME, "Kari", "Solbakken"):
        assert word.encode() not in everything and word.encode("utf-16-be") not in everything
    with pikepdf.open(io.BytesIO(after)) as found:
        assert set(found.Root.keys()) == {"/Type", "/Pages"} and "/Info" not in found.trailer
        (page,) = found.pages
        assert [float(side) for side in page.mediabox] == [0, 0, 595, 842]
        assert "/Annots" not in page
    assert reading.text(after) == ""
    shown = picture_of_page(after)
    # The rectangle is where it was; the letters are dark on white.
    assert shown.getpixel((150, 842 - 550))[1] < 60 and shown.getpixel((300, 842 - 300)) == (255, 255, 255)
    assert shown.crop((60, 842 - 725, 400, 842 - 690)).convert("L").getextrema()[0] < 90


def picture_of_page(data: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(data) as document:
        return document[0].render(scale=1).to_pil().convert("RGB")


def test_how_many_pages():
    assert len(reading.opened(drawn("a.pdf", pdf(3))).pages) == 3
    assert fault("a.pdf", pdf(31)) == "too_many_pages"


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.gif", "a.webp", "a.pdf"])
def test_a_broken_file_is_told_of(name):
    heads = {"a.pdf": b"%PDF-1.7\n%%EOF", "a.jpg": b"\xff\xd8\xff\xe0", "a.png": b"\x89PNG\r\n\x1a\n"}
    for data in (b"x", random.Random(7).randbytes(900), b"\x00" * 50, heads.get(name, b"GIF89a")):
        assert fault(name, data) == "file_unreadable"


def test_through_the_helper(house):
    files = [
        Upload("a.jpg", camera("JPEG")),
        Upload("tekst.txt", b"Hei\n"),
        Upload("b.pdf", pdf()),
        Upload("liste.csv", b"a;b\n"),
    ]
    found = seen(files)
    assert [upload.filename for upload in found] == [upload.filename for upload in files]
    assert (found[1].data, found[3].data) == (b"Hei\n", b"a;b\n")
    assert NAME.encode() not in found[0].data + whole(found[2].data)
    for name, data, code in (("c.pdf", pdf(31), "too_many_pages"), ("c.png", b"x", "file_unreadable")):
        with pytest.raises(InvalidData) as caught:
            seen([*files, Upload(name, data)])
        (error,) = caught.value.errors
        assert (error.field, error.code, error.words["name"]) == ("attachments", code, name)
        assert caught.value.status == 400
    api.portal.set_registry_record("ntnu.deviations.helper_megabytes", 256)
    vast = io.BytesIO()
    Image.new("RGB", (16_000, 12_000)).save(vast, "PNG")
    with pytest.raises(InvalidData) as caught:
        seen([Upload("vast.png", vast.getvalue())])
    assert caught.value.errors[0].code in ("too_many_points", "files_too_heavy")


def test_office_files_are_drawn_only_where_that_is_switched_on(house, monkeypatch, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", "<author " * 16_000)
    upload = Upload("min.docx", packed.getvalue())
    for name in ("min.docx", "a.odt", "a.xlsx", "a.rtf", "a.eml", "a", "a.exe"):
        with pytest.raises(InvalidData) as caught:
            seen([Upload(name, upload.data)])
        assert (caught.value.status, caught.value.errors[0].code) == (415, "file_not_drawn")
    assert "PDF" in str(caught.value.errors[0].message.default)
    # A program that stands for LibreOffice: it writes the PDF that it was given beside it.
    (tmp_path / "there.pdf").write_bytes(pdf())
    program = tmp_path / "soffice"
    program.write_text(
        '#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\n'
        f'cp {tmp_path}/there.pdf "$2/file.pdf"\n[ "$(basename "$3")" = file.docx ]\n'
    )
    program.chmod(0o755)
    api.portal.set_registry_record("ntnu.deviations.draw_office", True)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    with pytest.raises(InvalidData):
        seen([upload])
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    (found,) = seen([upload])
    assert found.filename == "min.docx.pdf"
    assert len(reading.opened(found.data).pages) == 1 and NAME.encode() not in whole(found.data)


def test_text_is_read_from_the_pages():
    page = drawn("a.pdf", pdf(2, "Varsel om mobbing på øving"))
    _answer, (read,) = ocr.read_pages({"languages": list(ocr.languages())}, [page])
    assert reading.text(read).count("Varsel om mobbing på øving") == 2
    # It is drawn as before, and has nothing of the program that read it.
    assert picture_of_page(read).tobytes() == picture_of_page(page).tobytes()
    with pikepdf.open(io.BytesIO(read)) as found:
        assert "/Info" not in found.trailer and "/Metadata" not in found.Root
    assert str(Path.cwd()).encode() not in whole(read)
