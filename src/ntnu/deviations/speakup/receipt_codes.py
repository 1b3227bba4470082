"""Receipt codes: what opens an anonymous notification again, shown to who sent it and stored nowhere.

A code has twenty letters and digits, a hundred bits of chance. It is found by a keyed digest: whoever has
the database has no code, and nobody can try them all. Codes of before had sixteen digits, and are found by
what scrypt makes of them, which takes some fifty milliseconds; they still open what they opened.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Callable

#: Digits and letters without those that are taken for others (Crockford's base 32).
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 20
#: Digits of the codes of before.
OLD_LENGTH = 16
_GROUP = 5
#: What is read as another letter, or typed for one.
_TAKEN_FOR = str.maketrans({"O": "0", "I": "1", "L": "1"})
#: More than this nobody types; it may be pasted with signs that are not seen.
_LONGEST = 400
#: Hyphens and minus signs, whatever the program made of them.
_MINUS = "\u2212"
_PURPOSE = b"ntnu.deviations: receipt codes of SpeakUp!, found by a digest"
#: What a kept digest of a new code begins with.
_MARK = "h:"

_SALT = b"ntnu.deviations: receipt codes of SpeakUp!"
# Sixteen megabytes and some fifty milliseconds a guess.
_N, _R, _P = 2**14, 8, 1


def new_code(below: Callable[[int], int]) -> str:
    """A new code; ``below(n)`` draws a whole number from 0 to n - 1, unguessably."""
    return _written(below(len(_LETTERS) ** LENGTH))


def code_of(secret: bytes) -> str:
    """The code that follows from ``secret`` (32 bytes that only the server can make again)."""
    return _written(int.from_bytes(secret, "big") % len(_LETTERS) ** LENGTH)


def _written(number: int) -> str:
    found = []
    for _place in range(LENGTH):
        number, letter = divmod(number, len(_LETTERS))
        found.append(_LETTERS[letter])
    return "".join(found)


def as_typed(text: object) -> str | None:
    """The code in what somebody typed or pasted; None where there is none.

    Full-width letters, small letters, spaces, hyphens and dashes of any kind and signs that are not seen
    make no difference, nor does an O for a zero or an I or L for a one.
    """
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None
    folded = unicodedata.normalize("NFKC", text).upper()
    kept = "".join(sign for sign in folded if not _is_between(sign))
    if len(kept) == OLD_LENGTH and kept.isascii() and kept.isdigit():
        return kept
    kept = kept.translate(_TAKEN_FOR)
    return kept if len(kept) == LENGTH and set(kept) <= set(_LETTERS) else None


def _is_between(sign: str) -> bool:
    """Does the sign stand between letters only: spaces, ends of lines, dashes, and what is not seen?"""
    return sign == _MINUS or sign.isspace() or unicodedata.category(sign) in ("Pd", "Cf", "Cc", "Mn")


def in_groups(code: str) -> str:
    """The code as it is shown: easier to write down."""
    size = 4 if len(code) == OLD_LENGTH else _GROUP
    return "-".join(code[place : place + size] for place in range(0, len(code), size))


def is_old(code: str) -> bool:
    """Is it one of the codes of before?"""
    return len(code) == OLD_LENGTH


def is_kept_old(kept: str) -> bool:
    """Is ``kept``, made by ``digest``, of one of the codes of before?"""
    return not kept.startswith(_MARK)


def digest(code: str, key: bytes | None) -> str:
    """What is kept of a code. ``key``: the secret of the server."""
    if is_old(code):
        salt = hmac.new(key or b"", _SALT, hashlib.sha256).digest()
        return hashlib.scrypt(code.encode("ascii"), salt=salt, n=_N, r=_R, p=_P, dklen=32).hex()
    return _MARK + hmac.new(key or b"", _PURPOSE + code.encode("ascii"), hashlib.sha256).hexdigest()
