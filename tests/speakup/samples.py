"""Files that name who made them, as cameras and programs write them."""

import io
import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

NAME = "Kari Solbakken"


def camera(kind: str, turned: bool = False, size: tuple[int, int] = (40, 20)) -> bytes:
    """A red photograph with NAME wherever the kind has a place for it."""
    picture, written = Image.new("RGB", size, "red"), io.BytesIO()
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
    if kind == "MPO":
        more |= {"save_all": True, "append_images": [Image.new("RGB", size, "blue")]}
    picture.save(written, kind, **more)
    return written.getvalue()


def film(kind: str, frames: int) -> bytes:
    """A moving picture: a red frame first, then blue ones."""
    written = io.BytesIO()
    # Each of another size of spot: frames that are the same are left out.
    rest = [Image.new("RGB", (80, 60), (0, 0, 255 - number)) for number in range(frames - 1)]
    Image.new("RGB", (80, 60), "red").save(written, kind, save_all=True, append_images=rest, duration=40)
    return written.getvalue()


def pdf(pages: int = 1, text: str = "Varsel om mobbing i kollokviegruppa") -> bytes:
    """A PDF with ``text`` on each page, and NAME in its properties, a note, and an attached file."""
    made, written = pikepdf.new(), io.BytesIO()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    for _number in range(pages):
        page = made.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        shown = f"BT /F 20 Tf 60 700 Td ({text}) Tj ET 1 0 0 rg 60 500 200 100 re f"
        # Text that is not seen: in no colour, and beside the page.
        hidden = f"BT 3 Tr /F 9 Tf 60 400 Td ({NAME}) Tj 0 Tr 900 0 Td ({NAME}) Tj ET"
        page.Contents = made.make_stream(f"{shown} {hidden}".encode("cp1252"))
        page.Annots = pikepdf.Array([_note()])
    made.attachments["a.txt"] = NAME.encode()
    made.docinfo["/Author"] = NAME
    with made.open_metadata() as meta:
        meta["dc:creator"] = [NAME]
    made.Root.PieceInfo = pikepdf.Dictionary(Who=NAME)
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"file:///C:/Users/{NAME}/a.pdf")
    made.save(written, deterministic_id=True)
    return written.getvalue()


def _note() -> pikepdf.Dictionary:
    place = [0, 0, 9, 9]
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=place, T=NAME, Contents="Merknad"
    )


def whole(data: bytes) -> bytes:
    """Every byte of a PDF, unpacked, and its own."""
    with pikepdf.open(io.BytesIO(data)) as found:
        streams = [
            thing.read_bytes() if thing.get("/Filter") != pikepdf.Name.DCTDecode else thing.read_raw_bytes()
            for thing in found.objects
            if isinstance(thing, pikepdf.Stream)
        ]
        written = io.BytesIO()
        found.save(written, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return b" ".join([data, written.getvalue(), *streams])
