"""Does a text contain a national identity number? Expects folded text (see ``domain/folding.py``)."""

import re
from collections.abc import Callable
from collections.abc import Iterator

_DIGITS = re.compile(r"[0-9]+")
# Separators that people put anywhere in the number, and those between the birth date and the rest. Commas and
# line breaks separate the numbers of a list, so they count only at that one place.
_LOOSE = re.compile(r"[ .\-/_:*+|()'~·]{1,3}")
_MIDDLE = re.compile(r"[\W_]{1,5}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SHORT = 11
_LONG = 13


def holds_identity_number(text: str, is_identity_number: Callable[[str], bool]) -> bool:
    """Is there a number in the folded ``text`` that the checker knows?

    The checker gets eleven bare digits. Groups may be separated; the number must begin and end with a group,
    so that no number is found within a longer figure. A birth date with the century (``01.01.1990 12345``) is
    the same number.
    """
    # A table repeats its figures, and the checker is slow: each figure is checked once.
    return any(is_identity_number(candidate) for candidate in dict.fromkeys(_candidates(text)))


def _candidates(text: str) -> Iterator[str]:
    spans = [found.span() for found in _DIGITS.finditer(text)]
    groups = [text[start:end] for start, end in spans]
    gaps = [_gap(text[a[1] : b[0]]) for a, b in zip(spans, spans[1:], strict=False)]
    for first in range(len(groups)):
        yield from _beginning_at(groups, gaps, first)


def _gap(text: str) -> str:
    if _LOOSE.fullmatch(text):
        return "loose"
    return "middle" if _MIDDLE.fullmatch(text) else "end"


def _beginning_at(groups: list[str], gaps: list[str], first: int) -> Iterator[str]:
    digits = ""
    cuts: set[int] = set()
    middles: set[int] = set()
    for place in range(first, len(groups)):
        if digits:
            if gaps[place - 1] == "end":
                return
            cuts.add(len(digits))
            if gaps[place - 1] == "middle":
                middles.add(len(digits))
        digits += groups[place]
        if len(digits) == _SHORT and middles <= {6} and not _opens_with_date(groups[first : place + 1]):
            yield digits
        if len(digits) == _LONG and middles <= {8} and (8 in cuts or not cuts):
            yield from _without_century(digits)
        if len(digits) >= _LONG:
            return


def _opens_with_date(groups: list[str]) -> bool:
    """A date with its century and some other number after it ("23.11.2026, 120") is not one number."""
    if len(groups) < 3:
        return False
    one, two, three = groups[:3]
    if _YEAR.fullmatch(three):
        return len(one) <= 2 and len(two) <= 2
    return bool(_YEAR.fullmatch(one)) and len(two) <= 2 and len(three) <= 2


def _without_century(digits: str) -> Iterator[str]:
    """The eleven digits, when the birth date is written ``ddmmyyyy`` or ``yyyymmdd``."""
    rest = digits[8:]
    for year, start in ((digits[4:8], digits[:4]), (digits[:4], digits[6:8] + digits[4:6])):
        if _YEAR.fullmatch(year) and _is_of_century(int(year), int(rest[:3])):
            yield start + year[2:] + rest


def _is_of_century(year: int, individual: int) -> bool:
    """The three individual digits give the century; without this check, many a date before an amount would
    match."""
    if year >= 2000:
        return individual >= 500
    return individual < 500 or (individual >= 900 and year >= 1940)
