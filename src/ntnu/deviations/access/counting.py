"""How many cases of a list have which value: counted in the register's index, no case is loaded."""

from BTrees.IIBTree import difference
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Sequence
from ntnu.deviations.access.index import CaseIndex
from typing import Any


def counts(index: CaseIndex, name: str, among, commonest: Any = None) -> dict[Any, int]:
    """How many of the record ids ``among`` have each value; values that none has are left out.

    ``commonest``: the value that most cases have, in an index with one value for each case. It is not looked
    up: its count is what remains after all other values.
    """
    asked = (value for value in index.values(name) if commonest is None or value != commonest)
    found = {value: len(intersection(index.rids(name, value), among)) for value in asked}
    if commonest is not None:
        found[commonest] = len(among) - sum(found.values())
    return {value: number for value, number in found.items() if number}


def counts_by_unit(
    index: CaseIndex, faculties: Iterable[Sequence[str]], among, within: Collection[str] = ()
) -> dict[str, int]:
    """The same by unit, UID to number. ``faculties``: of each its UID, then its departments'.

    ``within``: UIDs of units; all of ``among`` are at one of them or below it, if any is named. Where a
    faculty has none of the cases, its departments need not be asked.
    """
    asked = [units for units in faculties if not within or not set(within).isdisjoint(units)]
    counted = {}
    for faculty, *departments in asked:
        # All that are within a single faculty are there.
        there = among if within and len(asked) == 1 else intersection(index.rids("places", faculty), among)
        if there:
            found = {unit: len(intersection(index.rids("places", unit), there)) for unit in departments}
            found[faculty] = len(there) - sum(found.values())
            counted |= {unit: number for unit, number in found.items() if number}
    return counted


def at_unit(index: CaseIndex, unit: str, below: Iterable[str]):
    """Record ids of the cases at a unit itself; ``below``: UIDs of its departments, if it has any."""
    lower = [index.rids("places", department) for department in below]
    own = index.rids("places", unit)
    return difference(own, multiunion(lower)) if lower else own
