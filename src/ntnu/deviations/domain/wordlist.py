"""The list of words that a text should not hold."""

import re
from collections.abc import Iterable
from ntnu.deviations.domain.folding import fold
from ntnu.deviations.domain.folding import has_marks

_WORD = re.compile(r"[^\W_]+")


def tokens(text: str) -> list[str]:
    """The words of ``text``, without regard to case."""
    return _WORD.findall(_fold_case(fold(text)))


def _fold_case(folded: str) -> str:
    text = folded.casefold()
    # Full case folding can separate a letter from its mark; then the text is folded again.
    return fold(text) if has_marks(text) else text


class WordList:
    """Words and phrases to look for; an entry that ends with ``*`` matches every ending."""

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
        """Is one of the entries in the folded ``text``?"""
        if not (self._phrases or self._beginnings):
            return False
        found = _WORD.findall(_fold_case(text))
        return any(self._ends_at(found, place) for place in self._places(found))

    def _places(self, found: list[str]) -> list[int]:
        """Positions of the last word of an entry: in most texts there are none, which sets find at once."""
        words = set(found)
        ends = words & self._phrases.keys()
        for length, index in self._beginnings.items():
            ends.update(word for word in words if word[:length] in index)
        return [place for place, word in enumerate(found) if word in ends] if ends else []

    def _ends_at(self, found: list[str], place: int) -> bool:
        """Does an entry end with the word at ``place``? The words before it must match too."""
        word = found[place]
        ends = self._phrases.get(word, ())
        for length, index in self._beginnings.items():
            if more := index.get(word[:length]):
                ends = [*ends, *more]
        return bool(ends) and any(
            len(before) <= place and found[place - len(before) : place] == before for before in ends
        )
