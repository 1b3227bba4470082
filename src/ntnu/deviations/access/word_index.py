"""The words of the cases of one register: what lists are searched by.

The words of a case are kept with its row when they change, and that is all that is written then: each of its
some hundred stems is in a bucket of its own, and would make a submission ten times as large. They are entered
under their stems later, many cases at once (``settle``, by the clock); until then such a case is read word by
word. What is gone from a text is gone from the stems at once.
"""

import zlib
from BTrees.IIBTree import difference
from BTrees.IIBTree import IIBTree
from BTrees.IIBTree import IIBucket
from BTrees.IIBTree import IITreeSet
from BTrees.IIBTree import weightedIntersection
from BTrees.IIBTree import weightedUnion
from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from functools import lru_cache
from ntnu.deviations.access.texts import Words
from ntnu.deviations.domain.search import impact
from ntnu.deviations.domain.search import LAYERS
from ntnu.deviations.stems import stem
from persistent import Persistent
from typing import Any

#: So many cases are entered under their stems in one transaction.
TOGETHER = 100


class Texts(IOBTree):
    """Record id -> its words. In small buckets, for a change of one writes its whole bucket."""

    max_leaf_size = 4


class Postings(IIBTree):
    """Record id -> how well a stem describes the case. In large buckets: a search reads all cases of a stem,
    and what is written at a time is many cases with ids that follow one another."""

    max_leaf_size = 512


class Stems(Persistent):
    """Stem -> the cases whose texts of one layer have it."""

    def __init__(self):
        #: Stem -> the only case and its impact, or ``Postings``: most stems are in one case only.
        self.forwards = OOBTree()
        #: The stems from their ends, for the last words of compounds.
        self.backwards = OOTreeSet()

    def put(self, found: str, rid: int, value: int) -> None:
        """Enter a case."""
        there = self.forwards.get(found)
        if there is None:
            self.forwards[found] = (rid, value)
            self.backwards.insert(found[::-1])
        elif isinstance(there, Postings):
            if there.get(rid) != value:
                there[rid] = value
        elif there[0] == rid:
            self.forwards[found] = (rid, value)
        else:
            self.forwards[found] = Postings((there, (rid, value)))

    def take(self, found: str, rid: int) -> None:
        """Take a case out, if it is there."""
        there = self.forwards.get(found)
        if isinstance(there, Postings):
            there.pop(rid, None)
        if there is not None and (not there if isinstance(there, Postings) else there[0] == rid):
            del self.forwards[found]
            self.backwards.remove(found[::-1])

    def having(self, stems: Mapping[str, int]) -> Any:
        """Record id -> impact, of the cases with one of the stems, each by its factor."""
        few: Counter[int] = Counter()
        many = []
        for found, factor in stems.items():
            there = self.forwards.get(found, ())
            if isinstance(there, Postings):
                many.append((there, factor))
            elif there:
                few[there[0]] += there[1] * factor
        result = IIBucket(few)
        for postings, factor in many:
            _, result = weightedUnion(result, postings, 1, factor)
        return result

    def beginning(self, start: str) -> Iterator[str]:
        """The stems that begin so."""
        return iter(self.forwards.keys(start, f"{start}\uffff"))

    def ending(self, end: str) -> Iterator[str]:
        """The stems that end so."""
        return (found[::-1] for found in self.backwards.keys(end[::-1], f"{end[::-1]}\uffff"))


class WordIndex(Persistent):
    """The words of the cases, those of each layer apart. The object itself never changes, only its trees."""

    def __init__(self):
        self.texts = Texts()
        self.settled = tuple(Stems() for _layer in LAYERS)
        #: Record ids of the cases whose words are not entered under their stems yet.
        self.fresh = IITreeSet()

    def keep(self, rid: int, words: Words) -> None:
        """These are the words of the case from now on."""
        kept, before = _packed(words), self.texts.get(rid)
        if kept == before:
            return
        self.texts[rid] = kept
        self.fresh.insert(rid)
        if before is not None:
            self._take_out(rid, before, kept)

    def forget(self, rid: int) -> None:
        """Take the case out."""
        if rid in self.texts:
            self._take_out(rid, self.texts.pop(rid), _packed(()))
            if rid in self.fresh:
                self.fresh.remove(rid)

    def _take_out(self, rid: int, before: bytes, after: bytes) -> None:
        for stems, old, new in zip(self.settled, impacts(before), impacts(after), strict=True):
            for gone in old.keys() - new.keys():
                stems.take(gone, rid)

    def settle(self, most: int = TOGETHER) -> None:
        """Enter so many cases under their stems."""
        for rid in list(self.fresh)[:most]:
            _enter(self.settled, rid, self.texts[rid])
            self.fresh.remove(rid)

    def words(self, rid: int) -> tuple[Mapping[str, int], ...]:
        """The stems of the case in each layer, each with its impact."""
        return impacts(self.texts.get(rid, _packed(())))

    @property
    def every_stems(self) -> tuple[tuple[Stems, ...], tuple[Stems, ...]]:
        """The stems in each layer: as they are stored, and of the cases that are not entered yet."""
        fresh = {rid: self.texts[rid] for rid in self.fresh}
        read, stems = getattr(self, "_v_fresh", ({}, None))
        if stems is None or not read.items() <= fresh.items():
            read, stems = {}, tuple(Stems() for _layer in LAYERS)
        for rid in fresh.keys() - read.keys():
            _enter(stems, rid, fresh[rid])
        self._v_fresh = fresh, stems
        return self.settled, stems

    def having(self, stems: Mapping[str, int], readable: Sequence[Any]) -> Any:
        """Record id -> impact, of the cases with one of the stems in a layer in which it is ``readable``."""
        settled, fresh = self.every_stems
        result = IIBucket()
        for stored, unsettled, seen in zip(settled, fresh, readable, strict=True):
            if not seen:
                continue
            for found in (difference(stored.having(stems), self.fresh), unsettled.having(stems)):
                _, found = weightedIntersection(found, seen, 1, 0)
                _, result = weightedUnion(result, found, 1, 1)
        return result

    def known(self, stems: Iterable[str]) -> set[str]:
        """Those of the stems that some case has."""
        every = [one for layers in self.every_stems for one in layers]
        return {found for found in stems if any(found in one.forwards for one in every)}


def _enter(layers: Sequence[Stems], rid: int, packed: bytes) -> None:
    for stems, found in zip(layers, impacts(packed), strict=True):
        for each, value in found.items():
            stems.put(each, rid, value)


def _packed(words: Sequence[Mapping[str, int]]) -> bytes:
    """The words as they are stored: a line for each layer, and the count of each word that is there again."""
    lines = (
        " ".join(word if count == 1 else f"{word}:{count}" for word, count in sorted(each.items()))
        for each in words or ({},) * len(LAYERS)
    )
    return zlib.compress("\n".join(lines).encode())


@lru_cache(maxsize=500)
def impacts(packed: bytes) -> tuple[Mapping[str, int], ...]:
    """The stems of each layer of packed words, each with its impact."""
    return tuple(map(_impacts, zlib.decompress(packed).decode().split("\n")))


def _impacts(line: str) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for entry in line.split():
        word, _colon, count = entry.partition(":")
        counts[stem(word)] += int(count or 1)
    length = counts.total()
    return {found: impact(count, length) for found, count in counts.items()}
