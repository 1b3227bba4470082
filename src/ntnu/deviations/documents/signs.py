"""Characters that no font of the server has: their numbers are printed, so that none is lost."""

import re
import subprocess
import unicodedata
from bisect import bisect_right
from functools import cache

#: The characters of most texts here: only others are looked up.
_BEYOND_LATIN = re.compile("[^\x00-\x84\x86-\u024f]")
#: Drawn by no font, and not missed: joiners, direction marks, variation selectors.
_UNSEEN = "Cf"
#: Ends of lines and paragraphs, for which the printer would look for a glyph.
_ENDS = {"\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
_SELECTORS = re.compile("[\u034f\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SECONDS = 30


def printable(text: str) -> str:
    """The text with ``[U+1F9FF]`` in place of a character that would be printed as an empty box."""
    return _BEYOND_LATIN.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    sign = found.group()
    if sign in _ENDS:
        return _ENDS[sign]
    if _has_font(ord(sign)) or unicodedata.category(sign) == _UNSEEN or _SELECTORS.match(sign):
        return sign
    return f"[U+{ord(sign):04X}]"


def _has_font(sign: int) -> bool:
    starts, ends = _ranges()
    place = bisect_right(starts, sign) - 1
    # A server where this cannot be determined counts as having every character.
    return not starts or (place >= 0 and sign <= ends[place])


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """First and last of each range of characters that some font has, in order; empty where that cannot be
    determined."""
    command = ["fc-list", ":outline=true", "--format", "%{charset} "]
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return [], []
    runs = sorted((int(first, 16), int(last or first, 16)) for first, _, last in _pairs(told))
    starts: list[int] = []
    ends: list[int] = []
    for first, last in runs:
        if ends and first <= ends[-1] + 1:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return starts, ends


def _pairs(told: str) -> list[tuple[str, str, str]]:
    return [run.partition("-") for run in told.split()]
