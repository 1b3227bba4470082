"""Receipt codes: they open an anonymous notification again, are shown to its sender and stored nowhere.

A code has twenty letters and digits, a hundred random bits. It is found by a keyed digest: the database
reveals no code, and nobody can try them all. Former codes had sixteen digits, and are found by their scrypt
hash, which takes some fifty milliseconds; they still work.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Callable

#: Digits and letters without those that are easily confused (Crockford's base 32).
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 20
#: Digits of former codes.
OLD_LENGTH = 16
_GROUP = 5
#: Characters that are read as another letter, or typed for one.
_TAKEN_FOR = str.maketrans({"O": "0", "I": "1", "L": "1"})
#: Nobody types more than this; pasted text may contain invisible characters.
_LONGEST = 400
#: Hyphens and minus signs of any kind.
_MINUS = "\u2212"
_PURPOSE = b"ntnu.deviations: receipt codes of SpeakUp!, found by a digest"
#: The prefix of the stored digest of a new code.
_MARK = "h:"

_SALT = b"ntnu.deviations: receipt codes of SpeakUp!"
# Sixteen megabytes and some fifty milliseconds a guess.
_N, _R, _P = 2**14, 8, 1


def new_code(below: Callable[[int], int]) -> str:
    """A new code; ``below(n)`` draws a whole number from 0 to n - 1, unpredictably."""
    return _written(below(len(_LETTERS) ** LENGTH))


def code_of(secret: bytes) -> str:
    """The code derived from ``secret`` (32 bytes that only the server can make again)."""
    return _written(int.from_bytes(secret, "big") % len(_LETTERS) ** LENGTH)


def _written(number: int) -> str:
    found = []
    for _place in range(LENGTH):
        number, letter = divmod(number, len(_LETTERS))
        found.append(_LETTERS[letter])
    return "".join(found)


def as_typed(text: object) -> str | None:
    """The code in what somebody typed or pasted; None where there is none.

    Full-width letters, small letters, spaces, hyphens and dashes of any kind and invisible characters make no
    difference, nor does an O for a zero or an I or L for a one.
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
    """Is the character only a separator: spaces, ends of lines, dashes, and invisible characters?"""
    return sign == _MINUS or sign.isspace() or unicodedata.category(sign) in ("Pd", "Cf", "Cc", "Mn")


def in_groups(code: str) -> str:
    """The code in groups: easier to write down."""
    size = 4 if len(code) == OLD_LENGTH else _GROUP
    return "-".join(code[place : place + size] for place in range(0, len(code), size))


def is_old(code: str) -> bool:
    """Is it a former code?"""
    return len(code) == OLD_LENGTH


def is_kept_old(kept: str) -> bool:
    """Is ``kept``, made by ``digest``, that of a former code?"""
    return not kept.startswith(_MARK)


def digest(code: str, key: bytes | None) -> str:
    """The stored form of a code. ``key``: the secret of the server."""
    if is_old(code):
        salt = hmac.new(key or b"", _SALT, hashlib.sha256).digest()
        return hashlib.scrypt(code.encode("ascii"), salt=salt, n=_N, r=_R, p=_P, dklen=32).hex()
    return _MARK + hmac.new(key or b"", _PURPOSE + code.encode("ascii"), hashlib.sha256).hexdigest()
