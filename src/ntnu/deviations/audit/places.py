"""Every object of a register that has a log: the register, its units, its cases."""

from Acquisition import aq_base
from collections.abc import Iterator
from dataclasses import dataclass
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.cases import every_number
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.core.heads import CASE
from ntnu.deviations.core.heads import REGISTER
from ntnu.deviations.core.heads import UNIT
from ntnu.deviations.interfaces import IDeviationRegister
from ntnu.deviations.interfaces import IUnit
from typing import Any

#: After so many cases, what is not needed any more is let go from the memory.
_TIDY = 500


@dataclass(frozen=True)
class Place:
    """An object with a log. ``content`` is None for a case that is not where it should be.

    ``kind`` is ``case``, ``unit`` or ``register``; ``name`` the case number, the code of the unit,
    or the id of the register.
    """

    kind: str
    uid: str
    name: str
    content: Any | None


def place_of(content) -> Place:
    """A register, unit or case as a place."""
    if IDeviationRegister.providedBy(content):
        return Place(REGISTER, uid_of(content), content.getId(), content)
    if IUnit.providedBy(content):
        return Place(UNIT, uid_of(content), content.code, content)
    return Place(CASE, uid_of(content), content.number, content)


def places(register) -> Iterator[Place]:
    """The register, its units, then every case by its number, those that are gone too.

    A case that was asleep before is put to sleep again when the next one is asked for, and the
    cache of the connection is kept at its size.
    """
    yield place_of(register)
    for unit in unit_contents(register):
        yield place_of(unit)
    for count, (number, uid, row) in enumerate(every_number(register), start=1):
        case = case_at(register, row["ids"]) if row else None
        bare = aq_base(case)
        asleep = bare is not None and bare._p_changed is None
        yield Place(CASE, uid, number, case)
        if asleep:
            bare._p_deactivate()
        if count % _TIDY == 0:
            _tidy(register)


def _tidy(register) -> None:
    connection = register._p_jar
    if connection is not None:
        connection.cacheGC()
