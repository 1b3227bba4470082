"""Made-up reports: as long as real ones, of invented words, the same in each run."""

import random
from itertools import accumulate

_BEGINNINGS = ("st", "br", "sk", "v", "l", "m", "f", "tr", "kl", "s", "n", "d", "gr", "h", "bl", "r")
_VOWELS = ("a", "e", "i", "o", "u", "y", "ø", "å", "ei")
_ENDINGS = ("n", "r", "ng", "t", "l", "sk", "m", "ke", "re", "ste", "nde", "lig")

#: How many different words there are; a few are frequent, most are rare, as in any language.
_WORDS = 6000


def _vocabulary() -> list[str]:
    source, found = random.Random(1), {}
    while len(found) < _WORDS:
        syllables = source.choice((1, 2, 2, 3))
        word = "".join(source.choice(_BEGINNINGS) + source.choice(_VOWELS) for _ in range(syllables))
        found[word + source.choice(_ENDINGS)] = None
    return list(found)


VOCABULARY = _vocabulary()
#: Cumulative, as ``random`` expects it.
_WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(_WORDS)))


def sentence(source: random.Random, words: int) -> str:
    """So many words, the first with a capital letter."""
    return " ".join(source.choices(VOCABULARY, cum_weights=_WEIGHTS, k=words)).capitalize()


def text(source: random.Random, words: int) -> str:
    """So many words in sentences of ten."""
    return ". ".join(sentence(source, 10) for _ in range(words // 10)) + "."


def report(number: int) -> dict[str, str]:
    """The texts of report ``number``: about 1,600 characters, as a page of typing."""
    source = random.Random(number)
    return {
        "title": sentence(source, 7),
        "what_happened": text(source, 150),
        "consequence": text(source, 50),
        "suggestion": text(source, 50),
    }
