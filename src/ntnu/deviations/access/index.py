"""The register's own index of its cases: every list, count and search of cases is answered from it.

No case is in the site's catalog: anybody who may search there may query any index by name. Here only
``access.listing`` asks, and every question is limited to what the person may see.

It is made of bare BTrees: Zope's catalog writes three objects for each index at every submission, which
parallel writers collide in.
"""

import random
from Acquisition import aq_base
from BTrees.IIBTree import difference
from BTrees.IIBTree import IISet
from BTrees.IIBTree import IITreeSet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from BTrees.IOBTree import IOBTree
from BTrees.OIBTree import OIBTree
from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from functools import reduce
from ntnu.deviations.access.rows import COLUMNS
from ntnu.deviations.access.rows import entries_of
from ntnu.deviations.access.rows import INDEXES
from ntnu.deviations.access.rows import key_of
from ntnu.deviations.access.rows import row_of
from ntnu.deviations.access.texts import words_of_case
from ntnu.deviations.access.word_index import WordIndex
from persistent import Persistent
from typing import Any

#: Increases with every change of what is stored of a case or how it is looked up; an upgrade step rebuilds.
VERSION = 3

#: Up to this many cases are sorted, and compared with a limit, one by one.
_ONE_BY_ONE = 400


class Rows(IOBTree):
    """Record id -> columns. In small buckets, for a change of one row writes its whole bucket."""

    max_leaf_size = 8


class Rids(IITreeSet):
    """Record ids under one value. In small buckets too: most are written at each submission."""

    max_leaf_size = 32


class CaseIndex(Persistent):
    """The cases of one register, by what lists query.

    The object itself never changes: only its trees do, and they resolve parallel writes. ``version`` is the
    version of the code that filled it, ``columns`` is what its rows hold: an index that a former version
    filled goes on answering until it is rebuilt (``access/upkeep.py``).
    """

    #: The version of an index that was filled before there were versions.
    version = 0
    columns = tuple(COLUMNS)
    #: Of such an index: it holds no words.
    words: WordIndex | None = None

    def __init__(self):
        self.version = VERSION
        self.columns = tuple(COLUMNS)
        self.rows = Rows()
        self.uids = OIBTree()
        self.numbers = OIBTree()
        self.words = WordIndex()
        #: Index -> value -> the record id of the only case, or a set of record ids: many values are those of
        #: one case only, and each set is one more object to write.
        self.indexes = {name: OOBTree() for name in INDEXES}

    def index(self, case) -> None:
        """Enter the case in its current form, or refresh its row."""
        words = words_of_case(case)
        row = row_of(case, words)
        kept = tuple(row.get(name) for name in self.columns)
        rid = self.uids.get(row["uid"])
        before = set() if rid is None else self._entries(self.row(rid))
        if rid is None:
            rid = self._new_rid()
            self.uids[row["uid"]] = self.numbers[row["number"]] = rid
        if self.words is not None:
            self.words.keep(rid, words)
        if self.rows.get(rid) == kept:
            return
        after = self._entries(row)
        self.rows[rid] = kept
        self._take_out(rid, before - after)
        for name, value in after - before:
            tree = self.indexes[name]
            there = tree.get(value)
            if there is None:
                tree[value] = rid
            elif isinstance(there, int):
                tree[value] = Rids((there, rid))
            else:
                there.insert(rid)

    def forget(self, uid: str) -> None:
        """Take the case out."""
        rid = self.uids.get(uid)
        if rid is None:
            return
        row = self.row(rid)
        self._take_out(rid, self._entries(row))
        del self.rows[rid], self.uids[uid], self.numbers[row["number"]]
        if self.words is not None:
            self.words.forget(rid)

    def _take_out(self, rid: int, entries: Iterable[tuple[str, Any]]) -> None:
        for name, value in entries:
            tree = self.indexes[name]
            there = tree[value]
            if there != rid:
                there.remove(rid)
            if there == rid or not there:
                del tree[value]

    def _entries(self, row: Mapping[str, Any]) -> set[tuple[str, Any]]:
        """The index entries of the case, in the indexes that existed when this was filled."""
        return {entry for entry in entries_of(row) if entry[0] in self.indexes}

    def _tree(self, name: str) -> OOBTree:
        """An index by its name; an empty one where it is newer than the code that filled this."""
        return self.indexes[name] if name in self.indexes or name not in INDEXES else OOBTree()

    def _new_rid(self) -> int:
        # Every connection counts on from its own random place, so that writers seldom meet in a bucket.
        rid = getattr(self, "_v_next_rid", None)
        while rid is None or rid in self.rows:
            rid = random.randrange(-(2**31), 2**31 - 2**20)
        self._v_next_rid = rid + 1
        return rid

    def __len__(self) -> int:
        return len(self.uids)

    def row(self, rid: int) -> dict[str, Any]:
        """One case's columns by name, also those that are newer than the index."""
        return COLUMNS | dict(zip(self.columns, self.rows[rid], strict=False))

    def rows_of(self, name: str, value) -> list[dict[str, Any]]:
        """Columns of all cases with this value in an index; unfiltered, so for internal use only."""
        return [self.row(rid) for rid in self.rids(name, value)]

    def rows_of_uid(self, uid: str) -> list[dict[str, Any]]:
        """Columns of the case with this UID; unfiltered, as above."""
        return [self.row(self.uids[uid])] if uid in self.uids else []

    def rids(self, name: str, value):
        """Record ids of all cases with this value in an index, or with this ``number``."""
        if name == "number":
            return IISet((self.numbers[value],)) if value in self.numbers else IISet()
        return _as_set(self._tree(name).get(value))

    def values(self, name: str) -> Iterator[Any]:
        """Every value of an index that some case has."""
        return iter(self._tree(name).keys())

    def matching(self, query: Mapping[str, Any]):
        """Record ids of the cases that fulfil every part of the query.

        A part is an index (or ``number``) and a value, or a dict: ``query``, a list of values, one
        of which must fit (``operator``: "or") or all ("and"); or ``max``, the last value that fits.
        """
        found = None
        for name, value in sorted(query.items(), key=lambda part: _is_limit(part[1])):
            if _is_limit(value):
                part = self._up_to(name, value["max"], found)
            elif isinstance(value, dict):
                part = self._with(name, value["query"], value.get("operator", "or"))
            else:
                part = self.rids(name, value)
            found = part if found is None else intersection(found, part)
            if not found:
                break
        return IISet() if found is None else found

    def _with(self, name: str, values: Iterable[Any], operator: str):
        sets = [self.rids(name, value) for value in values]
        if operator == "or":
            sets = [found for found in sets if found]
            return sets[0] if len(sets) == 1 else multiunion(sets)
        return reduce(intersection, sorted(sets, key=len))

    def _up_to(self, name: str, last, among):
        if among is not None and len(among) <= _ONE_BY_ONE:
            column, rows = self.columns.index(name), self.rows
            return IISet([rid for rid in among if rows[rid][column] <= last])
        return self.up_to(name, last)

    def up_to(self, name: str, last):
        """Record ids of all cases with this value in an index, or with one before it."""
        return multiunion(list(map(_as_set, self._tree(name).values(max=last))))

    def in_order(
        self, found, name: str, descending: bool, limit: int, after: tuple[Any, str] | None = None
    ) -> list[int]:
        """The first ``limit`` of the record ids, by the column ``name``, then by number.

        ``after``: only those that come after these two. A large set is met by walking the index from its
        end, so that the cost follows the length of the batch and not the number of cases.
        """
        column, number, rows = self.columns.index(name), self.columns.index("number"), self.rows

        def place(rid: int) -> tuple[Any, str]:
            return rows[rid][column], rows[rid][number]

        def in_column(rids) -> list[int]:
            batch = sorted(rids, key=place, reverse=descending)
            if after is None:
                return batch
            return [rid for rid in batch if (place(rid) < after if descending else place(rid) > after)]

        if len(found) <= _ONE_BY_ONE:
            return in_column(found)[:limit]
        tree = self.numbers if name == "number" else self._tree(name)
        batch: list[int] = []
        start = None if after is None else key_of(name, after[0])
        for key in reversed(tree.keys(max=start)) if descending else tree.keys(min=start):
            batch += in_column(intersection(found, self.rids(name, key)))
            if len(batch) >= limit:
                break
        return batch[:limit]

    def handles(self, person: str) -> bool:
        """Does the person see a case by a place of their own on it: as case worker, co-worker or deputy?"""
        return bool(difference(self.rids("allowed", f"user:{person}"), self.rids("reporter", person)))


def _as_set(there):
    """What is under a value of an index: a set of record ids, or the only one."""
    if there is None:
        return IISet()
    return IISet((there,)) if isinstance(there, int) else there


def _is_limit(value) -> bool:
    return isinstance(value, dict) and "max" in value


def index_of(register) -> CaseIndex:
    """The register's index."""
    return aq_base(register).case_index
