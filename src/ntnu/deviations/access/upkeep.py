"""Creates the register's index, updates it when content is removed, and can refill it from the cases."""

from Acquisition import aq_base
from collections.abc import Iterator
from ntnu.deviations.access.index import CaseIndex
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.index import VERSION
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.interfaces import IDeviationReport

#: So many cases are read before the database's cache is tidied.
_TIDY = 200


def make_index(register, event) -> None:
    """Subscriber: a new register gets its index."""
    if not hasattr(aq_base(register), "case_index"):
        register.case_index = CaseIndex()


def forget_case(case, event) -> None:
    """Subscriber: a deleted case leaves the index (a move keeps it)."""
    if event.newParent is None:
        register = register_of(event.oldParent)
        if register is not None:
            index_of(register).forget(uid_of(case))


def every_case(register) -> Iterator:
    """Every case of the register, found by walking its units; the database's cache stays small."""
    for unit in unit_contents(register):
        for count, found in enumerate(unit.objectValues(), start=1):
            if IDeviationReport.providedBy(found):
                yield found
            if count % _TIDY == 0 and register._p_jar is not None:
                register._p_jar.cacheGC()


def rebuild(register) -> int:
    """Fill a new index from the cases themselves, and replace the old one; returns the number of cases.

    For upgrade steps, and for an index that is damaged: nothing of the old one is read.
    """
    index = CaseIndex()
    for case in every_case(register):
        index.index(case)
    settle(index)
    register.case_index = index
    return len(index)


def settle(index: CaseIndex) -> None:
    """Enter the words of all cases under their stems."""
    while index.words is not None and index.words.fresh:
        index.words.settle()


def standing(register) -> int:
    """The version of the register's index compared with this code: below 0 where a former version filled it,
    above 0 where a later one did."""
    return aq_base(index_of(register)).version - VERSION
