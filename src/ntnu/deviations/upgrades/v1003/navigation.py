"""Until 1002 the catalog did not know that registers and units may be in menus, and left them out."""

from ntnu.deviations.access.units import registers
from ntnu.deviations.access.units import unit_contents
from plone import api
from typing import Any


def index_for_menus(setup: Any) -> None:
    """Index it of each. Run again, it finds its work done."""
    for register in registers(api.portal.get()):
        for place in (register, *unit_contents(register)):
            place.reindexObject(idxs=["exclude_from_nav"])
