"""Addresses in what the site sends: below the configured address, never the one a request came to."""

from ntnu.deviations import settings
from ntnu.deviations.access.units import register_of
from plone import api
from urllib.parse import quote


def public_url(place, *more: str) -> str:
    """The public address of content of the site, with ``more`` behind it; empty where none is configured."""
    base = settings.public_address()
    if not base:
        return ""
    inside = place.getPhysicalPath()[len(api.portal.get().getPhysicalPath()) :]
    return "/".join((base, *map(quote, inside), *more))


def case_url(case) -> str:
    """The public address of a deviation: by number, so that it stays wherever the case is moved."""
    return public_url(register_of(case), "case", case.number)
