"""Earlier cases that resemble a case, as far as a person may see them: from the index alone, no other case is
loaded."""

from BTrees.IIBTree import difference
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from collections import Counter
from collections.abc import Mapping
from ntnu.deviations.access.finding import Finder
from ntnu.deviations.access.index import CaseIndex
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listing import by_number
from ntnu.deviations.access.listing import CaseRow
from ntnu.deviations.access.listing import seen_by
from ntnu.deviations.access.texts import forms_of
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain.search import LAYERS
from ntnu.deviations.domain.search import OPEN
from ntnu.deviations.domain.search import SAME
from ntnu.deviations.domain.search import words_of
from ntnu.deviations.domain.similar import Likeness
from ntnu.deviations.domain.states import REREGISTERED
from ntnu.deviations.stems import stem
from typing import Any
from typing import NamedTuple

#: The most similar cases that are listed: few enough to read all.
MOST = 3
#: So many stems of the case are looked for, those that tell the most of it, and so many words are told.
_STEMS, _WORDS = 30, 4
#: So many cases are compared by more than their words, those that have the most of them.
_COMPARED = 100
_SECONDS_OF_A_DAY = 86_400


class Similar(NamedTuple):
    """An earlier case, and what it has in common with the case in question."""

    row: CaseRow
    likeness: Likeness


def similar_cases(case, user, most: int = MOST) -> list[Similar]:
    """Cases reported before ``case`` that ``user`` may see and that are alike enough, the most alike first,
    then the latest."""
    register = register_of(case)
    index = index_of(register)
    rid = index.uids[uid_of(case)]
    own, among = index.row(rid), _earlier(index, seen_by(register, user), index.row(rid))
    units = {own["unit_uid"], case.department or own["unit_uid"]}
    told = _told(index, rid, among)
    texts = Counter({other: sum(each.values()) for other, each in told.items()})
    course = intersection(index.rids("course", own["course"]), among) if own["course"] else ()
    forms, found = forms_of(case), []
    for other in {*course, *(other for other, _text in texts.most_common(_COMPARED))}:
        row, words = index.row(other), told.get(other, {})
        likeness = Likeness(
            same_course=other in course,
            themes=tuple(theme for theme in own["themes"] if theme in row["themes"]),
            same_unit=row["unit_uid"] in units,
            text=min(texts[other], 1.0),
            words=tuple(forms[each] for each, _part in Counter(words).most_common() if each in forms)[
                :_WORDS
            ],
        )
        if likeness.is_alike:
            found.append((likeness.score, row["submitted"], row["number"], likeness))
    alike = {number: likeness for _score, _at, number, likeness in sorted(found, reverse=True)[:most]}
    return [Similar(row, alike[row.number]) for row in by_number(register, user, list(alike))]


def _earlier(index: CaseIndex, seen, own):
    """Those of the record ids ``seen`` that were reported before, except those of which only a stub is
    left."""
    day = own["submitted"] // _SECONDS_OF_A_DAY
    before = index.up_to("submitted", day)
    found = intersection(seen, before)
    same_day = intersection(found, index.rids("submitted", day))
    late = [rid for rid in same_day if index.row(rid)["submitted"] > own["submitted"]]
    apart = multiunion([IISet(late), index.rids("number", own["number"]), index.rids("state", REREGISTERED)])
    return difference(found, apart)


def _told(index: CaseIndex, rid: int, among: Any) -> Mapping[int, dict[str, float]]:
    """Record id -> stem -> how much of what the case tells (0 to 1) is told by it there, too.

    The report alone is compared: it is what all read who see a case.
    """
    if index.words is None:
        return {}
    finder = Finder(index, [among if layer == OPEN else IISet() for layer in LAYERS])
    codes = {stem(word) for word in words_of(index.row(rid)["course"])}
    own = {each: value for each, value in index.words.words(rid)[OPEN].items() if each not in codes}
    scored = {each: finder.weighed({each: SAME}) for each in own}
    whole = Counter({each: own[each] * SAME * weight for each, (weight, _found) in scored.items()})
    kept = whole.most_common(_STEMS)
    most = sum(value for _each, value in kept)
    told: dict[int, dict[str, float]] = {}
    for each, _value in kept:
        for other, value in scored[each][1].items():
            told.setdefault(other, {})[each] = value / most
    return told
