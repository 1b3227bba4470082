"""The stem of a word: what its forms have in common, in bokmål, nynorsk and English alike."""

import threading
from functools import lru_cache
from snowballstemmer import stemmer

# A stemmer keeps the word it is at, and requests run side by side.
_LOCK = threading.Lock()
_LANGUAGES = (stemmer("norwegian"), stemmer("english"))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word as ``domain.search`` writes it.

    Nobody says which language a word is in, so endings of both are taken off until none is left: a form that
    one of them has in common with another word is no harm where both are found. A consonant is written twice
    in some forms of a word and once in others (``rom``, ``rommet``).
    """
    with _LOCK:
        while (shorter := _shorter(word)) != word:
            word = shorter
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def _shorter(word: str) -> str:
    for language in _LANGUAGES:
        word = language.stemWord(word)
    return word
