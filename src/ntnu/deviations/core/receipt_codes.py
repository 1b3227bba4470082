"""Receipt codes: sixteen digits that open an anonymous notification again, shown once.

Kept is only what scrypt makes of code and key, so that who has the database has no code. The salt
is one for all, made from the key: a code must be found without knowing whose it is.
"""

import hashlib
import hmac
import re
from collections.abc import Callable

LENGTH = 16
_SALT = b"ntnu.deviations: receipt codes of SpeakUp!"
# Sixteen megabytes and some fifty milliseconds a guess.
_N, _R, _P = 2**14, 8, 1


def new_code(below: Callable[[int], int]) -> str:
    """A new code; ``below(n)`` draws a whole number from 0 to n - 1, unguessably."""
    return f"{below(10**LENGTH):0{LENGTH}d}"


def as_typed(text: object) -> str | None:
    """The code in what somebody typed, with spaces and hyphens or without; None where there is none."""
    if not isinstance(text, str) or len(text) > 60:
        return None
    digits = re.sub(r"[\s\u00a0-]", "", text)
    return digits if len(digits) == LENGTH and digits.isascii() and digits.isdigit() else None


def in_fours(code: str) -> str:
    """The code as it is shown: easier to write down."""
    return " ".join(code[place : place + 4] for place in range(0, LENGTH, 4))


def digest(code: str, key: bytes | None) -> str:
    """What is kept of a code. ``key``: the secret of the server."""
    salt = hmac.new(key or b"", _SALT, hashlib.sha256).digest()
    return hashlib.scrypt(code.encode("ascii"), salt=salt, n=_N, r=_R, p=_P, dklen=32).hex()
