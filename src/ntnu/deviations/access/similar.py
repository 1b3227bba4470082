"""Earlier cases that resemble a case, as far as a person may see them: from the index alone, no case is
loaded."""

from BTrees.IIBTree import difference
from BTrees.IIBTree import IIBucket
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from BTrees.IIBTree import weightedUnion
from ntnu.deviations.access.counting import at_unit
from ntnu.deviations.access.index import CaseIndex
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listing import by_number
from ntnu.deviations.access.listing import CaseRow
from ntnu.deviations.access.listing import seen_by
from ntnu.deviations.access.units import departments_of
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain.similar import COURSE
from ntnu.deviations.domain.similar import Likeness
from ntnu.deviations.domain.similar import THEME
from ntnu.deviations.domain.similar import UNIT
from ntnu.deviations.domain.states import REREGISTERED
from typing import Any
from typing import NamedTuple

#: The most similar cases that are listed: few enough to read all.
MOST = 6
_SECONDS_OF_A_DAY = 86_400


class Similar(NamedTuple):
    """An earlier case, and what it has in common with the case in question."""

    row: CaseRow
    likeness: Likeness


def similar_cases(case, user, most: int = MOST) -> list[Similar]:
    """Cases reported before ``case`` that ``user`` may see, the most alike first, then the latest."""
    register = register_of(case)
    index = index_of(register)
    own = index.rows_of_uid(uid_of(case))[0]
    units = {own["unit_uid"], case.department or own["unit_uid"]}
    there = multiunion([at_unit(index, unit, departments_of(register, unit)) for unit in units])
    scored = _scored(index, own, there, _earlier(index, seen_by(register, user), own))
    best = _best(index, scored, most)
    alike = {row["number"]: _likeness(own, row, units) for row in map(index.row, best)}
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


def _scored(index: CaseIndex, own, there, among):
    """Record id -> score, for those that have anything in common."""
    parts = [(index.rids("themes", theme), THEME) for theme in own["themes"]]
    parts.append((there, UNIT))
    if own["course"]:
        parts.append((index.rids("course", own["course"]), COURSE))
    scored: Any = IIBucket()
    for rids, weight in parts:
        _, scored = weightedUnion(scored, intersection(rids, among), 1, weight)
    return scored


def _best(index: CaseIndex, scored, most: int) -> list[int]:
    by_score: dict[int, list[int]] = {}
    for rid, score in scored.items():
        by_score.setdefault(score, []).append(rid)
    best: list[int] = []
    for score in sorted(by_score, reverse=True):
        if len(best) < most:
            best += index.in_order(IISet(by_score[score]), "submitted", True, most - len(best))
    return best


def _likeness(own, row, units: set[str]) -> Likeness:
    shared = tuple(theme for theme in own["themes"] if theme in row["themes"])
    return Likeness(bool(own["course"]) and row["course"] == own["course"], shared, row["unit_uid"] in units)
