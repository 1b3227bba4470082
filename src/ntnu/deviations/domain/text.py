"""Text in three forms: as it is stored, as it is searched, and as it is sorted.

What people type or paste has many spellings of the same word, and invisible characters. It is normalised on
input (:func:`tidy`), compared without what does not distinguish words (:func:`comparable`), and sorted by
the Norwegian alphabet (:func:`sort_key`).
"""

import re
import unicodedata
from ntnu.deviations.domain.folding import fold
from ntnu.deviations.domain.folding import has_marks
from ntnu.deviations.domain.folding import with_few_marks

#: Characters that turn the direction of what follows: the mark of Arabic and Hebrew, embeddings, overrides
#: and isolates (Unicode's Bidi_Control). The letters themselves are enough for a program to find the
#: direction.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
#: All other control characters below the space, except line break and tab, and those above ASCII.
_CONTROL = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - set(map(ord, "\n\t")))
_DROPPED = {**_CONTROL, **dict.fromkeys(map(ord, _BIDI))}
#: Unicode's own bound for marks on one letter (UAX 15, Stream-Safe).
_MOST_MARKS = 30

_PLAINLY_SEEN = re.compile("[0-9A-Za-z]")
_APOSTROPHES = "'\u2019\u2018\u02bc\u02b9\u00b4`\u2032\uff07"
#: An apostrophe within a word.
JOINED = re.compile(rf"(?<=\w)[{_APOSTROPHES}](?=\w)")
#: Letters of neighbouring languages that are sorted and searched as Norwegian ones.
_NEIGHBOURS = str.maketrans(
    {"ä": "æ", "ö": "ø", "ð": "d", "þ": "th", "ß": "ss", "œ": "oe", "đ": "d", "ł": "l"}
)
#: The Norwegian alphabet ends on æ, ø, å, and so sorts aa in names.
_ORDER = str.maketrans({"æ": "{", "ø": "|", "å": "}"})


def tidy(text: str) -> str:
    """``text`` as it is stored; empty where nothing of it is visible.

    It is normalised (NFC), every line break is one ``\\n``; other control characters, characters that turn
    the writing direction, and surrounding blanks are removed.
    """
    text = _LINE_BREAKS.sub("\n", text).translate(_DROPPED)
    text = text.encode("utf-8", "ignore").decode("utf-8")
    if has_marks(text):
        text = unicodedata.normalize("NFC", with_few_marks(text, _MOST_MARKS))
    text = text.strip()
    return text if is_seen(text) else ""


def is_seen(text: str) -> bool:
    """Does ``text`` contain anything visible?"""
    return _PLAINLY_SEEN.search(text) is not None or bool(fold(text).strip())


def comparable(text: str) -> str:
    """``text`` without what does not distinguish words: case, invisible signs (a soft hyphen) and accents.

    æ, ø and å are letters of their own, and ä and ö are taken for æ and ø.
    """
    plain = fold(text).casefold().translate(_NEIGHBOURS)
    return "".join(map(_base, plain)) if has_marks(plain) or not plain.isascii() else plain


def _base(letter: str) -> str:
    if letter.isascii() or letter in "æøå":
        return letter
    first = unicodedata.normalize("NFD", letter)[0]
    return first if first.isascii() else letter


def spellings(text: str) -> tuple[str, ...]:
    """Other spellings of ``text``: apostrophes, letters and their marks.

    For searches that compare letter by letter, such as Plone's for users. The text itself is the first.
    """
    straight = JOINED.sub("'", tidy(text))
    found = [tidy(text)]
    for one in (straight, straight.replace("'", "\u2019")):
        found += [one, unicodedata.normalize("NFD", one)]
    return tuple(dict.fromkeys(found))


def sort_key(text: str) -> tuple[str, str]:
    """The sort key of names and titles in Norwegian order: … z, æ, ø, å, and aa as å.

    The text itself decides between those that are equal.
    """
    return comparable(text).replace("aa", "å").translate(_ORDER), text
