"""The receipt that a person copies from the archive."""

from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from typing import Any

LONGEST = 200


def checked_receipt(given: Any) -> str:
    """The receipt, on one line. Raises InvalidData."""
    if given is None or given == "":
        raise InvalidData(one("required", "receipt"))
    if not isinstance(given, str):
        raise InvalidData(one("wrong_type", "receipt"))
    receipt = " ".join(given.split())
    if not receipt:
        raise InvalidData(one("required", "receipt"))
    if len(receipt) > LONGEST:
        raise InvalidData(one("too_long", "receipt", max=LONGEST))
    if not receipt.isprintable():
        raise InvalidData(one("wrong_type", "receipt"))
    return receipt
