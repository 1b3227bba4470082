"""The cases that fit the words that were asked, and how well, among those that a person may read."""

from BTrees.IIBTree import IIBucket
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import weightedIntersection
from BTrees.IIBTree import weightedUnion
from collections import Counter
from collections.abc import Mapping
from collections.abc import Sequence
from ntnu.deviations.access.index import CaseIndex
from ntnu.deviations.domain.search import BEGINS
from ntnu.deviations.domain.search import ENDS
from ntnu.deviations.domain.search import halves
from ntnu.deviations.domain.search import misspelled
from ntnu.deviations.domain.search import NEAR
from ntnu.deviations.domain.search import OPEN
from ntnu.deviations.domain.search import rarity
from ntnu.deviations.domain.search import SAME
from ntnu.deviations.stems import stem
from typing import Any

#: More than any words count: the last digits of the number of a case.
_NUMBER = 100_000_000
#: A part of a word that is compared has at least so many letters.
_SHORTEST = 3
#: What is taken off a word for a longer one to begin with it has at most so many.
_ENDING = 5


class Finder:
    """Finds cases in an index. ``readable``: for each layer, the record ids of those cases whose texts the
    person may read in it. Nothing else counts, not even for how rare a word is."""

    def __init__(self, index: CaseIndex, readable: Sequence[Any]):
        self.index = index
        self.words = index.words
        self.readable = readable

    def found(self, asked: Sequence[str]) -> Any:
        """Record id -> score, of the cases with all of the words; where none has, with more than half of
        them."""
        groups = [self._of_word(word) for word in asked]
        if not groups:
            return IIBucket()
        number = Counter(rid for group in groups for rid in group)
        least = len(groups) if len(groups) in number.values() else len(groups) // 2 + 1
        scores = IIBucket()
        for group in groups:
            _, scores = weightedUnion(scores, group, 1, 1)
        enough = IISet([rid for rid, times in number.items() if times >= least])
        return weightedIntersection(scores, enough, 1, 0)[1]

    def scored(self, stems: Mapping[str, int]) -> Any:
        """The same for one word, of which these are the stems, each with its factor: forms, longer words."""
        return self.weighed(stems)[1]

    def weighed(self, stems: Mapping[str, int]) -> tuple[int, Any]:
        """The same, and how much the word tells."""
        impacts = self.words.having(stems, self.readable)
        weight = max(rarity(len(impacts), len(self.readable[OPEN])), 1)
        return weight, weightedUnion(IIBucket(), impacts, 1, weight)[1]

    def _of_word(self, word: str) -> Any:
        found = self.scored(self._resembling(word)) or self._of_halves(word)
        if not found:
            near = self.words.known(misspelled(stem(word)))
            found = self.scored(dict.fromkeys(near, NEAR))
        numbered = intersection(self.index.rids("digits", word), self.readable[OPEN])
        return weightedUnion(found, numbered, 1, _NUMBER)[1] if numbered else found

    def _resembling(self, word: str) -> dict[str, int]:
        """The stems that are known of the word, with their factors."""
        own = stem(word)
        start = word[: max(len(own), len(word) - _ENDING)] if len(own) > _SHORTEST else word
        found = {own: SAME}
        for stems in (one for layers in self.words.every_stems for one in layers):
            if len(start) >= _SHORTEST:
                for longer in stems.beginning(start):
                    found.setdefault(longer, BEGINS)
            if len(own) >= _SHORTEST:
                for compound in stems.ending(own):
                    if len(compound) - len(own) >= _SHORTEST:
                        found.setdefault(compound, ENDS)
        return found

    def _of_halves(self, word: str) -> Any:
        """Cases that have both words of a compound which none has."""
        for pair in halves(word):
            first, last = map(stem, pair)
            if len(self.words.known({first, last})) == 2:
                parts = self.scored({first: SAME}), self.scored({last: SAME})
                both = weightedIntersection(*parts, 1, 1)[1]
                if both:
                    return both
        return IIBucket()
