"""The filter ``text`` of a list: the number of a case, or words; limited to what a person may read."""

import re
from BTrees.IIBTree import IIBucket
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import union
from collections.abc import Sequence
from ntnu.deviations.access.finding import Finder
from ntnu.deviations.access.index import CaseIndex
from ntnu.deviations.domain.search import words_of
from typing import Any
from typing import NamedTuple

#: So many words of a search are looked up.
MOST_WORDS = 20


class Asked(NamedTuple):
    """What somebody searches for: numbers that the case must have (None: any), and words."""

    numbers: set[str] | None
    words: list[str]


def asked(index: CaseIndex, text: str) -> Asked | None:
    """The numbers and words of ``text``; None where there are neither. The prefix of a number may be left
    out."""
    prefixes = _prefixes(index.numbers)
    number = re.compile(rf"\b(?:({'|'.join(prefixes)})-)?(\d{{4}}-\d{{6}})\b", re.IGNORECASE)
    named = number.findall(text)
    words = words_of(number.sub(" ", text))[:MOST_WORDS]
    if not words and not named:
        return None
    each = [
        {f"{first}-{rest}" for first in ([prefix.upper()] if prefix else prefixes)} for prefix, rest in named
    ]
    return Asked(set.intersection(*each) if named else None, words)


def _prefixes(numbers) -> list[str]:
    """The prefixes of the register's case numbers: several, where the setting was changed."""
    found: list[str] = []
    # All numbers of one prefix come before the sign after its hyphen.
    while rest := numbers.keys(min=f"{found[-1]}." if found else None):
        found.append(rest[0].partition("-")[0])
    return found


def scores(index: CaseIndex, words: Sequence[str], seen, inside, person: str) -> Any:
    """Record id -> score, of the cases that the words are found in. ``seen``: record ids of those that the
    person may see; ``inside``: of those whose casework they read."""
    if index.words is None:
        return IIBucket()
    own = intersection(index.rids("reporter", person), seen)
    return Finder(index, (seen, union(inside, own), inside)).found(words)


def best(index: CaseIndex, scored, most: int, sort_on: str = "due", descending: bool = False) -> list[int]:
    """The record ids with the highest scores; of those with the same, by the column ``sort_on``."""
    by_score: dict[int, list[int]] = {}
    for rid, score in scored.items():
        by_score.setdefault(score, []).append(rid)
    found: list[int] = []
    for score in sorted(by_score, reverse=True):
        if len(found) >= most:
            break
        found += index.in_order(IISet(by_score[score]), sort_on, descending, most - len(found))
    return found
