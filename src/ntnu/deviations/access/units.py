"""Finds registers and their units without the catalog, and loads no object that is not needed."""

from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterable
from collections.abc import Iterator
from ntnu.deviations.content.names import names_of
from ntnu.deviations.content.unit import refuse_with_cases
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.interfaces import IDeviationRegister
from ntnu.deviations.interfaces import IFaculty
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.now import today
from plone.base.interfaces import IPloneSiteRoot
from plone.uuid.interfaces import ATTRIBUTE_NAME
from typing import Any
from zope.annotation.interfaces import IAnnotations

_KEY = "ntnu.deviations.registers"


def uid_of(content) -> str:
    """The UID, read straight off the object: the adapter costs a thousand times as much."""
    return getattr(aq_base(content), ATTRIBUTE_NAME)


def register_of(content):
    """The register ``content`` is in, or is; None outside every register."""
    while content is not None and not IDeviationRegister.providedBy(content):
        content = aq_parent(aq_inner(content))
    return content


def unit_of(content):
    """The faculty or department ``content`` is in, or is; None outside every unit."""
    while content is not None and not IUnit.providedBy(content):
        content = aq_parent(aq_inner(content))
    return content


def registers(site) -> list:
    """The registers of a site, wherever in it they are, as it remembers them."""
    found = (_at(site, path) for path in register_paths(site))
    return [register for register in found if register is not None]


def register_paths(site) -> tuple[tuple[str, ...], ...]:
    """Where the registers of a site are: the ids on the way to each, below the site."""
    kept = IAnnotations(site).get(_KEY, ())
    # Until 1002 ids of those at the root were kept, and the steps of an upgrade ask before that is changed.
    return tuple((one,) if isinstance(one, str) else one for one in kept)


def keep_paths(site, paths: tuple[tuple[str, ...], ...]) -> None:
    """Keep where the registers are."""
    IAnnotations(site)[_KEY] = paths


def _at(site, path: tuple[str, ...]):
    for id_ in path:
        if not aq_base(site).has_key(id_):
            return None
        site = site._getOb(id_)
    return site


def remember_register(register, event) -> None:
    """Subscriber: a register, or a folder that contains one, was added or moved; the site keeps where it
    is."""
    site = site_of(event.newParent)
    if site is not None:
        path = _path(register, event, event.newParent, event.newName, site)
        keep_paths(site, (*(one for one in register_paths(site) if one != path), path))


def forget_register(register, event) -> None:
    """Subscriber: a register, or a folder that contains one, is removed from its place."""
    site = site_of(event.oldParent)
    if site is not None:
        path = _path(register, event, event.oldParent, event.oldName, site)
        keep_paths(site, tuple(one for one in register_paths(site) if one != path))


def site_of(place):
    """The site that a place is in; None for one outside of every site, and where a site itself is moved."""
    around = aq_chain(aq_inner(place)) if place is not None else ()
    return next(filter(IPloneSiteRoot.providedBy, around), None)


def _path(register, event, parent, name: str, site) -> tuple[str, ...]:
    """The ids from the site to a register, where what was moved is ``name`` in ``parent``."""
    below = []
    while aq_base(register) is not aq_base(event.object):
        below.insert(0, register.getId())
        register = aq_parent(aq_inner(register))
    return (*parent.getPhysicalPath()[len(site.getPhysicalPath()) :], name, *below)


def remember_unit(unit, event) -> None:
    """Subscriber: the register keeps the place of each of its units."""
    register = register_of(unit)
    if register is not None and event.newParent is not None:
        register.unit_ids[uid_of(unit)] = tuple(unit.getPhysicalPath()[len(register.getPhysicalPath()) :])


def forget_unit(unit, event) -> None:
    """Subscriber: a unit is deleted."""
    register = register_of(unit)
    if register is not None and event.newParent is None:
        register.unit_ids.pop(uid_of(unit), None)


def refuse_removal(unit, event) -> None:
    """Subscriber: a unit is not deleted while there are cases at it.

    A register or a site can be deleted as a whole, with its units.
    """
    if aq_base(event.object) is aq_base(unit):
        refuse_with_cases(unit)


def unit_contents(register) -> Iterator:
    """Every unit object of a register."""
    for ids in list(register.unit_ids.values()):
        unit = register
        for id_ in ids:
            unit = unit._getOb(id_)
        yield unit


def bare_units(register) -> Iterator[tuple[str, Any]]:
    """UID and object of every unit, the object without its place.

    For reading attributes of each unit: wrapping fifty units at each request costs more than all the rest of
    the groups plugin.
    """
    root = aq_base(register)
    for uid, ids in root.unit_ids.items():
        unit = root
        for id_ in ids:
            unit = unit._tree[id_]
        yield uid, unit


def uids_by_faculty(register) -> Iterable[list[str]]:
    """Of each faculty its UID, then those of its departments."""
    found: dict[str, list[str]] = {}
    for uid, (faculty, *department) in aq_base(register).unit_ids.items():
        known = found.setdefault(faculty, [])
        known.insert(len(known) if department else 0, uid)
    return found.values()


def departments_of(register, uid: str) -> list[str]:
    """UIDs of the departments of the unit with this UID; a department has none."""
    return next((below for unit, *below in uids_by_faculty(register) if unit == uid), [])


def faculty_of(register, uid: str) -> str:
    """UID of the faculty that the unit is in; of a faculty its own, and empty for a unit that is gone."""
    return next((faculty for faculty, *below in uids_by_faculty(register) if uid in (faculty, *below)), "")


def unit_content(register, uid: str):
    """The unit object with this UID, in its place; None when there is none."""
    ids = register.unit_ids.get(uid)
    if ids is None:
        return None
    unit = register
    for id_ in ids:
        unit = unit._getOb(id_)
    return unit


def describe(unit) -> Unit:
    """The unit as the rules see it."""
    uid = uid_of(unit)
    day = today() if unit.active_from or unit.active_to else None
    started = not unit.active_from or unit.active_from <= day
    ended = bool(unit.active_to) and unit.active_to < day
    faculty_uid = uid if IFaculty.providedBy(unit) else uid_of(aq_parent(aq_inner(unit)))
    in_use = started and not ended and not unit.merged_into
    return Unit(uid, unit.code, faculty_uid, names_of(unit), in_use)


def successor(register, uid: str):
    """The unit object with this UID, or the one that it is a part of by now; None when there is none."""
    unit = unit_content(register, uid)
    while unit is not None and unit.merged_into:
        unit = unit_content(register, unit.merged_into)
    return unit
