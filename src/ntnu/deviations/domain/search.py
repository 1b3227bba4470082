"""Words as a search compares them, and how well a case fits what was asked.

Texts are compared word by word, by their stems: what a stem is, is asked of ``ntnu.deviations.stems``.
"""

import re
from collections import Counter
from collections.abc import Iterator
from math import log
from math import log2
from ntnu.deviations.domain.text import comparable
from ntnu.deviations.domain.text import JOINED

#: Who reads a text of a case: all who see the case; the reporter and those who read its casework; only the
#: latter. Words are kept apart by it, in this order.
LAYERS = OPEN, SHARED, INTERNAL = range(3)

#: A word of the title counts as often as so many elsewhere.
TITLE = 3

#: How much a word of a case counts for a word that was asked, in tenths: another form of it; longer than it,
#: or a compound with it at the end; a letter away from it.
SAME, BEGINS, ENDS, NEAR = 10, 6, 5, 4

#: The constants of BM25, as they are commonly set. The length of a text is compared with a fixed one: nobody
#: is to find out how much there is that they may not read.
_K1, _B, _TYPICAL = 1.2, 0.75, 128
#: So many cases there are at least, for how rare a word is.
_FEW = 200

#: No word is longer: what is written without a space is compared by its first letters.
_LONGEST = 40
_WORD = re.compile(r"\w+")
#: Without å: a word with an a is another word.
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SPELLED = str.maketrans({"æ": "ae", "ø": "o"})

#: Words that every text has, in bokmål, nynorsk and English.
_COMMON = frozenset(
    """
    alle at av bare ble blei blir da de deg dei deira dem den denne der dere det dette di din disse ditt dykk
    du eg ein eit ei eitt ein eller en enn er et ett etter for fordi fra fraa ha hadde han har ho hun hva
    hvem hvor hvordan i ikke ikkje inn ja jeg kan kom korleis kor kunne kva kven med meg mellom men mi min
    mitt mot mye naa naar ned no noe noen noko nokon og ogsaa om opp oss paa saa seg selv si sin sitt sjol
    skal skulle som til um under ut uten utan vaart var vart ved vi vil ville vore vaere vaert
    aa a about after all am an and any are as be been but by can could did do does for from had has have he
    her his how if in into is it its me my no not of on or our she so than that the their them then there
    these they this to too up us was we were what when where which who why will with would you your
    """.replace("oe", "o")
    .replace("aa", "å")
    .split()
)


def words_of(text: str) -> list[str]:
    """The words of what was asked, each once, in the form they are compared in; without those that every text
    has.

    Case, accents and invisible signs mean nothing; ``ae`` is æ, ``oe`` and ``o`` are ø, ``aa`` is å. A name
    with an apostrophe is one word however the apostrophe is written.
    """
    return list(dict.fromkeys(_split(JOINED.sub("", _spelled(text)))))


def counted(text: str) -> Counter[str]:
    """How often each word is in a text; also the parts on each side of an apostrophe."""
    plain = _spelled(text)
    found = Counter(_split(JOINED.sub("", plain)))
    for word in _split(JOINED.sub(" ", plain)):
        found.setdefault(word, 1)
    return found


def written(text: str) -> list[str]:
    """The words of a text as they are written, in small letters where they are not all capital ones; no
    single letters."""
    return [word if word.isupper() else word.lower() for word in _WORD.findall(text) if len(word) > 1]


def _spelled(text: str) -> str:
    return comparable(text).translate(_SPELLED).replace("oe", "o").replace("aa", "å")


def _split(plain: str) -> Iterator[str]:
    return (word[:_LONGEST] for word in _WORD.findall(plain) if word not in _COMMON)


def halves(word: str) -> Iterator[tuple[str, str]]:
    """What a compound may be made of: a first word of three letters or more, less what binds it (s, e), and a
    last one."""
    for cut in range(len(word) - 3, 2, -1):
        first, last = word[:cut], word[cut:]
        yield first, last
        if cut > 3 and first[-1] in "se":
            yield first[:-1], last


def misspelled(word: str) -> set[str]:
    """What the word may have been meant to be: one letter other, more, or less, or two exchanged. Short words
    and numbers are taken as they are."""
    if len(word) < 4 or not word.isalpha():
        return set()
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {first + last[1:] for first, last in cuts if last}
    exchanged = {first + last[1] + last[0] + last[2:] for first, last in cuts if len(last) > 1}
    other = {first + letter + last[1:] for first, last in cuts if last for letter in _LETTERS}
    more = {first + letter + last for first, last in cuts for letter in _LETTERS}
    return (less | exchanged | other | more) - {word}


def impact(count: int, length: int) -> int:
    """How well a word describes a text of so many words that it is in so many times: at most 220.

    Lengths that resemble each other are the same: a text that grows by a line need not be entered anew.
    """
    rounded = float(2 ** round(log2(max(length, 1))))
    return round(100 * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * rounded / _TYPICAL)))


def rarity(having: int, of: int) -> int:
    """How much a word tells that so many of so many cases have. Among few cases it is chance which words are
    rare: they count as so many more."""
    return round(100 * log(1 + (max(of, _FEW) - having + 0.5) / (having + 0.5)))
