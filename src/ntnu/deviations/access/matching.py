"""The cases that fit a query at this moment, as far as the index alone cannot tell."""

from BTrees.IIBTree import difference
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from collections.abc import Mapping
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.list_reader import ListReader
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.signals import awake
from typing import Any


def matching(reader: ListReader, query: Mapping[str, Any]) -> Any:
    """Record ids of what fits the query, less what does not wait for the reader now, where the query names
    whom it waits for, and less cases that they worked on by a role that is over.

    The query must limit it to what the reader may see, by ``allowed`` or by ``waits_for``.
    """
    index = index_of(reader.register)
    found = index.matching(query)
    if "waits_for" in query:
        found = awake(index, found, reader.mine, reader.allowed)
    worked_on = index.rids("workers", reader.person)
    if not worked_on or not reader.has_lapsed:
        return found
    is_internal = not {"casework", "severity"}.isdisjoint(query)
    lost = IISet()
    for rid in intersection(found, worked_on):
        reading = Reading(case_at(reader.register, index.row(rid)["ids"]), reader.user)
        if not (reading.may_casework if is_internal else reading.may_view):
            lost.insert(rid)
    return difference(found, lost)
