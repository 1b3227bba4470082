"""Doing something once: how a repeated submission is recognised, without storing who submitted what.

A form carries a token, a program sends an ``Idempotency-Key`` (draft-ietf-httpapi-idempotency-key-header). Of
both only a keyed digest is stored.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Iterable
from datetime import timedelta

#: How long a key is remembered.
KEPT = timedelta(days=7)

#: Letters, digits and signs of ASCII, without spaces; the draft's quotes around it may be left out.
_KEY = re.compile(r'"([\x21\x23-\x7e]{1,255})"|([\x21\x23-\x7e]{1,255})')


def key_of(header: str) -> str | None:
    """The key in a header; None where it is not valid."""
    found = _KEY.fullmatch(header.strip())
    return (found.group(1) or found.group(2)) if found else None


def digest(secret: bytes | None, purpose: str, parts: Iterable[str]) -> bytes:
    """A keyed digest (SHA-256, 32 bytes) of texts. Digests of two ``purposes`` reveal nothing about each
    other."""
    # As JSON, so that no text can run over into the next.
    said = json.dumps([purpose, *parts]).encode("ascii")
    return hmac.new(secret or b"", said, hashlib.sha256).digest()


def same_content(body: bytes) -> str:
    """The body of a request in one form: bodies with the same JSON give the same text."""
    try:
        return json.dumps(json.loads(body or b"{}"), sort_keys=True)
    except (ValueError, RecursionError):
        return body.hex()
