"""Redraws files of anonymous senders, so that only what is visible is passed on: runs in a helper process.

Like Dangerzone: a picture is decoded to pixels and encoded anew; the pages of a PDF are drawn as pixels, and
a new PDF is made from these. Nothing else of the file is read, so nothing else can be passed on: no list of
what to remove is ever complete. Called by ``speakup/seen.py`` through ``workers/``.
"""

import io
import math
import pypdfium2
from ntnu.deviations.speakup.office import to_pdf
from ntnu.deviations.workers.errors import Refused
from pikepdf import Dictionary
from pikepdf import Name
from pikepdf import Pdf
from PIL import Image
from PIL import ImageCms
from PIL import ImageFile
from PIL import ImageOps
from typing import Any

#: Extension -> the format it is read as, and written in.
PICTURES = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP"}
PDF = "pdf"
OFFICE = ("docx", "xlsx", "pptx", "odt", "ods", "odp")
#: Why a file is not drawn: codes of errors.
UNREADABLE, TOO_MANY_PAGES, TOO_MANY_POINTS = "file_unreadable", "too_many_pages", "too_many_points"

#: Pixels of a picture that is passed on: as many as a good telephone takes. A larger one is scaled down.
MOST_POINTS = 24_000_000
#: Pixels of a page, and pixels per inch: enough to be read by people and by programs.
PAGE_POINTS, PAGE_DPI = 4_000_000, 150
#: A camera's file with several pictures begins with the visible one.
_READ = (*dict.fromkeys(PICTURES.values()), "MPO")
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90},
    "WEBP": {"quality": 90, "method": 2},
    "PNG": {},
    "GIF": {},
}
_PAPER = (255, 255, 255)
#: The exceptions of Pillow for a file that is not a picture, or that was made to break it.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, TypeError, ArithmeticError, LookupError)


def draw(options: dict[str, Any], blobs: list[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """Task: draw each of ``blobs``, of the kinds in ``options["kinds"]`` (extensions), at most ``pages`` of a
    document each.

    The answer has ``faults``, a code or None for each file, and the files; nothing for a faulty one.
    """
    faults, found = [], []
    for kind, data in zip(options["kinds"], blobs, strict=True):
        fault, made = None, b""
        try:
            made = _drawn(kind, data, options["pages"])
        except Refused as error:
            fault = error.code
        faults.append(fault)
        found.append(made)
    return {"faults": faults}, found


def _drawn(kind: str, data: bytes, pages: int) -> bytes:
    if kind in PICTURES:
        return draw_picture(data, PICTURES[kind])
    return draw_pdf(data if kind == PDF else to_pdf(data, kind), pages)


def draw_picture(data: bytes, form: str) -> bytes:
    """The visible picture: its first frame, upright, at most MOST_POINTS, in sRGB, on white.

    Raises Refused where it cannot be read, or has too many pixels for the memory.
    """
    # What is missing at the end is grey, as in every viewer. Both settings apply to this process alone.
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    Image.MAX_IMAGE_PIXELS = None
    written = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data), formats=_READ) as picture:
            # A JPEG is read at a half, a quarter or an eighth of its size, where that is enough.
            picture.draft(None, _size(*picture.size, MOST_POINTS))
            picture.load()
            seen = _flat(_upright(_scaled(picture)))
    except MemoryError:
        raise Refused(TOO_MANY_POINTS) from None
    except _BROKEN:
        raise Refused(UNREADABLE) from None
    seen.save(written, form, **_OPTIONS[form])
    return written.getvalue()


def _size(width: int, height: int, most: int) -> tuple[int, int]:
    """The size in the same proportions with at most so many pixels."""
    if width * height <= most:
        return width, height
    scale = math.sqrt(most / (width * height))
    return max(1, int(width * scale)), max(1, int(height * scale))


def _scaled(picture: Image.Image) -> Image.Image:
    size = _size(*picture.size, MOST_POINTS)
    if size == picture.size:
        return picture
    if picture.mode in ("L", "RGB", "RGBA", "CMYK"):
        return picture.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
    # A palette cannot be interpolated: each pixel stays one of the existing ones.
    return picture.resize(size, Image.Resampling.NEAREST)


def _upright(picture: Image.Image) -> Image.Image:
    # A camera stores in EXIF which way is up.
    return ImageOps.exif_transpose(picture)


def _flat(picture: Image.Image) -> Image.Image:
    """The visible colours, as a new picture that contains only its pixels."""
    colours = _in_srgb(picture)
    if "A" in colours.getbands() or "transparency" in colours.info:
        # Something may be hidden under transparent pixels.
        above = colours.convert("RGBA")
        flat = Image.new("RGB", above.size, _PAPER)
        flat.paste(above, mask=above.getchannel("A"))
    else:
        flat = colours.convert("RGB")
    return Image.frombytes("RGB", flat.size, flat.tobytes())


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The colours that a profile defines. The profile itself may name the machine it was made on."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "CMYK", "L"):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        # Viewers ignore a broken one too.
        return picture


def draw_pdf(data: bytes, most: int) -> bytes:
    """A new PDF with a picture of each page. Raises Refused where it cannot be read, or has more pages."""
    try:
        source = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise Refused(UNREADABLE) from None
    with source, Pdf.new() as made:
        if not 0 < len(source) <= most:
            raise Refused(TOO_MANY_PAGES if len(source) else UNREADABLE)
        # Filled-in form fields are visible too.
        source.init_forms()
        for number in range(len(source)):
            _add_page(made, source, number)
        written = io.BytesIO()
        made.save(written, deterministic_id=True)
    return written.getvalue()


def _add_page(made: Pdf, source: Any, number: int) -> None:
    try:
        page = source[number]
        width, height = page.get_size()
        if not (width > 0 and height > 0):
            raise Refused(UNREADABLE)
        scale = min(PAGE_DPI / 72, math.sqrt(PAGE_POINTS / (width * height)))
        drawn = page.render(scale=scale, fill_color=(*_PAPER, 255)).to_pil().convert("RGB")
        page.close()
    except (pypdfium2.PdfiumError, ValueError, RuntimeError):
        raise Refused(UNREADABLE) from None
    jpeg = io.BytesIO()
    drawn.save(jpeg, "JPEG", quality=80)
    picture = made.make_stream(
        jpeg.getvalue(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=drawn.width,
        Height=drawn.height,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    made.add_blank_page(page_size=(width, height))
    fresh = made.pages[-1]
    fresh.Resources = Dictionary(XObject=Dictionary(Page=picture))
    fresh.Contents = made.make_stream(f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Page Do Q".encode())
