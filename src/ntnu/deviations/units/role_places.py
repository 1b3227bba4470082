"""Where folder roles can be given: the registers of a site, their units and SpeakUp! registries."""

from collections.abc import Iterable
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.units import unit_contents


def places_in(site) -> Iterable:
    """All of them in a site."""
    for register in registers(site):
        yield from places_of(register)


def places_of(register) -> list:
    """All of them in one register."""
    registry = registry_of(register)
    return [register, *unit_contents(register), *([] if registry is None else [registry])]
