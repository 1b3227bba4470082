"""Until 1002 a site stored ids of the registers at its root; now, the path to each, wherever it is."""

from ntnu.deviations.access.units import keep_paths
from ntnu.deviations.access.units import register_paths
from plone import api
from typing import Any


def keep_the_way(setup: Any) -> None:
    """An id becomes a path of one step. Run again, it finds nothing to do."""
    site = api.portal.get()
    keep_paths(site, register_paths(site))
