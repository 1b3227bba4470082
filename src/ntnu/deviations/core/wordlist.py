"""The list of words that a text should not hold."""

import re
from collections.abc import Iterable
from ntnu.deviations.core.folding import fold

_WORD = re.compile(r"[^\W_]+")


def tokens(text: str) -> list[str]:
    """The words of ``text``, without regard to case."""
    # Full case folding can part a letter from its mark, so the text is folded once more after it.
    return _WORD.findall(fold(text.casefold()))


class WordList:
    """Words and phrases to look for; an entry that ends with ``*`` stands for every ending."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._phrases: dict[str, list[list[str]]] = {}
        self._beginnings: dict[int, dict[str, list[list[str]]]] = {}
        for entry in entries:
            words = tokens(entry)
            if words:
                self._add(words, entry.strip().endswith("*"))

    def _add(self, words: list[str], open_end: bool) -> None:
        last = words[-1]
        index = self._beginnings.setdefault(len(last), {}) if open_end else self._phrases
        index.setdefault(last, []).append(words[:-1])

    def hits(self, text: str) -> bool:
        """Is one of the entries in ``text``?"""
        if not (self._phrases or self._beginnings):
            return False
        found = tokens(text)
        return any(self._ends_at(found, place) for place in range(len(found)))

    def _ends_at(self, found: list[str], place: int) -> bool:
        """Does an entry end with the word at ``place``? The words before it must be its own."""
        word = found[place]
        ends = self._phrases.get(word, ())
        for length, index in self._beginnings.items():
            if more := index.get(word[:length]):
                ends = [*ends, *more]
        return bool(ends) and any(
            len(before) <= place and found[place - len(before) : place] == before for before in ends
        )
