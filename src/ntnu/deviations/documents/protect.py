"""Encrypts a document (AES-256), so that only the pass phrase opens it."""

import io
import pikepdf
import secrets

#: Without letters and digits that are easily confused.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _LENGTH = 5, 4


def phrase_of(chance: bytes | None = None) -> str:
    """A pass phrase that can be read out over the telephone; 99 bits of ``chance``, which are 32 bytes that
    nobody can guess. None: they are random, and the pass phrase cannot be made again."""
    left, letters = int.from_bytes(chance or secrets.token_bytes(32)), []
    for _letter in range(_GROUPS * _LENGTH):
        left, place = divmod(left, len(_LETTERS))
        letters.append(_LETTERS[place])
    groups = ("".join(letters[start : start + _LENGTH]) for start in range(0, len(letters), _LENGTH))
    return "-".join(groups)


def encrypt(data: bytes, phrase: str) -> bytes:
    """The PDF, encrypted. It is no longer PDF/A, and no longer declares to be."""
    # The owner's pass phrase would open it too: it is given to nobody.
    protection = pikepdf.Encryption(user=phrase, owner=secrets.token_urlsafe(32), R=6)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as about:
            for name in ("pdfaid:part", "pdfaid:conformance"):
                if name in about:
                    del about[name]
        pdf.save(out, encryption=protection)
    return out.getvalue()
