"""PDF without properties, without the authors of notes, and without what a camera wrote in its pictures."""

import io
from ntnu.deviations.speakup.cleaning_pictures import without_notes
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Name
from pikepdf import Pdf
from pikepdf import PdfError
from pikepdf import Stream

#: So deep no program nests.
_DEEPEST = 100


class _TooDeep(ValueError):
    """Made to fill the memory."""


def clean_pdf(data: bytes) -> bytes | None:
    """The same document, and nothing of who made it; None where it cannot be read."""
    try:
        with Pdf.open(io.BytesIO(data)) as pdf:
            if "/Info" in pdf.trailer:
                del pdf.trailer["/Info"]
            for found in pdf.objects:
                _clean_object(found)
            written = io.BytesIO()
            pdf.remove_unreferenced_resources()
            pdf.save(written, deterministic_id=True)
    except (PdfError, ValueError, RuntimeError, TypeError):
        return None
    return written.getvalue()


def _clean_object(found, depth: int = 0) -> None:
    """An object and what stands in it, but not what it refers to: that comes by itself."""
    if depth > _DEEPEST:
        raise _TooDeep
    if isinstance(found, Dictionary | Stream):
        _without_traces(found)
        inside = [found[name] for name in found.keys()]  # noqa: SIM118 (a stream has no iterator)
    else:
        inside = list(found) if isinstance(found, Array) else []
    for child in inside:
        if isinstance(child, Dictionary | Array) and not child.is_indirect:
            _clean_object(child, depth + 1)


def _without_traces(found) -> None:
    for name in ("/Metadata", "/PieceInfo", "/LastModified"):
        if name in found:
            del found[name]
    if found.get("/Subtype") is not None and "/T" in found and "/Rect" in found and "/FT" not in found:
        # The author of a note in the margin.
        del found["/T"]
    if isinstance(found, Stream) and found.get("/Filter") in (Name.DCTDecode, Array([Name.DCTDecode])):
        # A photograph stands in a PDF as the camera wrote it, with the place where it was taken.
        before = found.read_raw_bytes()
        after = without_notes(before)
        if after != before:
            found.write(after, filter=Name.DCTDecode, decode_parms=found.get("/DecodeParms"))
