"""Pictures without EXIF, comments and whatever else a camera or a program writes beside the points."""

import io
from PIL import Image
from PIL import ImageOps
from PIL import UnidentifiedImageError

#: What of a picture's information changes how it looks.
_KEPT = ("transparency", "duration", "loop", "background", "disposal", "gamma", "dpi")
_OPTIONS = {
    "JPEG": {"quality": 92, "comment": b""},
    "WEBP": {"quality": 92},
    "PNG": {},
    "GIF": {},
    # Within a document only: as a file of its own it is not on offer.
    "TIFF": {"compression": "tiff_deflate"},
}
#: Segments of a JPEG that hold EXIF or XMP, IPTC, and comments.
_NOTES = (0xE1, 0xED, 0xFE)


def clean_picture(data: bytes) -> bytes | None:
    """The same picture, the right way up, and nothing else; None where it cannot be read."""
    written = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data)) as picture:
            kind = picture.format
            if kind not in _OPTIONS:
                return None
            if getattr(picture, "n_frames", 1) > 1:
                _save_moving(picture, kind, written)
            else:
                # A camera tells in EXIF which way is up.
                upright = ImageOps.exif_transpose(picture)
                _strip(upright)
                upright.save(written, kind, **_OPTIONS[kind])
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
    ):
        return None
    return written.getvalue()


def _strip(picture: Image.Image) -> None:
    picture.info = {name: value for name, value in picture.info.items() if name in _KEPT}


def _save_moving(picture: Image.Image, kind: str, written: io.BytesIO) -> None:
    frames = []
    for number in range(picture.n_frames):
        picture.seek(number)
        frame = picture.copy()
        _strip(frame)
        frames.append(frame)
    first, *rest = frames
    first.save(written, kind, save_all=True, append_images=rest)


def without_notes(jpeg: bytes) -> bytes:
    """The same JPEG, point by point, without the segments that hold notes; anything else as it is."""
    if jpeg[:2] != b"\xff\xd8":
        return jpeg
    kept, place = [jpeg[:2]], 2
    # Each segment up to the points themselves: a marker of two bytes, then its length in two.
    while jpeg[place : place + 1] == b"\xff" and (marker := jpeg[place + 1 : place + 2]) not in (
        b"",
        b"\xda",
    ):
        end = place + 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
        if not place + 4 <= end <= len(jpeg):
            return jpeg
        if marker[0] not in _NOTES:
            kept.append(jpeg[place:end])
        place = end
    return b"".join([*kept, jpeg[place:]])
