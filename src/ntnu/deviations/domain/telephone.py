"""Does a text contain a telephone number? Expects folded text (see ``domain/folding.py``).

It uses its own rules: the matcher of ``phonenumbers`` (9.0, every degree of leniency) was tried on the
examples of the tests. At its best it takes dates (23.11.2026, 23112026) and decimals (3.22123456) for
numbers, and misses "tlf91234567", "91234567-91234568" and a number after that of a room.
"""

import re
from collections.abc import Sequence

_DIGITS = re.compile(r"[0-9]+")
# How Norwegians part the eight digits.
_SHAPES = frozenset(
    {
        (8,),
        (2, 2, 2, 2),
        (3, 2, 3),
        (2, 3, 3),
        (3, 3, 2),
        (4, 4),
        (2, 6),
        (3, 5),
        (2, 2, 4),
        (4, 2, 2),
    }
)
_MOST_GROUPS = 4
_GAPS = frozenset({" ", ".", "-", "/", " - ", ")", ") ", ". "})
# One of these between a figure and its neighbour makes one longer figure: a date, a time, a decimal, an id.
_TIGHT = frozenset({".", "-", ":"})
_LABEL = re.compile(r"(?:tlf|tlph|tel|telefon|mob|mobil|phone|sms)$", re.IGNORECASE)

_PLUS = re.compile(r"(?<![\w+])\+(?:[ .\-/()]{0,3}[0-9]){7,15}(?![0-9])")
_DOUBLE_ZERO = re.compile(r"(?<![\w.,:\-/+])00[1-9](?:[ .\-/()]{0,3}[0-9]){7,13}(?![0-9])")
_THOUSANDS = re.compile(r"\+ ?[0-9]{1,3}(?:[ .][0-9]{3})*[ .]000")

_CURRENCY = r"(?:kr|kroner|nok|eur|euro|usd|sek|dkk|gbp|mill)\b"
_MONEY_AFTER = re.compile(rf" ?(?:{_CURRENCY}|,-|[€$£%])", re.IGNORECASE)
_MONEY_BEFORE = re.compile(r"(?:\b(?:kr|nok|eur|usd|sek|dkk|gbp)\.?|[€$£]) ?$", re.IGNORECASE)
_LONGEST_LABEL = 10

_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = r"(?:0[1-9]|[12][0-9]|3[01])"
_COMPACT_DATE = re.compile(rf"{_YEAR}{_MONTH}{_DAY}|{_DAY}{_MONTH}{_YEAR}")
_IS_YEAR = re.compile(_YEAR)


def holds_telephone_number(text: str) -> bool:
    """Does the folded ``text`` contain something that reads as a telephone number?"""
    if "+" in text and _international(text, _PLUS):
        return True
    return ("00" in text and _international(text, _DOUBLE_ZERO)) or _norwegian(text)


def _international(text: str, form: re.Pattern[str]) -> bool:
    for found in form.finditer(text):
        amount = _MONEY_AFTER.match(text, found.end()) or _THOUSANDS.fullmatch(found.group())
        if not amount:
            return True
    return False


def _norwegian(text: str) -> bool:
    groups = [found.span() for found in _DIGITS.finditer(text)]
    return any(_begins_at(text, groups, first) for first in range(len(groups)))


def _begins_at(text: str, groups: Sequence[tuple[int, int]], first: int) -> bool:
    start, end = groups[first]
    if text[start] in "01":
        return False
    if end - start == 10 and text.startswith("47", start) and text[start + 2] not in "01":
        return _stands_alone(text, groups, first, first)
    lengths: list[int] = []
    gaps: list[str] = []
    for last in range(first, min(first + _MOST_GROUPS, len(groups))):
        if last > first:
            gap = text[groups[last - 1][1] : groups[last][0]]
            if gap not in _GAPS:
                return False
            gaps.append(gap)
        lengths.append(groups[last][1] - groups[last][0])
        if sum(lengths) >= 8:
            break
    # "20.15-22.30" and "23.11.26 12" change the separator on their way; a number may, after its first group.
    return (
        tuple(lengths) in _SHAPES
        and len(set(gaps[1:])) <= 1
        and _stands_alone(text, groups, first, last)
        and not _other_figure(text, groups[first : last + 1])
    )


def _stands_alone(text: str, groups: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Is this the whole figure, and not a piece of a code, a date or a decimal?"""
    start, end = groups[first][0], groups[last][1]
    if _in_word(text, start - 1) and not _LABEL.search(text[max(0, start - _LONGEST_LABEL) : start]):
        return False
    if _in_word(text, end):
        return False
    if first:
        before, gap = groups[first - 1], text[groups[first - 1][1] : start]
        decimal = gap == "," and first == last and before[1] - before[0] <= 3
        if decimal or (gap in _TIGHT and before[1] - before[0] != 8):
            return False
    if last + 1 < len(groups):
        after = groups[last + 1]
        if text[end : after[0]] in _TIGHT and after[1] - after[0] != 8:
            return False
    return True


def _in_word(text: str, place: int) -> bool:
    return 0 <= place < len(text) and (text[place].isalpha() or text[place] == "_")


def _other_figure(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """A date, two years, or an amount of money, written with as many digits as a telephone number."""
    groups = [text[start:end] for start, end in spans]
    if any(len(group) == 4 and _IS_YEAR.fullmatch(group) for group in groups):
        return True
    if len(groups) == 1 and _COMPACT_DATE.fullmatch(groups[0]):
        return True
    shape = [len(group) for group in groups]
    if shape == [2, 3, 3] and groups[2] == "000":
        return True
    if shape not in ([8], [2, 3, 3]):
        return False
    start, end = spans[0][0], spans[-1][1]
    before = text[max(0, start - _LONGEST_LABEL) : start]
    return bool(_MONEY_AFTER.match(text, end) or _MONEY_BEFORE.search(before))
