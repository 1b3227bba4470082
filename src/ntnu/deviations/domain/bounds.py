"""Whole numbers in input."""

import re

#: Python writes and reads numbers of thousands of digits slowly, and refuses at some length.
_WHOLE = re.compile(r"[0-9]{1,9}")


def whole_number(text: object) -> int | None:
    """The number of at most nine digits of ASCII that ``text`` is; None for anything else."""
    return int(text) if isinstance(text, str) and _WHOLE.fullmatch(text) else None
