"""Every object of a register that has a log: the register, its units, its cases, those of SpeakUp! too."""

from Acquisition import aq_base
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.cases import every_number
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.caselog.head_lists import CASE
from ntnu.deviations.caselog.head_lists import NOTIFICATION
from ntnu.deviations.caselog.head_lists import REGISTER
from ntnu.deviations.caselog.head_lists import REGISTRY
from ntnu.deviations.caselog.head_lists import UNIT
from ntnu.deviations.interfaces import IDeviationRegister
from ntnu.deviations.interfaces import INotificationCase
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.interfaces import IUnit
from typing import Any

#: After this many cases, objects that are no longer needed leave the memory.
_TIDY = 500


@dataclass(frozen=True)
class Place:
    """An object with a log. ``content`` is None for a case that is not where it should be.

    ``kind`` is ``case``, ``notification``, ``unit``, ``register`` or ``registry`` (of SpeakUp!); ``name`` the
    number, the code of the unit, or the id of register and registry. ``uid`` is empty where it can no longer
    be found.
    """

    kind: str
    uid: str
    name: str
    content: Any | None
    #: Was it loaded only for this?
    asleep: bool = False


def place_of(content) -> Place:
    """A register, unit or case as a place."""
    if IDeviationRegister.providedBy(content):
        return Place(REGISTER, uid_of(content), content.getId(), content)
    if ISpeakUpRegistry.providedBy(content):
        return Place(REGISTRY, uid_of(content), content.getId(), content)
    if IUnit.providedBy(content):
        return Place(UNIT, uid_of(content), content.code, content)
    kind = NOTIFICATION if INotificationCase.providedBy(content) else CASE
    return Place(kind, uid_of(content), content.number, content)


def places(register) -> Iterator[Place]:
    """The register, the registry of SpeakUp!, the units, then every case and notification case by its number,
    including deleted ones.

    A case that was loaded only for this is unloaded when the next one is requested, and the cache of the
    connection keeps its size.
    """
    yield place_of(register)
    registry = registry_of(register)
    if registry is not None:
        yield place_of(registry)
    for unit in unit_contents(register):
        yield place_of(unit)
    for count, place in enumerate(chain(_cases(register), _notifications(register)), start=1):
        bare = aq_base(place.content)
        yield place
        if bare is not None and place.asleep:
            bare._p_deactivate()
        if count % _TIDY == 0:
            _tidy(register)


def _cases(register) -> Iterator[Place]:
    for number, uid, row in every_number(register):
        case = case_at(register, row["ids"]) if row else None
        yield Place(CASE, uid, number, case, _is_asleep(case))


def _notifications(register) -> Iterator[Place]:
    """By the registry's own table of numbers, from which no number is ever removed."""
    registry = registry_of(register)
    for number, id_ in registry.numbers.items() if registry is not None else ():
        case = registry._getOb(id_, None)
        asleep = _is_asleep(case)
        yield Place(NOTIFICATION, uid_of(case) if case is not None else "", number, case, asleep)


def _is_asleep(content) -> bool:
    return content is not None and aq_base(content)._p_changed is None


def _tidy(register) -> None:
    connection = register._p_jar
    if connection is not None:
        connection.cacheGC()
