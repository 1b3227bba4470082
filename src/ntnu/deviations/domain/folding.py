"""Text as a reader sees it: one form for every spelling of the same letters and digits."""

import re
import unicodedata
from collections.abc import Iterator

# Characters that show nothing, though Unicode does not class them as format characters.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_MINUS = frozenset("\u2212\u2796")
_FULL_STOPS = frozenset("\u3002\uff61")
_SPACES = re.compile(r"[ \n]{2,}")
# Below it there are no marks, and no letters with a second spelling.
_MARK = re.compile("[\u0300-\U0010ffff]")
# No written language puts more marks on one letter.
_MOST_MARKS = 4


def fold(text: str) -> str:
    """``text`` with plain digits, hyphens and spaces, and without what cannot be seen.

    Digits of every script become 0-9, no-break and other spaces one space, line breaks and tabs one
    line break, dashes a hyphen; invisible characters go. Letters keep their case and their marks.
    A raised or circled digit gets a space before it: a footnote's sign is no part of the number.
    """
    plain = text.translate(_PLAIN)
    if has_marks(plain):
        plain = unicodedata.normalize("NFC", with_few_marks(plain, _MOST_MARKS))
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _SPACES.sub(lambda found: "\n" if "\n" in found.group() else " ", plain)


def has_marks(text: str) -> bool:
    """May ``text`` contain a mark, or a letter with a second spelling?"""
    return _MARK.search(text) is not None


def with_few_marks(text: str, most: int) -> str:
    """``text`` with at most so many marks in a row: sorting a longer run costs its length squared."""
    return "".join(_few_marks(text, most))


def _few_marks(text: str, most: int) -> Iterator[str]:
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= most:
            yield character


class _Plain(dict[int, str]):
    """Plain forms by code point, worked out when they are first needed. So many are cached."""

    most = 4096

    def __missing__(self, code: int) -> str:
        plain = _plain(chr(code))
        if len(self) < self.most:
            self[code] = plain
        return plain


_PLAIN = _Plain()


def _plain(character: str) -> str:
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit) if character.isdecimal() else f" {digit}"
    compatible = unicodedata.normalize("NFKC", character)
    # A few characters expand to whole sentences: no number is hidden there.
    return "".join(map(_simple, compatible if len(compatible) <= 4 else character))


def _simple(character: str) -> str:
    category = unicodedata.category(character)
    if character == " " or category == "Zs":
        return " "
    if character.isspace():
        return "\n"
    if category in ("Cf", "Cc", "Me") or character in _BLANKS:
        return ""
    if category == "Mn" and not unicodedata.combining(character):
        return ""
    if category == "Pd" or character in _MINUS:
        return "-"
    return "." if character in _FULL_STOPS else character
